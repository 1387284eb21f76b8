import { deepStrictEqual } from 'node:assert/strict';
import {
  emptyRecord,
  newProgress,
  readProgress,
  writeProgress,
} from '../../../src/core/progress/progress.ts';
import { mutate } from '../random.ts';
import { holds, type Target } from '../target.ts';

const begun = newProgress('go-docker-tour', '/home/me/go-docker-tour/httpserver');
const samples = [
  writeProgress(begun),
  writeProgress({
    ...begun,
    at: { lesson: 'caching', step: 'reorder' },
    history: ['ls', 'go build', 'docker build -t httpserver .'],
    steps: {
      'caching/reorder': {
        ...emptyRecord,
        commands: [
          {
            line: 'docker build -t httpserver .',
            end: { how: 'exited', code: 1 },
            milliseconds: 15_000,
            startedAt: '2026-11-01T10:00:00.000Z',
            output: '#6 [3/6] COPY . .\n',
            ports: [8080],
            container: null,
          },
        ],
      },
    },
  }),
];

/** A progress file is read whole, or not at all; what was read can be written and read again. */
export const progressFile: Target = {
  name: 'progress file',
  weight: 15,
  attempt(random, show) {
    const text = mutate(samples, random);
    show(text);
    const read = readProgress(text);
    switch (read.is) {
      case 'read': {
        const again = readProgress(writeProgress(read.progress));
        holds(again.is === 'read', 'what was read cannot be read again');
        deepStrictEqual(again.progress, read.progress);
        return;
      }
      case 'newer':
        return holds(read.version > begun.version, 'a newer version that is not newer');
      case 'corrupt':
        return holds(read.why !== '', 'corrupt, and no reason');
    }
  },
};
