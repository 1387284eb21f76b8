import { expect, test } from 'vitest';
import { readDockerfile } from '../../../../src/core/dockerfile/read.ts';
import type { Stopped } from '../../../../src/core/verdicts/facts/images.ts';
import { stoppedProblem } from '../../../../src/core/verdicts/image/stopped.ts';
import { config, program, stopped } from './samples.ts';

const shell = { ...config, entrypoint: ['/bin/sh', '-c', '/httpserver'] };
const lib = { path: '/lib64/ld-linux-x86-64.so.2', there: false };

const { elf } = program;

const starting = (...lines: string[]) =>
  readDockerfile(
    `FROM golang:1.26\nRUN go build -o /s .\nFROM scratch\nCOPY --from=0 /s /s\n${lines.join('\n')}\n`,
  );

const table: [string, Partial<Stopped>, string, number | undefined][] = [
  ['nothing to start', { config: { ...config, entrypoint: [] }, program: null }, 'nothing-to-start', 3],
  ['shell form, no shell', { config: shell, dockerfile: starting('CMD /s') }, 'shell-form-in-scratch', 5],
  ['a list that asks for a shell', { config: shell }, 'shell-missing', 5],
  ['single quotes', { config: shell, dockerfile: starting("CMD ['/s']") }, 'list-not-json', 5],
  [
    'a list with a comment',
    { config: shell, dockerfile: starting('CMD ["/s"] # go') },
    'comment-after-instruction',
    5,
  ],
  [
    'what the base image starts',
    { config: { ...config, entrypoint: [], command: ['bash'] }, dockerfile: starting('EXPOSE 80'), exit: 0 },
    'nothing-to-start',
    3,
  ],
  [
    'arguments in one string',
    { program: { ...program, is: 'missing', named: '/s -v' } },
    'entrypoint-one-string',
    5,
  ],
  ['a variable in a list', { program: { ...program, is: 'missing', named: '$BIN' } }, 'variable-in-list', 5],
  [
    'a folder with a comment in its name',
    { program: { ...program, is: 'missing' }, dockerfile: starting('WORKDIR /app # here', 'CMD ["/app/s"]') },
    'comment-after-instruction',
    5,
  ],
  [
    'copied without the x permission',
    {
      program: { ...program, executable: false },
      dockerfile: readDockerfile(
        'FROM golang\nRUN go build\nFROM scratch\nCOPY --chmod=644 --from=0 /s /s\nCMD ["/s"]\n',
      ),
    },
    'entrypoint-not-executable',
    4,
  ],
  [
    'for another processor, by a line of its own',
    {
      program: { ...program, elf: elf && { ...elf, machine: 'arm64' } },
      dockerfile: readDockerfile(
        'FROM golang\nENV GOARCH=arm64\nRUN go build\nFROM scratch\nCOPY --from=0 /s /s\nCMD ["/s"]\n',
      ),
    },
    'wrong-architecture',
    2,
  ],
  ['source', { program: { ...program, path: '/app/main.go' } }, 'entrypoint-is-source', 5],
  [
    'not that user',
    {
      config: { ...config, user: '1000' },
      dockerfile: starting('USER 1000', 'CMD ["/s"]'),
      said: 'exec: "/s": permission denied',
    },
    'user-may-not-execute',
    5,
  ],
  [
    'a shell that finds nothing',
    { program: null, said: 'sh: x: not found', exit: 127 },
    'entrypoint-missing',
    5,
  ],
  ['shell form, with a shell', { config: shell, shell: true, exit: 1 }, 'container-exited', 5],
  [
    'a link that leads nowhere',
    { program: { ...program, is: 'missing', leadsTo: '/src/s' } },
    'entrypoint-link-broken',
    4,
  ],
  [
    'an archive',
    {
      program: { ...program, is: 'missing' },
      dockerfile: starting('COPY --from=0 /root.tar.gz /', 'CMD ["/s"]'),
    },
    'archive-not-unpacked',
    5,
  ],
  [
    'a PORT with a colon',
    {
      said: 'listen tcp: address ::80: too many colons in address',
      exit: 1,
      dockerfile: starting('ENV PORT=:80', 'CMD ["/s"]'),
    },
    'container-exited',
    5,
  ],
  [
    'a file left behind',
    { said: 'open page.html: no such file or directory', exit: 1 },
    'container-exited',
    3,
  ],
  [
    'a build that is put off',
    {
      program: { ...program, is: 'missing' },
      dockerfile: readDockerfile('FROM golang\nONBUILD COPY . .\nONBUILD RUN go build\nCMD ["/s"]\n'),
    },
    'onbuild-runs-nothing',
    3,
  ],
  [
    'a build in a here-document that goes on',
    {
      program: { ...program, is: 'missing', path: '/go/s' },
      dockerfile: readDockerfile(
        'FROM golang\nCOPY . .\nRUN <<E\ngo build -o s .\necho ok\nE\nCMD ["./s"]\n',
      ),
    },
    'build-failure-hidden',
    3,
  ],
  [
    'a build in a here-document that stops',
    {
      program: { ...program, is: 'missing', path: '/go/s' },
      dockerfile: readDockerfile(
        'FROM golang\nCOPY . .\nRUN <<E\nset -e\ngo build -o s .\necho ok\nE\nCMD ["./s"]\n',
      ),
    },
    'entrypoint-missing',
    8,
  ],
  [
    'another name in a folder of the same name',
    {
      program: { ...program, is: 'missing', named: '/app/app', path: '/app/app', elsewhere: '/app/s' },
      dockerfile: readDockerfile(
        'FROM golang\nWORKDIR /app\nRUN go build -o s\nFROM scratch\nCOPY --from=0 /app /app\nCMD ["/app/app"]\n',
      ),
    },
    'entrypoint-missing',
    6,
  ],
  [
    'a program that was to lie in /bin, and is /bin',
    {
      program: { ...program, is: 'missing', named: '/bin/s', path: '/bin/s' },
      dockerfile: starting('COPY --from=0 /out/s /bin', 'CMD ["/bin/s"]'),
    },
    'copied-onto-file',
    5,
  ],
  [
    'a WORKDIR without a slash',
    {
      program: { ...program, is: 'missing', named: '/app/s', path: '/app/s', elsewhere: '/go/app/s' },
      dockerfile: readDockerfile('FROM golang\nWORKDIR app\nRUN go build -o s\nCMD ["/app/s"]\n'),
    },
    'workdir-relative',
    2,
  ],
  [
    'a final stage that takes nothing',
    {
      program: { ...program, is: 'missing' },
      dockerfile: readDockerfile('FROM golang AS b\nRUN go build\nFROM scratch\nCOPY . .\nCMD ["/s"]\n'),
    },
    'from-forgotten',
    4,
  ],
  [
    'a script without its first line',
    { program: { ...program, form: 'other', elf: null }, said: 'exec /s.sh: exec format error', exit: 1 },
    'entrypoint-no-program',
    5,
  ],
  ['no such file', { program: { ...program, is: 'missing' } }, 'entrypoint-missing', 5],
  [
    'seen from the wrong folder',
    { program: { ...program, is: 'missing', named: './server', path: '/server', elsewhere: '/app/server' } },
    'workdir-lost',
    5,
  ],
  [
    'a bare name',
    { program: { ...program, is: 'missing', named: 'server', path: '/bin/server', elsewhere: '/server' } },
    'entrypoint-not-in-path',
    5,
  ],
  ['a folder', { program: { ...program, is: 'folder' } }, 'entrypoint-is-directory', 5],
  ['an archive', { program: { ...program, form: 'archive', elf: null } }, 'package-not-main', undefined],
  ['no x', { program: { ...program, executable: false } }, 'entrypoint-not-executable', 4],
  ['for Windows', { program: { ...program, form: 'windows', elf: null } }, 'wrong-architecture', 2],
  ['refused', { said: 'exec /httpserver: exec format error', exit: 1 }, 'wrong-architecture', 2],
  ['no loader', { program: { ...program, interpreter: lib } }, 'dynamic-in-scratch', 2],
  [
    'no library',
    { said: 'error while loading shared libraries: libc.so.6: cannot open', exit: 127 },
    'dynamic-in-scratch',
    2,
  ],
  [
    'a script without its interpreter',
    { program: { ...program, form: 'script', elf: null, interpreter: { path: '/bin/bash', there: false } } },
    'script-interpreter-missing',
    5,
  ],
  [
    'an unknown user',
    { said: 'unable to find user nobody: no matching entries in passwd file' },
    'user-unknown',
    undefined,
  ],
  ['ended', { said: 'listen tcp: unknown port', exit: 1 }, 'container-exited', 5],
  [
    'a port with a comment, as Podman takes it',
    {
      said: 'Error: parsing container port: invalid port number: strconv.Atoi: parsing "NaN": invalid syntax',
      dockerfile: starting('EXPOSE 8080 # the port', 'ENTRYPOINT ["/s"]'),
    },
    'comment-after-instruction',
    5,
  ],
  ['never started', { said: 'something else' }, 'container-not-started', 5],
];

test.each(table)('%s', (_name, over, cause, line) => {
  const problem = stoppedProblem({ ...stopped, ...over });
  expect([problem.cause, problem.place?.line]).toEqual([cause, line]);
  expect(problem.next).not.toBe('');
});

const bare = { config: { ...config, entrypoint: [], command: ['bash'] }, program: null, exit: 0 };
const stages: [string, string, string][] = [
  [
    'scratch first, the builder last',
    'FROM scratch\nCOPY --from=b /s /s\nCMD ["/s"]\nFROM golang:1.26 AS b\nRUN go build -o /s',
    'stages-swapped',
  ],
  [
    'debian first, the builder last',
    'FROM debian\nCOPY --from=b /s /s\nCMD ["/s"]\nFROM golang:1.26 AS b\nRUN go build -o /s',
    'stages-swapped',
  ],
  [
    'a scratch stage that is used',
    'FROM scratch AS m\nCOPY go.mod /\nFROM golang:1.26\nCOPY --from=m / .\nRUN go build -o /s',
    'nothing-to-start',
  ],
  [
    'a stage for tests that is not used',
    'FROM golang:1.26 AS t\nRUN go test ./...\nFROM golang:1.26\nRUN go build -o /s',
    'nothing-to-start',
  ],
];

test.each(stages)('starts nothing: %s', (_name, text, cause) => {
  expect(stoppedProblem({ ...stopped, ...bare, dockerfile: readDockerfile(text) }).cause).toBe(cause);
});

test.each([
  ['level=fatal msg="unknown time zone Europe/Berlin"', 'time zone Europe/Berlin'],
  ['panic: html/template: pattern matches no files: `t/*.html`', 'opens t/*.html'],
  ['level=fatal msg="open /tmp/cache1: no such file or directory"', 'write to /tmp'],
  ['level=fatal msg="exec: \\"date\\": executable file not found in $PATH"', 'another one, date'],
  ['tls: failed to verify certificate: x509: certificate signed by unknown authority', 'whom to trust'],
])('what scratch has not: %s', (said, why) => {
  const problem = stoppedProblem({ ...stopped, said, exit: 1 });
  expect([problem.cause, problem.place?.line]).toEqual(['container-exited', 3]);
  expect(problem.why).toContain(why);
});

test.each([
  [['/bin/echo', './s'], 'starts /bin/echo'],
  [['/bin/sh', '-c', 'ls -l'], 'starts ls'],
  [['/bin/sh', '-c', 'echo hi && ./s'], 'A container lives'],
])('a program that is no server: %j', (entrypoint, why) => {
  const over = { config: { ...config, entrypoint }, shell: true, exit: 0, said: 'x' };
  expect(stoppedProblem({ ...stopped, ...over }).why).toContain(why);
});

test.each([
  ['RUN CGO_ENABLE=0 go build', 'CGO_ENABLE in line 2 is nothing to go'],
  ['RUN CGO_ENABLED=false go build', 'CGO_ENABLED=false in line 2 is neither 0 nor 1'],
  ['RUN go build -ldflags="-s -w"', 'leave out what debuggers read'],
  ['RUN CGO_CFLAGS=-O2 go build', 'has neither.'],
])('linked dynamically by %s', (line, why) => {
  const dockerfile = readDockerfile(`FROM golang\n${line}\nFROM scratch\nCOPY --from=0 /s /s\nCMD ["/s"]\n`);
  const problem = stoppedProblem({ ...stopped, dockerfile, program: { ...program, interpreter: lib } });
  expect(problem.why).toContain(why);
});

test('an ENTRYPOINT of an earlier stage is named', () => {
  const text = 'FROM golang AS b\nRUN go build\nCMD ["/s"]\nFROM scratch\nCOPY --from=b /s /s\n';
  const over = { config: { ...config, entrypoint: [] }, program: null, dockerfile: readDockerfile(text) };
  expect(stoppedProblem({ ...stopped, ...over }).why).toContain('That of line 3 belongs to another stage');
});

test('the last line of the log is shown', () => {
  expect(stoppedProblem({ ...stopped, said: 'no configuration', exit: 1 }).found).toContain(
    'no configuration',
  );
});

test('quotes that are not JSON get their list back', () => {
  const quoted = { ...config, entrypoint: ['/bin/sh', '-c', "['/httpserver']"] };
  const dockerfile = starting("ENTRYPOINT ['/httpserver']");
  expect(stoppedProblem({ ...stopped, config: quoted, dockerfile }).next).toContain(
    'ENTRYPOINT ["/httpserver"]',
  );
});

test.each([
  ['/bin/sh -c ./web &', '', 'background'],
  ['go build -o web .', '', 'started nothing'],
  ['sh ./web', './web: 16: Syntax error: "(" unexpected', 'as a script'],
])('%s ends by itself', (line, said, found) => {
  const started = { ...config, entrypoint: line.split(' ') };
  const file = starting(`ENTRYPOINT ${line}`);
  const over = { program: null, shell: true, exit: 0, said };
  expect(stoppedProblem({ ...stopped, ...over, config: started, dockerfile: file }).found).toContain(found);
});
