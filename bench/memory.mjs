import { logScripts } from './support/log.mjs';
import { peakMegabytes } from './support/process.mjs';
import { ratioRow } from './support/table.mjs';
import { inFolder, openPrompt } from './support/tour.mjs';

export const about = 'the most memory that the tour has had, after a short log and after a long one';

export async function bench() {
  const peak = (lines) =>
    inFolder(async (folder) => {
      const tour = await openPrompt(folder);
      await tour.runs(logScripts(folder).flood(lines));
      await tour.isReady();
      const megabytes = peakMegabytes(tour.pid);
      await tour.kill();
      return megabytes;
    });
  const [tens, short, long] = [await peak(10), await peak(10_000), await peak(1_000_000)];
  return [
    { what: '10 lines', is: `${tens.toFixed(0)} MB` },
    { what: '10,000 lines', is: `${short.toFixed(0)} MB` },
    ratioRow('1,000,000 lines, to 10,000', long / short, 1.25, { floor: `${long.toFixed(0)} MB` }),
  ];
}
