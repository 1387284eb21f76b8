import { z } from 'zod';
import type { StepRecord } from '../../progress/types.ts';
import { type BuildStep, recordText } from '../build-record.ts';
import { readBuildRecord } from '../build-records/read.ts';
import { defineCheck } from '../check-kind.ts';

/** In the learner's own newest build of this step, the download ran, or was taken from the cache. */
export const rebuilt = defineCheck({
  kind: 'rebuilt',
  schema: z.strictObject({ download: z.enum(['ran', 'cached']) }),
  cost: 'instant',
  perishable: false,
  title: ({ download }) => expectation(download),
  request: () => ({ fact: 'record' }),
  judge({ download }, record) {
    const expected = expectation(download);
    const seen = newestDownload(record);
    if (!seen)
      return {
        status: 'unknown',
        expected,
        found: 'no build in this step yet',
        why: "Only your own build here can show it, by the builder's record.",
        next: 'Run docker build -t httpserver . in the tour.',
        cause: null,
        fault: null,
      };
    const { found, step } = seen;
    const is = found === 'cached' ? 'taken from the cache' : `run${seconds(step)}`;
    const text = step.text.replace(/\s+/g, ' ').slice(0, 48);
    if (found === download) return { status: 'passed', expected, found: `${text}: ${is}` };
    return {
      status: 'failed',
      expected,
      found: `${text}: ${is}`,
      why:
        download === 'ran'
          ? 'The builder reused that line, because nothing above it, and nothing that it copies, had changed since.'
          : 'The builder ran that line again, because it or something above it was new to it.',
      next:
        download === 'ran'
          ? 'Change main.go, save it, and build again.'
          : 'Change only main.go and build once more: a first build has nothing to reuse.',
      cause: download === 'ran' ? 'nothing-changed' : 'download-ran-again',
      place: null,
    };
  },
});

const expectation = (download: 'ran' | 'cached') =>
  download === 'ran' ? 'your build downloaded the modules again' : 'your build reused the download';

const seconds = (step: BuildStep) => (step.seconds === null ? '' : `, ${step.seconds.toFixed(1)} s`);

type Seen = { readonly found: 'ran' | 'cached'; readonly step: BuildStep };

/** What became of the download in the newest command whose output holds a build record that tells it. */
function newestDownload(record: StepRecord | null): Seen | null {
  for (const command of record?.commands.toReversed() ?? []) {
    const build = readBuildRecord(command.output);
    if (!build) continue;
    const steps = build.steps.filter(({ text }) => /^RUN\b/i.test(text));
    // `go mod download` says nothing when it downloads; go build does. In a terminal's picture of a build a step's log
    // stands apart from it.
    const spoke = steps.find(({ log }) => log.some((line) => line.includes('go: downloading')));
    const fetch = steps.find(({ text }) => /\bgo\s+mod\s+(?:download|vendor)\b/.test(text));
    const compile = steps.find(({ text }) => /\bgo\s+(?:build|install|get|mod\s+tidy)\b/.test(text));
    const step = spoke ?? fetch ?? compile;
    if (!step || step.state === 'not-reached' || step.state === 'running') continue;
    if (step.state === 'cached') return { found: 'cached', step };
    if (spoke || fetch || recordText(build).includes('go: downloading')) return { found: 'ran', step };
    return { found: 'cached', step };
  }
  return null;
}
