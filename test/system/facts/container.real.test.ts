import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { emptyRecord } from '../../../src/core/progress/progress.ts';
import type { CommandRecord, StepRecord } from '../../../src/core/progress/types.ts';
import { removeFolder } from '../../support/facts.ts';
import { docker, inShort, judgeReally, leftBehind, makeWorkspace } from '../../support/judging.ts';
import { writeModule } from '../../support/server-module.ts';
import { describeReal, warmImage } from '../../support/tools.ts';

const image = `gdt-container-test-${process.pid}`;
const name = `${image}-it`;

const Dockerfile = (end = '') =>
  `FROM ${warmImage()} AS builder\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /httpserver .\nFROM scratch\nCOPY --from=builder /httpserver /httpserver\nENV TEST=${image}\n${end}ENTRYPOINT ["/httpserver"]\n`;

describeReal(['docker', 'golang image', 'network'], 'container', () => {
  let root = '';
  const build = () => docker('build', '-q', '-t', image, join(root, 'httpserver'));
  const judge = (published = true, record: StepRecord | null = null) =>
    judgeReally(root, { kind: 'container', spec: { published, image, ended: true } }, record);

  beforeAll(async () => {
    root = await makeWorkspace({ Dockerfile: Dockerfile() });
    await build();
  });
  afterEach(async () => {
    await docker('rm', '-f', '-v', name);
  });
  afterAll(async () => {
    await docker('image', 'rm', image);
    await removeFolder(root);
    expect(await leftBehind()).toEqual([]);
  });

  const run = (...options: string[]) => docker('run', '-d', '--name', name, ...options);

  test('none', async () => expect(inShort(await judge())).toBe('unknown: null'));

  test.each([
    ['published', 'passed', ['-p', '127.0.0.1::8080']],
    ['published together with another port', 'passed', ['-p', '127.0.0.1::9000', '-p', '127.0.0.1::8080']],
    ['on another port, told by -e', 'passed', ['-e', 'PORT=9000', '-p', '127.0.0.1::9000']],
    ['not published', 'port-not-published', []],
    ['published where nobody listens', 'listens-elsewhere', ['-p', '127.0.0.1::3000']],
  ])('%s', async (_name, cause, options) => {
    await run(...options, image);
    const verdict = await judge();
    expect(inShort(verdict), JSON.stringify(verdict)).toBe(cause);
    expect(await judge()).toEqual(verdict);
  });

  test('the wrong way round', async () => {
    const port = await freePort();
    await run('-e', `PORT=${port}`, '-p', `127.0.0.1:${port}:8080`, image);
    const verdict = await judge();
    expect(inShort(verdict)).toBe('ports-swapped');
    expect(verdict.status === 'failed' && verdict.next).toContain(`-p 8080:${port}`);
  });

  test('taken by somebody else', async () => {
    const { server, port } = await taken();
    await run('-p', `127.0.0.1:${port}:8080`, image);
    const verdict = await judge();
    server.close();
    expect(inShort(verdict), JSON.stringify(verdict)).toBe('port-taken');
    expect(verdict.found).toContain(String(port));
  });

  test('made, never started', async () => {
    await docker('create', '--name', name, image);
    expect(inShort(await judge())).toBe('container-not-started');
  });

  test('stopped on purpose is nobody’s failure', async () => {
    await run('-p', '127.0.0.1::8080', image);
    await docker('stop', name);
    expect(inShort(await judge())).toBe('unknown: null');
  });

  test('ended by itself, with its last line', async () => {
    await run('-e', 'PORT=none', '-p', '127.0.0.1::8080', image);
    await docker('wait', name);
    const verdict = await judge();
    expect(inShort(verdict).replace(/ @.*/, ''), JSON.stringify(verdict)).toBe('container-exited');
    expect(verdict.found).toContain('none');
  });

  test('ended by itself, after the tour saw it serve', async () => {
    await run('-e', 'PORT=none', '-p', '127.0.0.1::8080', image);
    await docker('wait', name);
    const command: CommandRecord = {
      ...{ line: `docker run -p 8080:8080 ${image}`, startedAt: '', milliseconds: 1, output: 'GET /' },
      ...{ end: { how: 'stopped' }, ports: [8080], container: 'gone' },
    };
    const served = { ...emptyRecord, commands: [command] };
    const { status, found } = await judge(true, served);
    expect({ status, found }).toEqual({ status: 'passed', found: 'it ran in the tour, and was asked' });
    expect(inShort(await judge())).toContain('container-exited');
  });

  test('started again and again, each time seen for a moment as one that runs', async () => {
    const short = await makeWorkspace({
      Dockerfile: `FROM ${warmImage()}\nENV TEST=${image}\nCMD ["sh", "-c", "sleep 1; echo gone; exit 3"]\n`,
    });
    await docker('build', '-q', '-t', `${image}-short`, join(short, 'httpserver'));
    await run('--restart', 'always', '-p', '127.0.0.1::8080', `${image}-short`);
    const spec = { published: true, image: `${image}-short`, ended: true };
    const verdict = await judgeReally(short, { kind: 'container', spec });
    await docker('rm', '-f', name);
    await docker('image', 'rm', `${image}-short`);
    await removeFolder(short);
    expect(inShort(verdict), JSON.stringify(verdict)).toBe('container-exited @ Dockerfile:3');
    expect(verdict.found).toContain('over and over');
  });

  test('without a published port on purpose', async () => {
    await run(image);
    expect(inShort(await judge(false))).toBe('passed');
    await docker('rm', '-f', name);
    await run('-p', '127.0.0.1::8080', image);
    expect(inShort(await judge(false))).toBe('port-published');
  });

  test('of an older image, then dynamic in scratch', async () => {
    await run('-p', '127.0.0.1::8080', image);
    await writeModule(root, {
      Dockerfile: Dockerfile('EXPOSE 8080\n').replace('CGO_ENABLED=0', 'CGO_ENABLED=1'),
    });
    await build();
    expect(inShort(await judge())).toBe('container-of-older-image');
    const old = await docker('inspect', '--format', '{{.Image}}', name);
    await docker('rm', '-f', name);
    await docker('image', 'rm', old);
    await run(image);
    expect(inShort(await judge())).toBe('dynamic-in-scratch @ Dockerfile:4');
  });
});

function taken(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address ? address.port : 0 });
    });
  });
}

async function freePort(): Promise<number> {
  const { server, port } = await taken();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
