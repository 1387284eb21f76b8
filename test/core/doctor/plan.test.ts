import { describe, expect, test } from 'vitest';
import { type FixMeans, planFix, planLines, wantsGo } from '../../../src/core/doctor/plan.ts';
import { machine } from '../../support/doctor.ts';

const noName = { why: 'dns', said: 'getaddrinfo ENOTFOUND registry-1.docker.io' } as const;
const noImage = { here: null, registry: { host: 'registry-1.docker.io', failed: noName } };
const noGo = { path: null, version: null };
const down = { id: 'engine-down', what: 'Docker does not answer.', next: 'Start it.' };
const silent = { server: null, fault: down, storage: null } as const;
const inContainer = { root: true, sudo: false, systemd: false };

const toolchain = {
  go: '1.27.4',
  version: 'v0.0.1-go1.27.4.linux-amd64',
  proxy: 'https://proxy.golang.org',
  bytes: 76e6,
};
const means: FixMeans = {
  toolchain: { ok: true, toolchain },
  goRoot: '/w/.tour/go',
  imageRecipe: '/p/scripts/engine/golang-image.sh',
};

const plan = (...facts: Parameters<typeof machine>) => planFix(machine(...facts), means);
const ids = (...facts: Parameters<typeof machine>) => plan(...facts).steps.map(({ id }) => id);

test('a machine with nothing wrong needs nothing', () => {
  expect(planFix(machine(), { ...means, toolchain: null })).toEqual({ steps: [], cannot: [] });
});

test('a bare Debian container goes from nothing to all lessons', () => {
  const bare = plan({ go: noGo, engine: { program: null }, image: noImage }, inContainer);
  expect(bare.cannot).toEqual([]);
  expect(bare.steps.map(({ id, after }) => `${id} after ${after.join(' ')}`)).toEqual([
    'go after ',
    'engine after ',
    'image after go engine',
  ]);
  expect(
    planLines(bare).flatMap((line) => (line.kind === 'command' ? [line.text] : [])),
  ).toMatchInlineSnapshot(`
    [
      "download golang.org/toolchain v0.0.1-go1.27.4.linux-amd64 (76 MB) from https://proxy.golang.org",
      "compare it with what the Go checksum database has signed",
      "unpack it to /w/.tour/go",
      "apt-get update -q",
      "env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends docker.io iptables ca-certificates tini $(apt-cache search --names-only '^docker-(cli|buildx)$' | cut -d' ' -f1)",
      "setsid dockerd >/var/log/dockerd.log 2>&1 </dev/null &",
      "for i in $(seq 60); do docker info >/dev/null 2>&1 && break; sleep 1; done; docker info >/dev/null || { tail -n 5 /var/log/dockerd.log; false; }",
      "env PATH="/w/.tour/go/bin:$PATH" bash /p/scripts/engine/golang-image.sh",
    ]
  `);
});

test('with sudo and systemd the administrator is asked, and the service started', () => {
  const [step] = plan({ engine: { program: null } }).steps;
  expect(step?.commands.every((line) => line.startsWith('sudo '))).toBe(true);
  expect(step?.commands).toContain('sudo systemctl enable --now docker');
  expect(step?.commands).toContain('sudo usermod -aG docker "$USER"');
});

describe('what is done', () => {
  test.each<[string, Parameters<typeof machine>, readonly string[]]>([
    ['no Go', [{ go: noGo }], ['go']],
    ['a Go that cannot be run', [{ go: { version: null, said: 'exec format error' } }], ['go']],
    ['a daemon that is not up', [{ engine: silent }], ['start-engine']],
    [
      'no permission',
      [{ engine: { ...silent, socket: { path: '/s', there: true, allowed: false } } }],
      ['start-engine'],
    ],
    ['no base image, no registry', [{ image: noImage }], ['image']],
    [
      'no base image, a daemon that is not up',
      [{ engine: silent, image: noImage }, inContainer],
      ['start-engine', 'image'],
    ],
  ])('%s', (_name, facts, steps) => {
    expect(ids(...facts)).toEqual(steps);
  });
});

describe('what is left to the learner, with the reason', () => {
  test.each<[string, Parameters<typeof machine>, RegExp]>([
    ['Fedora', [{ engine: { program: null } }, { manager: 'dnf' }], /Debian and Ubuntu only/],
    ['no administrator', [{ engine: { program: null } }, { sudo: false }], /no sudo/],
    ['no administrator to start it', [{ engine: silent }, { sudo: false }], /administrator/],
    [
      'no administrator for the group',
      [{ engine: { ...silent, socket: { path: '/s', there: true, allowed: false } } }, { sudo: false }],
      /usermod/,
    ],
    ['no stand-in on Fedora', [{ image: noImage }, { manager: 'dnf' }], /registry does not answer/],
  ])('%s', (_name, facts, why) => {
    const { steps, cannot } = plan(...facts);
    expect(steps).toEqual([]);
    expect(cannot[0]?.why).toMatch(why);
  });

  test.each<[string, Parameters<typeof machine>]>([
    ["DOCKER_HOST is the learner's choice", [{ engine: { ...silent, chosenBy: 'DOCKER_HOST' } }]],
    ['Docker Desktop is not started from here', [{ engine: { ...silent, daemon: false } }]],
    ['a GOROOT to nowhere is a setting', [{ go: { version: null, goroot: { path: '/x', version: null } } }]],
    [
      'a base image that can be pulled is',
      [{ image: { here: null, registry: { host: 'r', failed: null } } }],
    ],
  ])('%s', (_name, facts) => {
    expect(plan(...facts).steps).toEqual([]);
  });

  test('no Go where no module proxy answers', () => {
    const facts = machine({ go: noGo });
    expect(wantsGo(facts)).toBe(true);
    const { steps, cannot } = planFix(facts, { ...means, toolchain: { ok: false, what: 'GOPROXY is off' } });
    expect(steps).toEqual([]);
    expect(cannot).toEqual([{ title: 'Go cannot be fetched.', why: 'GOPROXY is off' }]);
  });
});

test('installs curl where there is none, on Debian', () => {
  const { steps, cannot } = plan({ network: { variables: {}, curl: false } });
  expect([steps.map(({ id }) => id), cannot]).toEqual([['curl'], []]);
  expect(steps[0]?.commands.at(-1)).toMatch(/apt-get install .* curl$/);
});
