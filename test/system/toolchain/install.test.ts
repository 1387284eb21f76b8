import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { workspacePaths } from '../../../src/core/workspace/paths.ts';
import { installToolchain } from '../../../src/system/toolchain/install.ts';
import { newestToolchain, pickNewest } from '../../../src/system/toolchain/versions.ts';
import { openWeb } from '../../../src/system/web/client.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import {
  type ProxyBehaviour,
  toolchainFiles,
  toolchainProxy,
  version,
  zipOf,
} from '../../support/toolchain-proxy.ts';

async function installation(change: Partial<ProxyBehaviour> = {}) {
  const proxy = await toolchainProxy(change);
  const folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true }));
  const paths = workspacePaths(folder);
  const web = await openWeb({});
  const { signal } = new AbortController();
  const toolchain = { go: '1.99.1', version, proxy: proxy.url, bytes: null };
  const report = { doing: () => {}, progress: () => {} };
  return {
    proxy,
    paths,
    web,
    install: (sumdb = proxy.sumdb, stop = signal) =>
      installToolchain(web, toolchain, sumdb, paths, stop, report),
    /** What lies in the tour's folder. */
    left: () => readdir(paths.tour),
  };
}

test('a toolchain comes whole, runs, and leaves nothing else', async () => {
  const { install, paths, left } = await installation();
  expect(await install()).toMatchObject({ ok: true, go: '1.99.1' });
  expect(execFileSync(join(paths.goRoot, 'bin/go'), { encoding: 'utf8' })).toBe(
    'go version go1.99.1 linux/amd64\n',
  );
  expect(await readFile(join(paths.goRoot, 'src/go.mod'), 'utf8')).toBe('module std\n');
  expect(await left()).toEqual(['go']);
});

test('a download that is cut off goes on where it was', async () => {
  const { install, proxy, paths } = await installation({ cutAfter: 200 });
  expect(await install()).toMatchObject({
    ok: false,
    next: expect.stringContaining('goes on where it was cut off'),
  });
  expect(existsSync(paths.goRoot)).toBe(false);
  proxy.behaviour.cutAfter = 0;
  expect(await install()).toMatchObject({ ok: true });
  expect(proxy.asked.filter((each) => each.includes('.zip'))).toEqual([
    `GET /golang.org/toolchain/@v/${version}.zip`,
    `GET /golang.org/toolchain/@v/${version}.zip bytes=200-`,
  ]);
});

test('so it does from a server that knows no ranges, from the beginning', async () => {
  const { install, proxy } = await installation({ cutAfter: 200, ranges: false });
  expect(await install()).toMatchObject({ ok: false });
  proxy.behaviour.cutAfter = 0;
  expect(await install()).toMatchObject({ ok: true });
});

test('what was whole when it was given up is not downloaded again', async () => {
  const { install, proxy, paths } = await installation();
  const zip = join(paths.tour, 'go-download', `${version}.zip`);
  const { mkdir, writeFile } = await import('node:fs/promises');
  await mkdir(join(paths.tour, 'go-download'), { recursive: true });
  await writeFile(zip, proxy.behaviour.zip);
  expect(await install()).toMatchObject({ ok: true });
});

describe('what is not genuine is never installed', () => {
  const changed = toolchainFiles.map(([name, text]) => [name, text.replace('1.99.1', '1.99.2')] as const);

  test.each<[string, Partial<ProxyBehaviour>, RegExp]>([
    ['another zip', { zip: zipOf(changed) }, /its hash is h1:/],
    [
      'a file more',
      { zip: zipOf([...toolchainFiles, [`${toolchainFiles[0]?.[0]}2`, 'x']]) },
      /its hash is h1:/,
    ],
    [
      'a file that leads out',
      { zip: zipOf([...toolchainFiles, [`golang.org/toolchain@${version}/../../x`, 'x']]) },
      /it holds/,
    ],
    ['no zip', { zip: Buffer.from('<html>log in first</html>') }, /not a zip/],
    ['another hash', { lookup: (answer) => answer.replace('h1:', 'h1:A') }, /not in the tree/],
    ['another tree', { lookup: (answer) => answer.replace('\n1\n', '\n2\n') }, /not signed/],
    ['no signature', { lookup: (answer) => answer.replace(/— .*/, '') }, /not signed/],
    ['a page to log in', { lookup: () => '<html></html>' }, /not signed/],
  ])('%s', async (_name, change, what) => {
    const { install, paths, left } = await installation(change);
    expect(await install()).toMatchObject({ ok: false, what: expect.stringMatching(what) });
    expect(existsSync(paths.goRoot)).toBe(false);
    expect((await left()).filter((name) => name !== 'go-download')).toEqual([]);
  });

  test('nor anything where the checksum database is switched off, as go itself has it', async () => {
    const { install } = await installation();
    expect(await install('off')).toMatchObject({
      ok: false,
      what: expect.stringContaining('GOSUMDB is off'),
    });
  });
});

test('an older toolchain that is there stays until the new one is whole', async () => {
  const { install, paths, proxy } = await installation();
  expect(await install()).toMatchObject({ ok: true });
  proxy.behaviour.zip = Buffer.from('no zip');
  expect(await install()).toMatchObject({ ok: false });
  expect(existsSync(join(paths.goRoot, 'bin/go'))).toBe(true);
});

test('what is given up leaves no toolchain, and what has come', async () => {
  const { install, paths, left } = await installation();
  const controller = new AbortController();
  controller.abort();
  expect(await install(undefined, controller.signal)).toMatchObject({ ok: false });
  expect(existsSync(paths.goRoot)).toBe(false);
  expect(await left()).toEqual(['go-download']);
});

test('the newest release is found, behind proxies that do not know it', async () => {
  const { proxy, web } = await installation();
  const { signal } = new AbortController();
  const hop = { kind: 'proxy', anyError: false } as const;
  const hops = [
    { ...hop, url: `${proxy.url}/none` },
    { kind: 'direct', url: 'direct', anyError: false },
  ] as const;
  const platform = { os: 'linux', arch: 'amd64' };
  expect(await newestToolchain(web, [{ ...hop, url: proxy.url }], platform, signal)).toMatchObject({
    ok: true,
    toolchain: { go: '1.99.1', bytes: proxy.behaviour.zip.length },
  });
  expect(await newestToolchain(web, hops.slice(1), platform, signal)).toEqual({
    ok: false,
    what: 'GOPROXY names no module proxy',
  });
});

test.each([
  ['v0.0.1-go1.9.linux-amd64\nv0.0.1-go1.27.4.linux-amd64\nv0.0.1-go1.27.10.linux-amd64', '1.27.10'],
  ['v0.0.1-go1.28rc1.linux-amd64\nv0.0.1-go1.27.4.linux-amd64', '1.27.4'],
  ['v0.0.1-go1.27.4.darwin-arm64', null],
  ['', null],
])('%j has %s', (list, newest) => {
  expect(pickNewest(list, { os: 'linux', arch: 'amd64' })).toBe(newest);
});
