import { expect, test } from 'vitest';
import { adviceFor } from '../../../src/core/xray/advice.ts';
import { rowsOf } from '../../../src/core/xray/rows.ts';
import { aBuild, allFirst } from './samples.ts';

const then = { 'main.go': 'a', 'go.mod': 'm', 'package.json': 'p', 'requirements.txt': 'r' };

/** What is advised when a file has changed, and all from the COPY on has run. */
function advised(lines: readonly string[], changed: string): readonly string[] {
  const dockerfile = ['FROM base', ...lines].join('\n');
  const ran = lines.filter((line) => /^(?:RUN|COPY)/.test(line)).map((line) => `${line}: 3.0`);
  const steps = (all: readonly string[], files: Record<string, string>) => ({
    ...aBuild(dockerfile, all, { files }),
  });
  const before = steps(ran, then);
  return adviceFor(rowsOf(steps(ran, { ...then, [changed]: 'other' }), before));
}

test.each([
  [
    ['COPY . .', 'RUN go mod download'],
    'main.go',
    'Line 3 needs only go.mod and go.sum: copy these, run it, and only then copy the rest (line 2).',
  ],
  [
    ['COPY . .', 'RUN npm ci', 'RUN npm run build'],
    'main.go',
    'Line 3 needs only package.json and package-lock.json',
  ],
  [['COPY . .', 'RUN pip install -r requirements.txt'], 'main.go', 'Line 3 needs only requirements.txt'],
  [
    ['COPY . .', 'RUN apt-get update && apt-get install -y curl'],
    'main.go',
    'Line 3 installs packages and needs none of your files: move it above line 2.',
  ],
  [
    ['COPY . .', 'RUN go build -o x .'],
    'main.go',
    'Line 3 downloads every module anew. Above line 2 put COPY go.mod go.sum ./ and RUN go mod download.',
  ],
])('%j, when %s has changed', (lines, changed, advice) => {
  expect(advised(lines, changed).join('\n')).toContain(advice);
});

test.each([
  ['what is fetched has changed', ['COPY . .', 'RUN go mod download'], 'go.mod'],
  ['a right order', ['COPY go.mod ./', 'RUN go mod download', 'COPY . .', 'RUN go build'], 'go.mod'],
  ['what had to run', ['COPY . .', 'RUN make'], 'main.go'],
])('nothing to reorder: %s', (_name, lines, changed) => {
  expect(advised(lines, changed)).toEqual([]);
});

test('a new line is no reason to reorder', () => {
  const old = aBuild(allFirst, [
    'WORKDIR /app: cached',
    'COPY . .: cached',
    'RUN go build -o httpserver .: cached',
  ]);
  const now = aBuild(allFirst.replace('/app', '/src'), [
    'WORKDIR /src: 0.1',
    'COPY . .: 0.1',
    'RUN go build -o httpserver .: 9.0',
  ]);
  expect(adviceFor(rowsOf(now, old))).toEqual([]);
});
