import { afterAll, beforeAll, expect, test } from 'vitest';
import { engineFinder } from '../../src/system/engine/finder.ts';
import type { SessionOptions } from '../../src/system/session.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { removeFolder, sandboxEnvironment } from '../support/facts.ts';
import { docker } from '../support/judging.ts';
import { aSession, startLine } from '../support/session.ts';
import { describeReal, warmImage } from '../support/tools.ts';

describeReal(['docker', 'golang image'], 'docker run -d', () => {
  aloneWithTheCourseImage();
  const name = `gdt-detached-${process.pid}`;
  const line = `docker run -d --rm --name ${name} ${warmImage()} sleep 300`;
  let session: SessionOptions;

  beforeAll(async () => {
    session = await aSession({ engine: engineFinder(sandboxEnvironment('/')) });
  });
  afterAll(async () => {
    await docker('rm', '-f', name);
    await removeFolder(session.paths.root);
  });

  async function start() {
    const { running, heard } = await startLine(line, session, { timeout: 60 });
    await expect.poll(() => heard, { timeout: 60_000 }).toHaveLength(1);
    return { running, heard: heard[0] };
  }

  test('gives the prompt back, lives on like a server, and ends when its container is stopped', async () => {
    const { running, heard } = await start();
    expect(heard?.ports).toEqual([]);
    expect(heard?.state).not.toBeNull();
    expect(heard?.record).toMatchObject({
      line,
      end: null,
      container: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await docker('stop', '-t', '0', name);
    const outcome = await running.done;
    expect(outcome.end).toEqual({ how: 'exited', code: 0 });
    // The shell went on long ago: where it stood then must not be where the prompt goes back to now.
    expect(outcome.state).toBeNull();
  });

  test('stopping it stops the container', async () => {
    const { running } = await start();
    running.cancel();
    expect((await running.done).end).toEqual({ how: 'stopped' });
    expect(await docker('ps', '-q', '--filter', `name=${name}`)).toBe('');
  });
});
