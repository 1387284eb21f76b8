import { symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, openTour } from '../support/terminal.ts';
import { toolchainProxy } from '../support/toolchain-proxy.ts';
import { describeReal } from '../support/tools.ts';

/** A PATH on which there is a shell and Node, and nothing of Go's or Docker's. */
async function bareMachine(): Promise<{ readonly [name: string]: string }> {
  const folder = await newFolder('bare');
  for (const name of ['bash', 'sh', 'cat', 'ls', 'env', 'curl'])
    await symlink(join('/bin', name), join(folder, name)).catch(() => {});
  return { PATH: `${folder}:${dirname(process.execPath)}`, HOME: await newFolder('home'), LC_ALL: 'C.UTF-8' };
}

describeReal([], 'the doctor', () => {
  test('says at home what is missing, and f fetches a Go, verified, without an administrator', async () => {
    const proxy = await toolchainProxy();
    const env = { ...(await bareMachine()), GOPROXY: proxy.url, GOSUMDB: proxy.sumdb };
    const tour = await openTour({ env });
    await tour.sees('There is no go on this machine. Every lesson.');
    await tour.sees('There is neither docker nor podman on this machine. Lessons 4 to 6.');
    await tour.press('d');
    await tour.sees('This machine');
    await tour.sees('✗ Go          no go here');
    await tour.press('f');
    await tour.sees("Fetch Go 1.99.1 into the tour's folder");
    await tour.sees('compare it with what the Go checksum database has signed');
    await tour.sees('Shall the tour do that? [y/N]');
    tour.write('n\r');
    await tour.sees('Nothing was changed.');
    expect(proxy.asked.filter((each) => each.startsWith('GET') && each.endsWith('.zip'))).toEqual([]);
    await tour.press('f');
    await tour.sees('Shall the tour do that? [y/N]');
    tour.write('y\r');
    await tour.sees('Go 1.99.1 is here, verified: h1:');
    await tour.sees('Enter goes back to the tour.');
    tour.write('\r');
    await tour.sees("✓ Go          Go 1.99.1, the tour's own");
    await tour.press('escape', '1');
    await tour.isReady();
    await tour.runs('go version');
    await tour.sees('go version go1.99.1 linux/amd64');
  });

  test('is a conversation where there is no screen', async () => {
    const proxy = await toolchainProxy();
    const env = { ...(await bareMachine()), GOPROXY: proxy.url, GOSUMDB: proxy.sumdb };
    const tour = await openTour({ args: ['--plain'], env });
    await tour.sees('There is no go on this machine. Every lesson.');
    tour.write('d\r');
    await tour.sees('f shows what the tour can put right, Enter goes back:');
    tour.write('f\r');
    await tour.sees('Shall the tour do that? [y/N]');
    tour.write('y\r');
    await tour.sees('Enter goes back to the tour.');
    tour.write('\r');
    await tour.sees("✓ Go          Go 1.99.1, the tour's own");
  });
});
