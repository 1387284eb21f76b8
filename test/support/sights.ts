import type { CommandRecord } from '../../src/core/progress/types.ts';
import type { FolderFacts } from '../../src/core/verdicts/facts/build.ts';
import type { Sight } from '../../src/core/verdicts/facts/sight.ts';
import { aCommand } from './model.ts';
import { emptyRecord } from './records.ts';

/** The lessons' folder, as it is sent to a builder. */
export const aFolder: FolderFacts = {
  files: ['Dockerfile', 'go.mod', 'go.sum', 'main.go'],
  ignore: null,
  goMod: 'module httpserver\n\ngo 1.26\n\nrequire github.com/sirupsen/logrus v1.10.2\n',
  scripts: {},
  goSum: 'github.com/sirupsen/logrus v1.10.2 h1:x=\n',
};

/** The solution of lesson 5. */
export const fixed =
  'FROM golang:1.26\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n';

/** BuildKit's plain words for a build of `fixed`, with what its lines logged. */
export function builtFixed(log: string = ''): string {
  return [
    '#5 [1/6] FROM docker.io/library/golang:1.26',
    '#5 CACHED',
    '#6 [2/6] WORKDIR /app',
    '#6 CACHED',
    '#7 [3/6] COPY go.mod go.sum ./',
    '#7 DONE 0.1s',
    '#8 [4/6] RUN go mod download',
    '#8 DONE 0.4s',
    '#9 [5/6] COPY . .',
    '#9 DONE 0.1s',
    '#10 [6/6] RUN go build -o httpserver .',
    ...(log === '' ? [] : [`#10 0.3 ${log}`]),
    '#10 DONE 2.0s',
    '#11 exporting to image',
    '#11 naming to docker.io/library/httpserver:latest done',
    '#11 DONE 0.3s',
    '',
  ].join('\n');
}

const startedAt = '2026-11-01T10:00:10.000Z';

/** A command of the step, begun after the folder was changed last. */
export function later(line: string, change: Partial<CommandRecord> = {}): CommandRecord {
  return aCommand(line, { startedAt, ...change });
}

export function aSight(
  text: string | null,
  commands: readonly CommandRecord[],
  change: Partial<Sight> = {},
): Sight {
  return {
    file: { text, lookalike: null },
    folder: aFolder,
    changedAt: Date.parse(startedAt) - 1000,
    record: { ...emptyRecord, commands },
    ...change,
  };
}
