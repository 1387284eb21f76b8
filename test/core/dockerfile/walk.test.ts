import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivals } from '../../../src/core/dockerfile/arrivals.ts';
import { expand } from '../../../src/core/dockerfile/expand.ts';
import { goCommands } from '../../../src/core/dockerfile/go-commands.ts';
import { hiddenBy, readIgnore } from '../../../src/core/dockerfile/ignore.ts';
import { resolvePath } from '../../../src/core/dockerfile/paths.ts';
import { readDockerfile } from '../../../src/core/dockerfile/read.ts';
import { compileCache, goFolder, keeps, moduleCache, walkStage } from '../../../src/core/dockerfile/walk.ts';

const steps = (text: string) => {
  const dockerfile = readDockerfile(text);
  const stage = dockerfile.stages.at(-1);
  return stage ? walkStage(dockerfile, stage) : [];
};
const last = (text: string) => {
  const step = steps(text).at(-1);
  if (!step) throw new Error('no step');
  return step;
};

test.each([
  ['FROM golang:1.26\nRUN x', '/go', '/go/pkg/mod', '/root/.cache/go-build'],
  ['FROM docker.io/library/golang\nWORKDIR app\nRUN x', '/go/app', '/go/pkg/mod', '/root/.cache/go-build'],
  ['FROM alpine\nWORKDIR /a\nWORKDIR ../b/./c\nRUN x', '/b/c', '/root/go/pkg/mod', '/root/.cache/go-build'],
  ['FROM golang\nENV GOPATH /gp\nRUN x', '/go', '/gp/pkg/mod', '/root/.cache/go-build'],
  ['ARG D=/d\nFROM golang\nARG D\nENV GOMODCACHE=$D/m GOCACHE="/c d"\nRUN x', '/go', '/d/m', '/c d'],
  ['FROM golang AS a\nENV HOME=/h\nWORKDIR /w\nFROM a\nRUN x', '/w', '/go/pkg/mod', '/h/.cache/go-build'],
  ['FROM golang\nRUN export GOPATH=/e && x', '/go', '/e/pkg/mod', '/root/.cache/go-build'],
])('%j', (text, workdir, modules, compiled) => {
  const step = last(text);
  expect([step.workdir, moduleCache(step), compileCache(step)]).toEqual([workdir, modules, compiled]);
});

test.each([
  ['go build', '/w'],
  ['cd /tmp && go build', '/tmp'],
  ['cd sub; cd "../other" && CGO_ENABLED=0 go build .', '/w/other'],
  ['go build && cd /tmp', '/w'],
  ['go -C /app mod download', '/app'],
  ['cd $D && go build', '/d'],
  ['cd "$(mktemp -d)" && go build', null],
])('where go works in RUN %s', (command, folder) => {
  expect(goFolder(last(`FROM golang\nENV D=/d\nWORKDIR /w\nRUN ${command}`))).toBe(folder);
});

test('a home is that of the user', () => {
  expect(moduleCache(last('FROM alpine\nUSER me:us\nRUN x'))).toBe('/home/me/go/pkg/mod');
});

test.each([
  ['--mount=type=cache,target=/go/pkg/mod', true],
  ['--mount=type=cache,dst=/go/pkg/mod/', true],
  ['--mount=target=/go/pkg,type=cache,id=x', true],
  ['--mount=type=cache,target=pkg/mod', true],
  ['--mount=type=cache,target=/go/pkg/mod/cache', false],
  ['--mount=type=bind,target=/go/pkg/mod', false],
  ['--mount=type=cache,target=/root/go/pkg/mod', false],
])('%s keeps the modules: %s', (mount, kept) => {
  const step = last(`FROM golang\nRUN ${mount} go build`);
  expect(keeps(step, moduleCache(step)) !== null).toBe(kept);
});

const files = ['Dockerfile', 'go.mod', 'go.sum', 'main.go', 'cmd/x/main.go', 'web/index.html'];

test.each([
  ['COPY . .', files.map((file) => `/app/${file}`)],
  ['COPY go.mod go.sum ./', ['/app/go.mod', '/app/go.sum']],
  ['ADD go.* /src/', ['/src/go.mod', '/src/go.sum']],
  ['COPY ["go.mod", "/m/renamed"]', ['/m/renamed']],
  ['COPY *.go ./', ['/app/main.go']],
  ['COPY ./cmd ./cmd', ['/app/cmd/x/main.go']],
  ['COPY web /', ['/index.html']],
  ['COPY --from=x . .', []],
  ['COPY <<EOF go.mod\nmodule x\nEOF', []],
  ['RUN --mount=type=bind,source=go.mod,target=go.mod x', ['/app/go.mod']],
  ['RUN --mount=target=. x', files.map((file) => `/app/${file}`)],
  ['RUN --mount=type=bind,from=a,target=. x', []],
])('%s', (line, to) => {
  const found = arrivals(last(`FROM golang\nWORKDIR /app\n${line}\n`), { files, ignore: [] });
  expect(found.map((arrival) => arrival.to).sort()).toEqual([...to].sort());
});

test.each([
  ['*.go', 'main.go', 1],
  ['*.go', 'cmd/main.go', null],
  ['**/*.go', 'cmd/main.go', 1],
  ['**/*.go', 'main.go', 1],
  ['# no\n\n/go.mod', 'go.mod', 3],
  ['*\n!go.mod', 'go.mod', null],
  ['*\n!go.mod', 'go.sum', 1],
  ['vendor/', 'vendor/a/b.go', 1],
  ['go.?od', 'go.mod', 1],
  ['.', 'main.go', 1],
  ['[', 'main.go', null],
])('.dockerignore %j and %s', (text, path, line) => {
  expect(hiddenBy(path, readIgnore(text))?.line ?? null).toBe(line);
});

test.each([
  ['RUN go mod download && CGO_ENABLED=0 go build -o /x .', ['mod download', 'build']],
  ['RUN ["go", "mod", "download"]', ['mod download']],
  ['RUN cd /src; /usr/local/go/bin/go install ./...', ['install']],
  ['RUN go -C /src build', ['build']],
  ['RUN <<EOF\nset -e\ngo mod tidy\ngo   build\nEOF', ['mod tidy', 'build']],
  ['RUN echo cargo build', []],
  ['CMD go run .', []],
])('%j', (line, verbs) => {
  expect(goCommands(last(`FROM golang\n${line}\n`).instruction).map(({ verb }) => verb)).toEqual(verbs);
});

test.each([
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the builder's own variables
  ['$A/${B}', '1/2'],
  ['${C:-x}${A:+y}${C:+z}', 'xy'],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: the builder's own variables
  ['\\$A$$', '$A$$'],
])('expands %s', (text, value) => {
  expect(expand(text, { A: '1', B: '2' })).toBe(value);
});

test('paths never leave the root and are their own normal form', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (directory, path) => {
      const resolved = resolvePath(directory, path);
      return (
        resolved.startsWith('/') &&
        !/\/\.\.?(?:\/|$)/.test(resolved) &&
        resolvePath('/x', resolved) === resolved
      );
    }),
  );
});

test('walking never throws', () => {
  const line = fc.tuple(
    fc.constantFrom('FROM', 'RUN', 'COPY', 'ENV', 'ARG', 'WORKDIR', 'ADD', 'RUN --mount=type=bind,'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(line.map(([word, rest]) => `${word} ${rest}`)), (lines) => {
      for (const step of steps(`FROM a\n${lines.join('\n')}`)) arrivals(step, { files, ignore: [] });
    }),
  );
});
