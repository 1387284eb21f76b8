import { expect, test } from 'vitest';
import { explain } from '../../../src/core/diagnoses/explain.ts';
import { type Facts, noFacts } from '../../../src/core/diagnoses/facts.ts';

/** What the output alone cannot tell, and the files beside it do. */
const told: readonly (readonly [what: string, output: string, facts: Partial<Facts>, says: RegExp])[] = [
  [
    'the program lies in a directory below',
    'no Go files in /home/me/hello',
    { files: ['go.mod', 'cmd/api/main.go'] },
    /main\.go lies in \.\/cmd\/api.*`go build -o server \.\/cmd\/api`/,
  ],
  [
    'another directory was named',
    'stat /home/me/hello/cmd/server: directory not found',
    { files: ['go.mod', 'cmd/api/main.go'] },
    /given \/home\/me\/hello\/cmd\/server,.*`go build -o server \.\/cmd\/api`/,
  ],
  [
    'go ran before COPY',
    '#9 [4/5] RUN go build -o /server .\n#9 0.2 no Go files in /app\n#9 ERROR: process "/bin/sh -c go build" did not complete',
    { files: ['Dockerfile', 'go.mod', 'main.go'] },
    /main\.go is in this folder, and no COPY has brought it/,
  ],
  [
    'a page is left out by .dockerignore',
    '#9 [4/5] RUN go build .\n#9 0.2 main.go:8:12: pattern web/index.html: no matching files found',
    { files: ['go.mod', 'main.go', 'web/index.html'], ignore: '# pages\n**/*.html\n' },
    /web\/index\.html is in this folder, and line 2 of \.dockerignore \(\*\*\/\*\.html\)/,
  ],
  [
    'a package of the module that is not there',
    'main.go:5:2: no required module provides package github.com/me/app/util; to add it:\n\tgo get github.com/me/app/util',
    { goMod: { module: 'github.com/me/app', go: '1.26' } },
    /package of your own; the module is github\.com\/me\/app,/,
  ],
  [
    'no go.sum here',
    '#9 [4/5] RUN go build .\n#9 0.2 main.go:4:2: missing go.sum entry for module providing package github.com/gorilla/mux; to add:',
    { files: ['Dockerfile', 'go.mod', 'main.go'] },
    /There is no go\.sum in this folder/,
  ],
  [
    'no go.mod here',
    '#9 [4/5] RUN go build .\n#9 0.2 go: go.mod file not found in current directory or any parent directory; see ...',
    { files: ['Dockerfile', 'main.go'] },
    /There is no go\.mod in this folder.*`go mod init/,
  ],
];

test.each(told)('%s', (_what, output, facts, says) => {
  const told = explain(output, { ...noFacts, ...facts });
  expect([told?.cause, ...(told?.fix ?? [])].join(' ')).toMatch(says);
});

test('an empty folder tells nothing of what was copied', () => {
  const output = '#9 [4/5] RUN go build .\n#9 0.2 go: a.example/b@v1.0.0: missing go.sum entry; to add it:';
  expect(explain(output, { ...noFacts, files: [] })?.cause).not.toMatch(/in this folder/);
});
