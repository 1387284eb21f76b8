import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';

const folder = join(tmpdir(), 'go-docker-tour-test-httpserver.lock');

/**
 * Keeps the tests of one file alone with what all of the course shares in the engine: the image name `httpserver`. Call it
 * at the top of a `describe`; other files that call it wait. Test files run in several processes, so a folder is the lock.
 */
export function aloneWithTheCourseImage(): void {
  beforeAll(async () => {
    for (;;) {
      try {
        await mkdir(folder);
        await writeFile(join(folder, 'pid'), String(process.pid));
        return;
      } catch {
        const holder = Number(await readFile(join(folder, 'pid'), 'utf8').catch(() => ''));
        if (holder > 0 && !lives(holder)) await rm(folder, { recursive: true, force: true });
        else await wait(200);
      }
    }
  }, 3_600_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
