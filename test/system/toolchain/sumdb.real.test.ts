import { expect, test } from 'vitest';
import { moduleProxies } from '../../../src/system/go/module-proxy.ts';
import { ownEnvironment } from '../../../src/system/own.ts';
import { parseSumDatabase } from '../../../src/system/toolchain/note.ts';
import { lookUpSum } from '../../../src/system/toolchain/sumdb.ts';
import { openWeb } from '../../../src/system/web/client.ts';
import { describeReal } from '../../support/tools.ts';

describeReal(['network'], 'the checksum database of Go', () => {
  test('has signed a tree in which the record of a toolchain is proven to be', async () => {
    const environment = ownEnvironment();
    const [web, { hops }] = await Promise.all([openWeb(environment), moduleProxies(environment)]);
    const proxy = hops.find(({ kind }) => kind === 'proxy')?.url ?? null;
    const database = parseSumDatabase('sum.golang.org');
    if (!database) throw new Error('it is known');
    const module = { path: 'golang.org/toolchain', version: 'v0.0.1-go1.27.4.linux-amd64' };
    const { signal } = new AbortController();
    expect(await lookUpSum(web, database, module, proxy, signal)).toMatchObject({
      ok: true,
      h1: 'h1:8Tl0rBb7KdISSdPkZBjlpZxsUBb+004GI/SM2XbmSqI=',
    });
  });
});
