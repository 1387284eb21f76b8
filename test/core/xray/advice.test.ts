import { expect, test } from 'vitest';
import { adviceFor } from '../../../src/core/xray/advice.ts';
import { rowsOf } from '../../../src/core/xray/rows.ts';
import { broken, whyWords } from '../../../src/core/xray/words.ts';
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
  [
    ['COPY . .', 'RUN pip install -r requirements.txt'],
    'main.go',
    'copy this, run it, and only then copy the rest (line 2).',
  ],
  [
    ['COPY . .', 'RUN pip3 install --no-cache-dir -r dev/dev.txt'],
    'main.go',
    'Line 3 needs only dev/dev.txt: copy this',
  ],
  [
    ['COPY . .', 'RUN npm install -g serve'],
    'main.go',
    'Line 3 installs packages and needs none of your files',
  ],
  [
    ['COPY . .', 'RUN pip install gunicorn==23.0'],
    'main.go',
    'Line 3 installs packages and needs none of your files',
  ],
  [
    ['COPY . .', 'RUN go install example.com/tool@v1'],
    'main.go',
    'needs none of your files: move it above line 2.',
  ],
  [
    ['COPY . .', 'RUN dotnet restore'],
    'Program.cs',
    'Line 3 needs only the project files (*.csproj): copy these',
  ],
  [['COPY . .', 'RUN ./mvnw -B dependency:go-offline'], 'Main.java', 'Line 3 needs only pom.xml: copy this'],
  [
    ['COPY . .', 'RUN make'],
    '.git/HEAD',
    'Hardly any image needs .git/HEAD: name .git in .dockerignore, and line 2 stays cached.',
  ],
  [['COPY . .', 'RUN make'], 'Dockerfile', 'name Dockerfile in .dockerignore'],
  [['COPY . .', 'RUN make'], 'logs/debug.log', 'name *.log in .dockerignore'],
])('%j, when %s has changed', (lines, changed, advice) => {
  expect(advised(lines, changed).join('\n')).toContain(advice);
});

test.each([
  ['what is fetched has changed', ['COPY . .', 'RUN go mod download'], 'go.mod'],
  ['a right order', ['COPY go.mod ./', 'RUN go mod download', 'COPY . .', 'RUN go build'], 'go.mod'],
  ['what had to run', ['COPY . .', 'RUN make'], 'main.go'],
  ['a project that installs itself', ['COPY . .', 'RUN pip install .'], 'main.go'],
  ['one in a folder', ['COPY . .', 'RUN pip install ./api'], 'main.go'],
  ['a Dockerfile that is wanted', ['COPY Dockerfile /etc/', 'RUN make'], 'Dockerfile'],
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

/** What is advised when `--build-arg COMMIT=` gives another value, and nothing else has changed. */
function advisedFor(
  lines: readonly string[],
  base = 'FROM base',
): { readonly why: string[]; readonly advice: readonly string[] } {
  const steps = lines.filter((line) => /^(?:RUN|COPY)/.test(line)).map((line) => `${line}: 3.0`);
  const build = (value: string) => ({
    ...aBuild([base, ...lines].join('\n'), steps, { files: then }),
    args: { COMMIT: value },
  });
  const rows = rowsOf(build('b'), build('a'));
  return { why: broken(rows).map((row) => `${row.line}: ${whyWords(row)}`), advice: adviceFor(rows) };
}

test('a build argument above lines that do not use it is to be moved', () => {
  const { why, advice } = advisedFor(['ARG COMMIT=none', 'RUN npm ci', 'RUN build --version=$COMMIT']);
  expect(why).toEqual(['3: --build-arg gives COMMIT another value (line 2)']);
  expect(advice).toEqual([
    'Line 2 gives COMMIT to every RUN below it, so each new value runs them all: move it just above line 4, which uses it.',
  ]);
  expect(advisedFor(['ARG A B COMMIT', 'RUN make']).advice[0]).toContain(
    'above the first line that uses it.',
  );
});

test('one that is used where it stands may stay, and one of a FROM has to', () => {
  expect(advisedFor(['ARG COMMIT', 'RUN build $COMMIT'])).toEqual({
    why: ['3: --build-arg gives COMMIT another value (line 2)'],
    advice: [],
  });
  expect(advisedFor(['RUN make'], 'ARG COMMIT\nFROM base:$COMMIT')).toEqual({
    why: ['3: --build-arg gives COMMIT another value (line 1)'],
    advice: [],
  });
});
