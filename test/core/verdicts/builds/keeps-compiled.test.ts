import { expect, test } from 'vitest';
import { unbuiltScene } from '../../../../src/core/verdicts/builds/foresee.ts';
import { keepsCompiledFault } from '../../../../src/core/verdicts/builds/keeps-compiled.ts';
import { aFolder } from '../../../support/sights.ts';

const kept = '--mount=type=cache,target=/root/.cache/go-build';
const build = 'go build -o httpserver .';

test.each<[string, string, string | null, number | null]>([
  ['kept', `RUN ${kept} ${build}`, null, null],
  ['a folder above it', `RUN --mount=type=cache,target=/root/.cache ${build}`, null, null],
  ['GOCACHE elsewhere, kept there', `ENV GOCACHE=/c\nRUN --mount=type=cache,target=/c ${build}`, null, null],
  ['nothing kept', `RUN ${build}`, 'cache-mount-missing', null],
  ['another folder', `RUN --mount=type=cache,target=/root/go-build ${build}`, 'cache-mount-wrong-folder', 3],
  ['on the line above', `RUN ${kept} go mod download\nRUN ${build}`, 'cache-mount-not-repeated', 4],
  [
    'written into the mount',
    'RUN --mount=type=cache,target=/root/.cache go build -o /root/.cache/x .',
    'built-into-mount',
    3,
  ],
  [
    'written into the mount, and taken out',
    'RUN --mount=type=cache,target=/root/.cache go build -o /root/.cache/x . && cp /root/.cache/x /x',
    null,
    null,
  ],
])('%s', (_name, lines, cause, line) => {
  const fault = keepsCompiledFault(unbuiltScene(`FROM golang\nWORKDIR /app\n${lines}\n`, aFolder));
  expect(fault?.id ?? null).toBe(cause);
  if (line !== null) expect(fault?.place?.line).toBe(line);
});
