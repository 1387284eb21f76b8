import { expect, test } from 'vitest';
import type { CommandRecord } from '../../../src/core/progress/types.ts';
import { rebuilt } from '../../../src/core/verdicts/kinds/rebuilt.ts';
import { emptyRecord } from '../../support/records.ts';

const command = (output: string): CommandRecord => ({
  line: 'docker build -t httpserver .',
  end: { how: 'exited', code: 0 },
  milliseconds: 1,
  startedAt: '2026-11-23T04:00:00Z',
  output,
  ports: [],
  container: null,
});

const ran = '#8 [4/5] RUN go mod download\n#8 DONE 2.1s\n#9 [5/5] RUN go build .\n#9 DONE 14.0s\n';
const cached = '#8 [4/5] RUN go mod download\n#8 CACHED\n#9 [5/5] RUN go build .\n#9 DONE 14.0s\n';
const elsewhere =
  '#8 [4/5] RUN go mod download\n#8 CACHED\n#9 [5/5] RUN go build .\n#9 0.1 go: downloading a.b/c v1.0.0\n#9 DONE 14.0s\n';
const alone = '#9 [4/4] RUN go build .\n#9 0.1 go: downloading a.b/c v1.0.0\n#9 DONE 14.0s\n';
const legacy =
  'Step 4/6 : RUN go mod download\n ---> Using cache\n ---> 8c4a8f2a19e6\nStep 5/6 : RUN go build\n ---> Running in 7d91b14a2234\n';
const cut = `#8 [4/5] RUN go mod down … [12 kB left out] …\n#9 DONE 14.0s\n`;

test.each<[string, readonly string[], 'ran' | 'cached', string]>([
  ['nothing built', [], 'ran', 'unknown'],
  ['no build among the commands', ['Dockerfile main.go'], 'ran', 'unknown'],
  ['a build cut short', [cut], 'ran', 'unknown'],
  ['it ran', [ran], 'ran', 'passed'],
  ['it was to be cached', [ran], 'cached', 'failed'],
  ['it was cached', [cached], 'cached', 'passed'],
  ['the newest counts', [ran, 'ls', cached, 'ls'], 'cached', 'passed'],
  ['the newest counts, the other way', [cached, ran], 'cached', 'failed'],
  ['it was downloaded all the same', [elsewhere], 'cached', 'failed'],
  ['without a line of its own', [alone], 'ran', 'passed'],
  ['legacy', [legacy], 'cached', 'passed'],
])('%s', (_name, outputs, download, status) => {
  const record = { ...emptyRecord, commands: outputs.map(command) };
  expect(rebuilt.judge({ download }, record).status).toBe(status);
});

test('no record', () => {
  expect(rebuilt.judge({ download: 'ran' }, null).status).toBe('unknown');
});
