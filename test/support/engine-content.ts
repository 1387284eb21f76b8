import { setTimeout as wait } from 'node:timers/promises';
import { docker } from './judging.ts';

/** All that is in the engine: images by tag and id, and containers. */
export async function engineContent(): Promise<ReadonlySet<string>> {
  const images = 'image {{.Repository}}:{{.Tag}} {{.ID}}';
  const containers = 'container {{.Names}} {{.Image}} {{.ID}}';
  const listed = await Promise.all([
    docker('images', '-a', '--no-trunc', '--format', images),
    docker('ps', '-a', '--no-trunc', '--format', containers),
  ]);
  return new Set(listed.flatMap((lines) => lines.split('\n')).filter((line) => line !== ''));
}

/**
 * What is in the engine now and was not before, or was and is not. Other tests work in the same engine meanwhile and take
 * away what they make: what differs counts only when it still does after the seconds that they may need.
 */
export async function goneAgain(before: ReadonlySet<string>, seconds = 180): Promise<string[]> {
  const until = Date.now() + seconds * 1000;
  let differs: string[] | null = null;
  for (;;) {
    const now = await engineContent();
    const all = [...now].filter((line) => !before.has(line)).map((line) => `new: ${line}`);
    const lost = [...before].filter((line) => !now.has(line)).map((line) => `gone: ${line}`);
    const found = [...all, ...lost];
    // What has come since the first look is not the tour's: that has ended.
    differs = differs === null ? found : differs.filter((line) => found.includes(line));
    if (differs.length === 0 || Date.now() > until) return differs;
    await wait(500);
  }
}
