import { type Fetching, fetching, selfContained } from './fetching.ts';
import type { Row } from './rows.ts';
import { broken } from './words.ts';

/** What hardly any line needs, and what `.dockerignore` would name for it. */
const strays: readonly (readonly [RegExp, string])[] = [
  [/^\.git\//, '.git'],
  [/^(?:[^/]+\.)?(?:Dockerfile|Containerfile)(?:\.[^/]+)?$/, 'Dockerfile'],
  [/^\.dockerignore$/, '.dockerignore'],
  [/^(?:docker-)?compose[\w.-]*\.ya?ml$/, 'compose.yaml'],
  [/^node_modules\//, 'node_modules'],
  [/^\.(?:vscode|idea)\//, '.vscode and .idea'],
  [/(?:^|\/)__pycache__\//, '**/__pycache__'],
  [/(?:^|\/)\.DS_Store$/, '**/.DS_Store'],
  [/\.log$/, '*.log'],
];

/** What to move in a Dockerfile so that the same change makes less run; [] where what ran had to. */
export function adviceFor(rows: readonly Row[]): readonly string[] {
  return broken(rows).flatMap((row) => {
    const after = rows.filter(
      ({ cause, line }) => cause?.is === 'after' && cause.line === row.line && line !== row.line,
    );
    if (row.cause?.is === 'argument') return moveArgument(rows, row, row.cause, after);
    if (row.cause?.is !== 'files') return [];
    const files = row.cause.files.map(({ path }) => path);
    const told = after.flatMap((late) => lateLine(row, late, files));
    const moved = told.length > 0 ? told : compilesAll(rows, row, after, files);
    return [...ignoreStrays(row, files), ...moved];
  });
}

/** A line that fetches, and runs only because a line above it brings more than it needs. */
function lateLine(row: Row, late: Row, files: readonly string[]): readonly string[] {
  if (selfContained.some((command) => command.test(late.text)))
    return [
      `Line ${late.line} installs packages and needs none of your files: move it above line ${row.line}.`,
    ];
  const known = fetching.find(({ command }) => command.test(late.text));
  if (!known || files.some((path) => known.names.test(path))) return [];
  const needs = neededBy(late, known);
  return [
    `Line ${late.line} needs only ${needs}: copy ${/ and |\*/.test(needs) ? 'these' : 'this'}, run it, and only then copy the rest (line ${row.line}).`,
  ];
}

/** pip is told the file's name. */
function neededBy({ text }: Row, { needs }: Fetching): string {
  const named = /\bpip3? install\b[^&|;]*?(?:-r|--requirement)[ =]+(\S+\.txt)/.exec(text)?.[1];
  return named ?? needs;
}

/** All that changed is what no line needs. */
function ignoreStrays(row: Row, files: readonly string[]): readonly string[] {
  const named = files.map((path) => strays.find(([stray]) => stray.test(path))?.[1]);
  // A line that names it wants it.
  if (named.length === 0 || files.some((path) => row.text.includes(path))) return [];
  const names = [...new Set(named)];
  if (names.some((name) => name === undefined)) return [];
  return [
    `Hardly any image needs ${files.length === 1 ? files[0] : 'these files'}: name ${names.join(', ')} in .dockerignore, and line ${row.line} stays cached.`,
  ];
}

/** An ARG stands above lines that do not use it. */
function moveArgument(
  rows: readonly Row[],
  row: Row,
  { name, line }: { readonly name: string; readonly line: number },
  after: readonly Row[],
): readonly string[] {
  const uses = ({ text }: Row) => new RegExp(`\\$\\{?${name}\\b`).test(text);
  // Above the first FROM it chooses the base image: that is where it belongs.
  if (uses(row) || line < (rows[0]?.line ?? 0)) return [];
  const first = after.find(uses);
  const where = first
    ? `just above line ${first.line}, which uses it`
    : 'just above the first line that uses it';
  return [
    `Line ${line} gives ${name} to every RUN below it, so each new value runs them all: move it ${where}.`,
  ];
}

/** `go build` after `COPY . .`, and nothing that downloads before it: each build downloads every module. */
function compilesAll(
  rows: readonly Row[],
  copy: Row,
  after: readonly Row[],
  changed: readonly string[],
): readonly string[] {
  const build = after.find(({ text }) => /^RUN .*\bgo (?:build|install)\b/.test(text));
  const fetched = rows.some(({ text }) => /\bgo mod (?:download|vendor)\b/.test(text));
  if (!build || fetched || changed.some((path) => /go\.(?:mod|sum)$/.test(path))) return [];
  return [
    `Line ${build.line} downloads every module anew. Above line ${copy.line} put COPY go.mod go.sum ./ and RUN go mod download.`,
  ];
}
