import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { moduleProxies, parseGoProxy } from '../../../src/system/go/module-proxy.ts';
import { temporaryFolder } from '../../support/temporary.ts';

test.each([
  ['https://proxy.golang.org,direct', ['proxy https://proxy.golang.org', 'direct direct']],
  ['off', ['off off']],
  ['direct,https://never.example', ['direct direct']],
  ['https://a.example/go/|https://b.example', ['proxy https://a.example/go |', 'proxy https://b.example']],
  ['goproxy.example', ['proxy https://goproxy.example']],
  ['file:///srv/mod,,off', ['file file:///srv/mod', 'off off']],
])('GOPROXY=%s', (setting, hops) => {
  const read = parseGoProxy(setting).map(
    ({ kind, url, anyError }) => `${kind} ${url}${anyError ? ' |' : ''}`,
  );
  expect(read).toEqual(hops);
});

test('a variable goes before what go env -w has saved, and that before the default', async () => {
  const folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true }));
  const GOENV = join(folder, 'env');
  await writeFile(
    GOENV,
    'GOPROXY=https://old.example\n# a note\nGOPROXY=https://saved.example\nGOSUMDB=off\n',
  );
  expect(await moduleProxies({ GOENV })).toMatchObject({ setting: 'https://saved.example', sumdb: 'off' });
  expect((await moduleProxies({ GOENV, GOPROXY: 'direct' })).setting).toBe('direct');
  expect(await moduleProxies({ GOENV: 'off' })).toMatchObject({
    setting: 'https://proxy.golang.org,direct',
    sumdb: 'sum.golang.org',
  });
});
