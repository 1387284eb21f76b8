// How long the program takes to start, as a ratio to a Node that does nothing, measured in turns in the same run:
// `npm run bench`. Milliseconds of one machine say little about another; ratios travel.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { firstFrame } from './first-frame.mjs';

const rounds = Number(process.argv[2] ?? 15);
const cli = resolve(import.meta.dirname, '../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'go-docker-tour-bench-'));
const workspace = join(folder, 'workspace');

/** Runs to the end; wall-clock milliseconds. */
function toTheEnd(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}

const measured = {
  'node -e 0': () => toTheEnd(['-e', '0']),
  '--version': () => toTheEnd([cli, '--version']),
  '--help': () => toTheEnd([cli, '--help']),
  'first frame, 80x24': () => firstFrame([cli, '--workspace', workspace]),
};

/** @type {Record<string, number[]>} */
const times = Object.fromEntries(Object.keys(measured).map((name) => [name, []]));
try {
  // The first round fills the file cache and Node's compile cache, and makes the workspace: it does not count.
  for (let round = 0; round <= rounds; round += 1)
    for (const [name, measure] of Object.entries(measured)) {
      const time = await measure();
      if (round > 0) times[name].push(time);
    }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
const floor = median(times['node -e 0']);
console.log(`Node ${process.versions.node}, medians of ${rounds} rounds`);
for (const [name, values] of Object.entries(times)) {
  const middle = median(values);
  console.log(
    `${name.padEnd(22)} ${middle.toFixed(0).padStart(5)} ms  ${(middle / floor).toFixed(1).padStart(5)} x node -e 0`,
  );
}
