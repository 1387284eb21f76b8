import { expect, test } from 'vitest';
import type { CommandRecord } from '../../../../src/core/progress/types.ts';
import type { ContainerFact, ContainerView } from '../../../../src/core/verdicts/facts/containers.ts';
import { container } from '../../../../src/core/verdicts/kinds/container.ts';
import { emptyRecord } from '../../../support/records.ts';
import { stopped } from '../image/samples.ts';

const view: ContainerView = {
  id: '1',
  name: 'calm_gopher',
  state: 'running',
  current: true,
  published: [{ host: 8081, inside: 8080 }],
  hostNetwork: false,
  answered: [8081],
  listening: [{ port: 8080, address: '::' }],
  instead: null,
  stopped: null,
};
const instead = { runs: 'sleep 9', own: './httpserver' };
const mute = { ...view, answered: [] };
const dead = (over: object): ContainerView => ({
  ...mute,
  state: 'exited',
  stopped: { ...stopped, exit: 1, ...over },
});
const command = (over: Partial<CommandRecord>): CommandRecord => ({
  line: 'docker run -p 8080:8080 httpserver',
  end: { how: 'stopped' },
  milliseconds: 1,
  startedAt: '2026-11-23T00:00:00Z',
  output: 'level=info msg=request method=GET path=/',
  ports: [8080],
  container: 'abc',
  ...over,
});
const recorded = (over: Partial<CommandRecord>): Partial<ContainerFact> => ({
  record: { ...emptyRecord, commands: [command(over)] },
});

const judge = (published: boolean, fact: Partial<ContainerFact>) => {
  const verdict = container.judge(
    { published, image: 'httpserver', ended: true },
    { containers: [], image: true, behind: null, record: null, ...fact },
  );
  return verdict.status === 'passed' ? 'passed' : verdict.cause;
};

test.each<[string, Partial<ContainerFact>, string | null]>([
  ['answers', { containers: [view] }, 'passed'],
  ['one of two answers', { containers: [mute, view] }, 'passed'],
  ['nothing', {}, null],
  ['another program', { containers: [{ ...mute, listening: [], instead }] }, 'container-runs-something-else'],
  ['no network', { containers: [{ ...mute, astray: 'no network' }] }, 'container-changed-by-flags'],
  ['for UDP', { containers: [{ ...mute, published: [], astray: 'udp' }] }, 'port-not-published'],
  [
    'a folder mounted over its program',
    {
      containers: [{ ...dead({ exit: null }), changed: { mounts: ['/data', '/httpserver'], workdir: null } }],
    },
    'container-changed-by-flags',
  ],
  [
    'a folder mounted elsewhere',
    { containers: [{ ...dead({ exit: 1 }), changed: { mounts: ['/data'], workdir: '/' } }] },
    'container-exited',
  ],
  [
    'another working directory',
    {
      containers: [
        {
          ...dead({ exit: 127, config: { ...stopped.config, entrypoint: ['./web'], workdir: '/app' } }),
          changed: { mounts: [], workdir: '/tmp' },
        },
      ],
    },
    'container-changed-by-flags',
  ],
  [
    'another program, that ended',
    { containers: [{ ...dead({ exit: 0 }), instead }] },
    'container-runs-something-else',
  ],
  ['of an older image', { containers: [{ ...view, current: false }] }, 'container-of-older-image'],
  ['the image is gone', { containers: [{ ...view, current: false }], image: false }, 'passed'],
  ['not published', { containers: [{ ...mute, published: [] }] }, 'port-not-published'],
  ['swapped', { containers: [{ ...mute, published: [{ host: 8080, inside: 80 }] }] }, 'ports-swapped'],
  [
    'loopback',
    { containers: [{ ...mute, listening: [{ port: 8080, address: '127.0.0.1' }] }] },
    'listens-on-loopback',
  ],
  [
    'taken',
    { containers: [dead({ said: 'Bind for 0.0.0.0:8080 failed: port is already allocated' })] },
    'port-taken',
  ],
  ['exited', { containers: [dead({ said: 'no configuration' })] }, 'container-exited'],
  [
    'panic',
    { containers: [dead({ exit: 2, said: 'main.main() /src/main.go:12 +0x18' })] },
    'container-exited',
  ],
  [
    'of an image that is older than main.go',
    { containers: [dead({ said: 'no configuration' })], behind: { in: 'sources', seen: 'main.go changed' } },
    'image-older-sources',
  ],
  [
    'mute, of an image that is older than the Dockerfile',
    { containers: [mute], behind: { in: 'dockerfile', seen: 'its ENV is another' } },
    'image-older-dockerfile',
  ],
  ['of the image of these files', { containers: [mute], behind: { in: 'nothing' } }, 'no-answer'],
  [
    'mute, and the image was built again since',
    { containers: [{ ...mute, current: false }], behind: { in: 'nothing' } },
    'container-of-older-image',
  ],
  [
    'not published, and older too',
    { containers: [{ ...mute, published: [] }], behind: { in: 'sources', seen: 'main.go changed' } },
    'port-not-published',
  ],
  ['docker stop', { containers: [dead({ exit: 2, said: 'msg=request' })] }, null],
  ['docker kill', { containers: [dead({ exit: 137 })] }, null],
  ['seen in the tour', recorded({}), 'passed'],
  ['seen, not asked', recorded({ output: 'listening on port 8080' }), null],
  ['a program, no container', recorded({ container: null }), null],
  ['passed before', { record: { ...emptyRecord, state: 'passed' } }, 'passed'],
])('published: %s', (_name, fact, cause) => {
  expect(judge(true, fact)).toBe(cause);
});

test.each<[string, Partial<ContainerFact>, string | null]>([
  ['closed', { containers: [{ ...mute, published: [] }] }, 'passed'],
  ['published all the same', { containers: [view] }, 'port-published'],
  ['nothing', {}, null],
  ['seen in the tour', recorded({ line: 'docker run httpserver', ports: [] }), 'passed'],
  ['seen, with -p', recorded({ ports: [] }), null],
])('not published: %s', (_name, fact, cause) => {
  expect(judge(false, fact)).toBe(cause);
});
