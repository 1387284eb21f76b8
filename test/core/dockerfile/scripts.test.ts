import { expect, test } from 'vitest';
import { goCommands } from '../../../src/core/dockerfile/go-commands.ts';
import { readDockerfile } from '../../../src/core/dockerfile/read.ts';
import { type Scripts, scriptFiles, withScripts } from '../../../src/core/dockerfile/scripts.ts';

const makefile = `VERSION := 1
.PHONY: build modules
build: modules
\tgo build -o httpserver .
modules:
\t@go mod download
clean:
\tgo clean -modcache
`;

test.each<[run: string, scripts: Scripts, verbs: string[]]>([
  ['RUN sh ./build.sh', { 'build.sh': 'go mod download\ngo build .' }, ['mod download', 'build']],
  ['RUN ["./scripts/build.sh"]', { 'scripts/build.sh': '# go get x\ngo build .' }, ['build']],
  ['RUN sh other.sh', { 'build.sh': 'go build .' }, []],
  ['COPY build.sh ./', { 'build.sh': 'go build .' }, []],
  ['RUN make', { Makefile: makefile }, ['mod download', 'build']],
  ['RUN make modules && ls', { Makefile: makefile }, ['mod download']],
  ['RUN make -s clean', { Makefile: makefile }, ['clean']],
  ['RUN echo make', {}, []],
])('%s', (run, scripts, verbs) => {
  const dockerfile = readDockerfile(`FROM golang\n${run}\n`);
  expect(scriptFiles(dockerfile, ['go.mod', 'main.go', ...Object.keys(scripts)])).toEqual(
    verbs.length > 0 ? Object.keys(scripts) : [],
  );
  const told = withScripts(dockerfile, scripts).stages[0]?.instructions.flatMap(goCommands) ?? [];
  expect(told.map(({ verb }) => verb)).toEqual(verbs);
});
