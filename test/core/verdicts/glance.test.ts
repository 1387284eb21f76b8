import { describe, expect, test } from 'vitest';
import type { CommandRecord } from '../../../src/core/progress/types.ts';
import type { Glance } from '../../../src/core/verdicts/glance.ts';
import { build } from '../../../src/core/verdicts/kinds/build.ts';
import { image } from '../../../src/core/verdicts/kinds/image.ts';
import { runs } from '../../../src/core/verdicts/kinds/runs.ts';
import { ships } from '../../../src/core/verdicts/kinds/ships.ts';
import { aSight, builtFixed, fixed, later } from '../../support/sights.ts';

const line = 'docker build -t httpserver .';
const built = (change: Partial<CommandRecord> = {}) => later(line, { output: builtFixed(), ...change });
const downloads = { keepsDownloads: true, keepsCompiled: false };
const failed = { how: 'exited', code: 1 } as const;

const said = (glance: Glance | undefined) =>
  glance?.sees === 'fault' ? `fault: ${glance.verdict.cause}` : glance?.sees;

const legacy = `Step 1/7 : FROM golang:1.26
 ---> aaaaaaaaaaaa
Step 2/7 : WORKDIR /app
 ---> Using cache
 ---> bbbbbbbbbbbb
Step 3/7 : COPY go.mod go.sum ./
 ---> Using cache
 ---> cccccccccccc
Step 4/7 : RUN go mod download
 ---> Using cache
 ---> dddddddddddd
Step 5/7 : COPY . .
 ---> eeeeeeeeeeee
Step 6/7 : RUN go build -o httpserver .
 ---> Running in ffffffffffff
 ---> 111111111111
Step 7/7 : ENTRYPOINT ["./httpserver"]
 ---> Running in 222222222222
 ---> 333333333333
Successfully built 333333333333
Successfully tagged httpserver:latest
`;

describe('the download stays cached', () => {
  test.each<[string, string | null, readonly CommandRecord[], string]>([
    ['nothing built', fixed, [], 'right'],
    ['the own build agrees', fixed, [built()], 'agreement'],
    ['the legacy builder’s does', fixed, [later(line, { output: legacy })], 'agreement'],
    ['other commands since', fixed, [built(), later('ls')], 'agreement'],
    ['the build was of older files', fixed, [built({ startedAt: '2026-11-01T09:00:00.000Z' })], 'right'],
    ['the build still runs', fixed, [built({ end: null })], 'right'],
    [
      'the build was of another Dockerfile',
      `${fixed.replace('ENTRY', 'RUN true\nENTRY')}`,
      [built()],
      'right',
    ],
    ['a quiet build', fixed, [built({ output: 'sha256:abc\n' })], 'right'],
    ['a record that was cut', fixed, [built({ output: builtFixed().slice(200) })], 'right'],
    [
      'the own build downloaded late',
      fixed,
      [built({ output: builtFixed('go: downloading a.b/c v1.0.0') })],
      'nothing',
    ],
    ['it reads wrong', fixed.replace('COPY go.mod go.sum ./', 'COPY . .'), [], 'fault: copies-all-first'],
    ['the own build failed', fixed, [built({ end: failed, output: 'x' })], 'right'],
    [
      'the own build failed, and says why',
      fixed,
      [
        built({
          end: failed,
          output:
            '#9 [5/6] COPY . .\n#9 DONE 0.1s\n#10 [6/6] RUN go build -o httpserver .\n#10 0.3 ./main.go:7:2: undefined: x\n#10 ERROR: process "/bin/sh -c go build" did not complete successfully: exit code: 1\nERROR: failed\n',
        }),
      ],
      'fault: undefined-name',
    ],
    ['no Dockerfile', null, [], 'fault: dockerfile-missing'],
  ])('%s', (_name, text, commands, expected) => {
    expect(said(build.glance?.(downloads, aSight(text, commands)))).toBe(expected);
  });
});

test.each<[string, string, string]>([
  ['a mount for what is compiled', 'RUN --mount=type=cache,target=/root/.cache/go-build go build', 'right'],
  ['no mount yet', 'RUN go build', 'nothing'],
  [
    'a mount elsewhere',
    'RUN --mount=type=cache,target=/root/.cache/go go build',
    'fault: cache-mount-wrong-folder',
  ],
  ['a mount for the zips', 'RUN --mount=type=cache,target=/go/pkg/mod/cache go build', 'nothing'],
  ['compiled by its container', 'CMD ["go", "run", "."]', 'nothing'],
  ['a mount on all of GOPATH', 'RUN --mount=type=cache,target=/go go build', 'nothing'],
])('what is compiled is kept: %s', (_name, run, expected) => {
  const text = fixed.replace('RUN go build', run);
  expect(said(build.glance?.({ keepsDownloads: true, keepsCompiled: true }, aSight(text, [])))).toBe(
    expected,
  );
});

test.each<[string, string, readonly CommandRecord[], string]>([
  ['of that name', 'httpserver', [built()], 'agreement'],
  ['of another name', 'other', [built()], 'nothing'],
  ['of another tag', 'httpserver:one', [built()], 'nothing'],
  ['nothing built', 'httpserver', [], 'nothing'],
])('the image: %s', (_name, tag, commands, expected) => {
  expect(said(image.glance?.({ tag }, aSight(fixed, commands)))).toBe(expected);
});

const run = later('docker run -p 8080:8080 httpserver', {
  container: 'abc',
  ports: [8080],
  end: null,
  output: 'level=info msg=request method=GET path=/\n',
});

test.each<[string, readonly CommandRecord[], string]>([
  ['asked, and logged', [built(), run, later('curl')], 'agreement'],
  ['not asked yet', [built(), { ...run, output: 'listening on port 8080\n' }], 'nothing'],
  ['of another image', [built(), { ...run, line: 'docker run -p 8080:8080 nginx' }], 'nothing'],
  ['started before that build', [run, built()], 'nothing'],
])('a container of it: %s', (_name, commands, expected) => {
  expect(said(runs.glance?.({}, aSight(fixed, commands)))).toBe(expected);
});

const scratch = (copy: string) =>
  `${fixed.replace('FROM golang:1.26', 'FROM golang:1.26 AS b').replace(/ENTRY.*/, '')}FROM scratch\n${copy}\n`;

test.each<[string, string, string]>([
  ['one file', scratch('COPY --from=b /app/httpserver /httpserver'), 'right'],
  ['a folder', scratch('COPY --from=b /app /app'), 'nothing'],
  ['everything', scratch('COPY --from=b / /'), 'nothing'],
  ['Go itself', scratch('COPY --from=b /usr/local/go /go'), 'nothing'],
  ['another base', fixed, 'nothing'],
])('ships %s', (_name, text, expected) => {
  expect(said(ships.glance?.({ maxMegabytes: 200 }, aSight(text, [])))).toBe(expected);
});
