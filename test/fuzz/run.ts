import { parseArgs } from 'node:util';
import { seeded } from './random.ts';
import type { Target } from './target.ts';
import { buildRecord } from './targets/build-record.ts';
import { dockerfile } from './targets/dockerfile.ts';
import { elfHeader } from './targets/elf.ts';
import { explained } from './targets/explain.ts';
import { lessonFile } from './targets/lesson.ts';
import { outputFilter } from './targets/output-filter.ts';
import { progressFile } from './targets/progress.ts';

/** Milliseconds that one input may take. Far more than any needs, so that a slow machine is not mistaken for a hang. */
const longest = 5000;

/**
 * `npm run fuzz -- [--count N] [--seed N] [--only NAME]`: throws inputs at all that reads what others have written. Input
 * number I of seed S is the same each time; a failure prints both.
 */
function main(): number {
  const { values } = parseArgs({
    options: { count: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
  });
  const count = Number(values.count ?? 1_000_000);
  const seed = Number(values.seed ?? 1);
  const all = [progressFile, lessonFile(), dockerfile, buildRecord, elfHeader(), outputFilter, explained()];
  const targets = values.only ? all.filter(({ name }) => name.includes(values.only ?? '')) : all;
  const weights = targets.reduce((sum, { weight }) => sum + weight, 0);
  let tried = 0;
  for (const target of targets) {
    const share = Math.ceil((count * target.weight) / weights);
    const failure = fuzz(target, share, seed);
    tried += share;
    if (failure !== null) {
      console.error(failure);
      return 1;
    }
  }
  console.log(`${tried} inputs of seed ${seed}: none crashed, none hung, nothing was made of nothing`);
  return 0;
}

/** Null when all went well; else what went wrong, with which input. */
function fuzz(target: Target, count: number, seed: number): string | null {
  const began = performance.now();
  let slowest = 0;
  for (let index = 0; index < count; index += 1) {
    let input: unknown;
    const from = performance.now();
    try {
      target.attempt(seeded(seed * 1_000_003 + index), (shown) => {
        input = shown;
      });
    } catch (error) {
      return `${target.name}, input ${index} of seed ${seed}: ${error instanceof Error ? error.stack : error}\n${JSON.stringify(input)}`;
    }
    const took = performance.now() - from;
    slowest = Math.max(slowest, took);
    if (took > longest)
      return `${target.name}, input ${index} of seed ${seed} took ${Math.round(took)} ms\n${JSON.stringify(input)}`;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${target.name.padEnd(14)} ${String(count).padStart(8)} inputs  ${seconds.padStart(6)} s  slowest ${slowest.toFixed(1)} ms`,
  );
  return null;
}

process.exitCode = main();
