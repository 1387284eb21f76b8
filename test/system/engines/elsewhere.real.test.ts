import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Environment } from '../../../src/core/workspace/paths.ts';
import { type TestEngine, testEngine } from '../../support/engines.ts';
import { removeFolder, temporaryFolder } from '../../support/facts.ts';
import { engineSocket, forward } from '../../support/forward.ts';
import { docker, inShort, leftBehind, makeWorkspace } from '../../support/judging.ts';
import { describeReal, warmImage } from '../../support/tools.ts';

const image = `gdt-elsewhere-${process.pid}`;
const container = `${image}-it`;
const Dockerfile = (last: string) =>
  `FROM ${warmImage()} AS builder\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /httpserver .\nFROM scratch\nENV TEST=${image}\nCOPY --from=builder /httpserver /httpserver\n${last}\n`;
const right = Dockerfile('ENTRYPOINT ["/httpserver"]');

/** Another address of this machine: what listens on 127.0.0.1 only does not answer there, as if it were another machine. */
const other = '127.0.0.2';

describeReal(['docker', 'golang image', 'network'], 'an engine that is somewhere else', () => {
  let folder = '';
  let root = '';
  let near: Awaited<ReturnType<typeof forward>>;
  let far: Awaited<ReturnType<typeof forward>>;
  let ways: { [name: string]: { environment: Environment; host: string } };
  beforeAll(async () => {
    const socket = engineSocket();
    if (socket === null) throw new Error('this needs an engine behind a Unix socket');
    folder = await temporaryFolder();
    root = await makeWorkspace({ Dockerfile: right });
    const link = join(folder, 'engine.sock');
    await symlink(socket, link);
    near = await forward('127.0.0.1', socket);
    far = await forward(other, socket);
    const config = { DOCKER_CONFIG: join(folder, 'config') };
    const contexts = await testEngine(config, 'docker');
    await contexts.call('context', 'create', 'far', '--docker', `host=tcp://${other}:${far.port}`);
    await contexts.call('context', 'use', 'far');
    ways = {
      'a socket with another name': { environment: { DOCKER_HOST: `unix://${link}` }, host: 'localhost' },
      'DOCKER_HOST over TCP': {
        environment: { DOCKER_HOST: `tcp://127.0.0.1:${near.port}` },
        host: 'localhost',
      },
      'a context in use': { environment: config, host: other },
      DOCKER_CONTEXT: { environment: { ...config, DOCKER_CONTEXT: 'default' }, host: 'localhost' },
      'the legacy builder on another machine': {
        environment: { DOCKER_HOST: `tcp://${other}:${far.port}`, DOCKER_BUILDKIT: '0' },
        host: other,
      },
    };
    await docker('build', '-q', '-t', image, join(root, 'httpserver'));
  });
  afterEach(() => docker('rm', '-f', '-v', container));
  afterAll(async () => {
    await docker('image', 'rm', image);
    await Promise.all([near.close(), far.close()]);
    await Promise.all([removeFolder(folder), removeFolder(root)]);
    expect(await leftBehind()).toEqual([]);
  });

  const engineBy = async (name: string): Promise<TestEngine> => {
    const way = ways[name];
    if (way === undefined) throw new Error(name);
    const engine = await testEngine(way.environment, 'docker');
    expect(engine.engine.host).toBe(way.host);
    return engine;
  };

  test.each(['a socket with another name', 'DOCKER_HOST over TCP', 'a context in use', 'DOCKER_CONTEXT'])(
    '%s: an image runs and answers',
    async (name) => {
      const on = await engineBy(name);
      expect(on.engine.builder).toBe('buildkit');
      const verdict = await on.judge(root, { kind: 'runs', spec: {} });
      expect(inShort(verdict), JSON.stringify(verdict)).toBe('passed');
    },
  );

  test('the ports that it publishes are asked for where it is', async () => {
    const here = await testEngine({}, 'docker');
    const there = await engineBy('a context in use');
    const judge = async (on: TestEngine) =>
      inShort(await on.judge(root, { kind: 'container', spec: { published: true, image, ended: true } }));
    await docker('run', '-d', '--name', container, '-p', `${other}::8080`, image);
    expect(await judge(there)).toBe('passed');
    expect(await judge(here)).not.toBe('passed');
    await docker('rm', '-f', '-v', container);
    await docker('run', '-d', '--name', container, '-p', '127.0.0.1::8080', image);
    expect(await judge(there)).not.toBe('passed');
    expect(await judge(here)).toBe('passed');
  });

  test('a wrong solution has the same cause there', async () => {
    const on = await engineBy('the legacy builder on another machine');
    expect(on.engine.builder).toBe('legacy');
    const before = far.taken();
    const folder = await makeWorkspace({ Dockerfile: Dockerfile('ENTRYPOINT ["/server"]') });
    try {
      const verdict = await on.judge(folder, { kind: 'runs', spec: {} });
      expect(inShort(verdict), JSON.stringify(verdict)).toBe('entrypoint-missing @ Dockerfile:8');
      expect(far.taken()).toBeGreaterThan(before);
    } finally {
      await removeFolder(folder);
    }
  });

  test('nobody there is the machine’s fault', async () => {
    const nothing = `unix://${folder}/nothing.sock`;
    await expect(testEngine({ DOCKER_HOST: nothing }, 'docker')).rejects.toThrow(
      `Docker does not answer at ${nothing}, where DOCKER_HOST sends it.`,
    );
    await expect(testEngine({ DOCKER_HOST: 'tcp://docker.test.invalid:2375' }, 'docker')).rejects.toThrow(
      'no name server knows the host of tcp://docker.test.invalid:2375',
    );
  });
});
