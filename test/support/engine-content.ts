import { setTimeout as wait } from 'node:timers/promises';
import { docker } from './judging.ts';

/** All that is in the engine: images by tag and id, and containers. @param ask calls the engine's program */
export async function engineContent(ask = docker): Promise<ReadonlySet<string>> {
  const images = 'image {{.Repository}}:{{.Tag}} {{.ID}}';
  const containers = 'container {{.Names}} {{.Image}} {{.ID}}';
  const listed = await Promise.all([
    ask('images', '-a', '--no-trunc', '--format', images),
    ask('ps', '-a', '--no-trunc', '--format', containers),
  ]);
  return new Set(listed.flatMap((lines) => lines.split('\n')).filter((line) => line !== ''));
}

/**
 * What is in the engine now and was not before, and tags of `repositories` that were and are not as they were. Other tests
 * work in the same engine meanwhile and take away what they make: what is new counts only when it is still there after
 * the seconds that they may need.
 */
export async function changesSince(
  before: ReadonlySet<string>,
  repositories: readonly string[],
  seconds = 180,
  ask = docker,
): Promise<string[]> {
  const until = Date.now() + seconds * 1000;
  const ours = [...before].filter((line) => repositories.some((name) => line.startsWith(`image ${name}:`)));
  let left: string[] | null = null;
  for (;;) {
    const now = await engineContent(ask);
    const added = [...now].filter((line) => !before.has(line));
    // What has come since the first look is not the tour's: that has ended.
    left = left === null ? added : left.filter((line) => now.has(line));
    const gone = ours.filter((line) => !now.has(line)).map((line) => `gone: ${line}`);
    if (left.length === 0 || Date.now() > until) return [...left.map((line) => `new: ${line}`), ...gone];
    await wait(500);
  }
}
