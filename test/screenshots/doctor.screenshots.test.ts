import { symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'vitest';
import { newFolder, openTour } from '../support/terminal.ts';
import { toolchainProxy } from '../support/toolchain-proxy.ts';
import { describeReal } from '../support/tools.ts';
import { shoot } from './shoot.ts';

describeReal([], 'pictures of the doctor', () => {
  test('are of a machine without go and docker', async () => {
    const home = await newFolder('home');
    const bare = await newFolder('bare');
    for (const name of ['bash', 'sh', 'cat', 'ls', 'env'])
      await symlink(join('/bin', name), join(bare, name)).catch(() => {});
    // The machine's own way to modules is its owner's: a certificate's name, a company's host.
    const proxy = await toolchainProxy();
    const env = {
      HOME: home,
      PATH: `${bare}:${dirname(process.execPath)}`,
      GOPROXY: proxy.url,
      GOSUMDB: proxy.sumdb,
    };
    const tour = await openTour({ env, workspace: join(home, 'go-docker-tour') });
    await tour.sees('There is neither docker nor podman on this machine.');
    await tour.press('d');
    await tour.sees('✗ Go');
    await tour.loses('looking');
    await shoot(
      tour,
      'doctor',
      "The doctor's screen: what stands in a lesson's way on this machine, and what to do about it",
    );
  });
});
