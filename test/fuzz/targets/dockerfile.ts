import { readDockerfile } from '../../../src/core/dockerfile/read.ts';
import { failureOf } from '../../../src/core/verdicts/builds/failure.ts';
import { mutate } from '../random.ts';
import { holds, type Target } from '../target.ts';

export const dockerfiles = [
  'FROM golang:1.26\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n',
  'FROM golang:1.26\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver .\n',
  '# syntax=docker/dockerfile:1\nARG GO=1.26\nFROM golang:$GO AS builder\nWORKDIR /src\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=bind,source=go.sum,target=go.sum \\\n    # a comment\n    go mod download -x\nCOPY --link . .\nRUN <<EOF\nset -e\nCGO_ENABLED=0 go build -o /httpserver .\nEOF\nFROM scratch\nCOPY --from=builder --chown=65534 /httpserver /\nUSER 65534\nEXPOSE 8080\nENTRYPOINT ["/httpserver"]\n',
  '# escape=`\nfrom golang:1.26 as b\nadd ["a b", "/c d"]\nonbuild run x\nhealthcheck cmd curl -f http://localhost || exit 1\nshell ["/bin/bash", "-c"]\n',
];

const folder = {
  files: ['go.mod', 'go.sum', 'main.go'],
  ignore: null,
  goMod: 'module httpserver\n',
  goSum: '',
  scripts: {},
};

/** A Dockerfile is read line by line; what made its build fail has a place in it. */
export const dockerfile: Target = {
  name: 'Dockerfile',
  weight: 6,
  attempt(random, show) {
    const text = mutate(dockerfiles, random);
    show(text);
    const read = readDockerfile(text);
    const lines = text.split(/\r\n?|\n/).length;
    for (const { instructions, from } of read.stages)
      for (const { line } of [from, ...instructions])
        holds(line >= 1 && line <= lines, `an instruction in line ${line} of ${lines}`);
    const { cause } = failureOf(text, { folder, built: null });
    holds(cause.id !== '' && cause.found !== '' && cause.next !== '', 'a cause without words');
  },
};
