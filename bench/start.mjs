import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { inTurns, median, medianRatio, ms } from './support/measure.mjs';
import { others } from './support/others.mjs';
import { ratioRow } from './support/table.mjs';
import { openTerminal } from './support/terminal.mjs';
import { cli, inFolder, isHome, openTour } from './support/tour.mjs';

export const about =
  'from the start of the process to the screen, in a pseudo-terminal of 80x24; times `node -e 0`';

const down = '\x1b[B';

/** In a pseudo-terminal, as the tour is: a Node that does nothing, from its start to its end. */
async function floorTime() {
  const node = openTerminal(process.execPath, ['-e', '0']);
  await node.exit;
  const time = performance.now() - node.start;
  await node.kill();
  return time;
}

/** @param {string[]} args */
function toTheEnd(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}

/** The second lesson is the chosen one. */
const chosenTwo = (screen) => /^ *▸ \S 2 /m.test(screen);

async function firstFrame(workspace, env = {}) {
  const tour = openTour(workspace, env);
  try {
    return (await tour.until(isHome)) - tour.start;
  } finally {
    await tour.kill();
  }
}

/** A key is pressed as soon as there is a screen; the end is the frame in which it moved the cursor. */
async function menu(workspace, env = {}) {
  const tour = openTour(workspace, env);
  try {
    await tour.until(isHome);
    tour.press(down);
    return (await tour.until(chosenTwo)) - tour.start;
  } finally {
    await tour.kill();
  }
}

async function otherMenu({ args, cwd, is, moved }) {
  const terminal = openTerminal(process.execPath, args, { cwd, env: { HOME: cwd } });
  try {
    await terminal.until(is);
    terminal.press(down);
    return (await terminal.until(moved)) - terminal.start;
  } finally {
    await terminal.kill();
  }
}

/** @param {{ rounds: number }} options */
export async function bench({ rounds }) {
  return inFolder(async (folder) => {
    const workspace = join(folder, 'workspace');
    let fresh = 0;
    // Nothing that an earlier start has left: no compile cache and no workspace, as at the very first one.
    const asAtFirst = (measure) => {
      fresh += 1;
      return measure(join(folder, `new-${fresh}`), { NODE_COMPILE_CACHE: join(folder, `cache-${fresh}`) });
    };
    const rivals = others(folder);
    const times = await inTurns(rounds, {
      floor: floorTime,
      frame: () => firstFrame(workspace),
      menu: () => menu(workspace),
      frameAtFirst: () => asAtFirst(firstFrame),
      menuAtFirst: () => asAtFirst(menu),
      version: () => toTheEnd([cli, '--version']),
      help: () => toTheEnd([cli, '--help']),
      ...Object.fromEntries(
        rivals.filter(({ args }) => args).map((rival) => [rival.name, () => otherMenu(rival)]),
      ),
    });
    const row = (what, name, atMost, note) =>
      ratioRow(what, medianRatio(times[name], times.floor), atMost, {
        floor: ms(median(times[name])),
        note,
      });
    const cold = 'new workspace, no compile cache; files in the page cache';
    return [
      {
        what: 'floor: node -e 0',
        is: ms(median(times.floor)),
        note: `medians of ${rounds} rounds, in turns`,
      },
      row('first useful frame', 'frame', 1.15, 'warm: second start and later'),
      row('menu: a key has moved the cursor', 'menu', 3, 'warm: second start and later'),
      row('first useful frame, at the very first start', 'frameAtFirst', null, cold),
      row('menu, at the very first start', 'menuAtFirst', null, cold),
      row('--version', 'version', null),
      row('--help', 'help', null),
      ...rivals.map(({ name, why }) =>
        why
          ? { what: `menu of ${name}`, is: 'not measured', note: why }
          : row(`menu of ${name}`, name, null, 'warm'),
      ),
    ];
  });
}
