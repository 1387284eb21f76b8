import { expect, test } from 'vitest';
import { hasMounts, withoutMounts } from '../../../src/core/dockerfile/mounts.ts';

test.each([
  ['RUN --mount=type=cache,target=/x go build', 'RUN go build'],
  ['RUN --mount=type=cache,target=/x \\\n    CGO_ENABLED=0 go build', 'RUN CGO_ENABLED=0 go build'],
  ['run --mount=type=a --mount=type=b \\\n  go build\nCMD x', 'run go build\nCMD x'],
  ['RUN \\\n  --mount=type=a \\\n  --mount=type=b \\\n  go build', 'RUN go build'],
])('%j', (before, after) => {
  expect(hasMounts(before)).toBe(true);
  expect(withoutMounts(before)).toBe(after);
  expect(hasMounts(after)).toBe(false);
});

test.each(['RUN go build', '# RUN --mount=type=cache go build', 'RUN echo --mount=x'])(
  '%j mounts nothing',
  (text) => {
    expect(hasMounts(text)).toBe(false);
    expect(withoutMounts(text)).toBe(text);
  },
);
