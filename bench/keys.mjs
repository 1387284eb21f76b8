import { logScripts } from './support/log.mjs';
import { ms, quantile } from './support/measure.mjs';
import { inFolder, openPrompt } from './support/tour.mjs';

export const about = 'from a key at the prompt to the frame that shows it';

const presses = 200;

export async function bench() {
  return inFolder(async (folder) => {
    const tour = await openPrompt(folder);
    const idle = await latencies(tour);
    // It lives on beside the prompt.
    await tour.runs(`${logScripts(folder).stream} &`);
    await tour.until((screen) => /in the background/.test(screen));
    const streaming = await latencies(tour);
    await tour.kill();
    return [row('nothing runs', idle, 16), row('2,000 lines a second stream in', streaming, 33)];
  });
}

async function latencies(tour) {
  const times = [];
  for (let press = 0; press < presses; press += 1) {
    times.push(await tour.shows('x', /\$ x/));
    times.push(await tour.shows('\x7f', /\$ (?!x)/));
  }
  return times.slice(20);
}

function row(what, times, atMost) {
  const worst = quantile(times, 0.99);
  return {
    what: `p99, ${what}`,
    is: ms(worst),
    target: `at most ${atMost} ms`,
    met: worst <= atMost,
    floor: `median ${ms(quantile(times, 0.5))}, worst ${ms(quantile(times, 1))}, ${times.length} keys`,
  };
}
