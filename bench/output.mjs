import { setTimeout as wait } from 'node:timers/promises';
import { logScripts } from './support/log.mjs';
import { inTurns, median, medianRatio, ms } from './support/measure.mjs';
import { processorSeconds, startDrain } from './support/process.mjs';
import { ratioRow } from './support/table.mjs';
import { inFolder, openPrompt } from './support/tour.mjs';

export const about =
  "a build's log through the tour's terminal, beside a Node that only drains the same pipe";

const lines = 100_000;
const seconds = 5;

/** @param {{ rounds: number }} options */
export async function bench({ rounds }) {
  return inFolder(async (folder) => {
    const { flood, stream } = logScripts(folder);
    const tour = await openPrompt(folder);
    const through = async (count) => {
      const began = await tour.runs(flood(count));
      return (await tour.isReady()) - began;
    };
    const drained = async (count) => (await startDrain(flood(count)).done).milliseconds;
    const times = await inTurns(Math.max(3, Math.round(rounds / 3)), {
      tour: () => through(lines),
      drain: () => drained(lines),
      tourOne: () => through(1),
      drainOne: () => drained(1),
    });
    const cores = await inTurns(3, {
      tour: async () => {
        await tour.runs(stream);
        const used = await coreOf(tour.pid);
        tour.press('\x03');
        await tour.isReady();
        return used;
      },
      drain: async () => {
        const drain = startDrain(`exec ${stream}`);
        const used = await coreOf(drain.pid);
        drain.end();
        return used;
      },
    });
    await tour.kill();
    const net = (name) => times[name].map((value, index) => value - (times[`${name}One`][index] ?? 0));
    const above = median(cores.tour) - median(cores.drain);
    return [
      ratioRow(`${lines} lines`, medianRatio(net('tour'), net('drain')), 1.1, {
        floor: `${ms(median(net('tour')))}, drained ${ms(median(net('drain')))}`,
        note: 'each less what it takes for one line',
      }),
      ratioRow(`${lines} lines, from Enter to the prompt`, medianRatio(times.tour, times.drain), null, {
        floor: `${ms(median(times.tour))}; one line ${ms(median(times.tourOne))}, drained ${ms(median(times.drainOne))}`,
      }),
      {
        what: '2,000 lines a second: a core, above the drain',
        is: above.toFixed(3),
        target: 'at most 0.12',
        met: above <= 0.12,
        floor: `${median(cores.tour).toFixed(3)}, drained ${median(cores.drain).toFixed(3)}, over ${seconds} s`,
      },
    ];
  });
}

/** How much of a core a process uses, once it has settled. */
async function coreOf(pid) {
  await wait(1000);
  const before = processorSeconds(pid);
  await wait(seconds * 1000);
  return (processorSeconds(pid) - before) / seconds;
}
