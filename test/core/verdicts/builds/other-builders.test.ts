import { expect, test } from 'vitest';
import { readBuildRecord } from '../../../../src/core/verdicts/build-records/read.ts';
import { builderLimit } from '../../../../src/core/verdicts/builds/builder-limits.ts';
import { failureOf } from '../../../../src/core/verdicts/builds/failure.ts';
import { engineFault } from '../../../../src/core/verdicts/engine-faults.ts';

// Outputs of Podman 4.3.1 and of Docker 28.5.2's legacy builder, as they were printed; only cut at their beginning.

const folder = {
  files: ['Dockerfile', 'go.mod', 'go.sum', 'main.go'],
  ignore: null,
  goMod: '',
  goSum: '',
  scripts: {},
};

const builder = [
  'FROM golang:1.26 AS builder',
  'WORKDIR /app',
  'COPY . .',
  'RUN go build -o httpserver .',
  'FROM scratch',
];
const podmanStage = `[1/2] STEP 1/4: FROM golang:1.26 AS builder
[1/2] STEP 2/4: WORKDIR /app
--> Using cache 0da293bf2204d07fc32cf3923d1aeccd695090440753e4ea6fbcda51052ab679
--> 0da293bf220
[1/2] STEP 3/4: COPY . .
--> 09de6ea6261
[1/2] STEP 4/4: RUN go build -o httpserver .
--> 6f4d6b69866
`;
const legacyStage = `Step 1/6 : FROM golang:1.26 AS builder
 ---> bdabfc797e85
Step 2/6 : WORKDIR /app
 ---> Using cache
 ---> 0da293bf2204
Step 3/6 : COPY . .
 ---> 09de6ea62614
Step 4/6 : RUN go build -o httpserver .
 ---> Running in b70edbec4c19
 ---> Removed intermediate container b70edbec4c19
 ---> 662bc079101e
Step 5/6 : FROM scratch
 ---> 
`;
const noHost =
  'Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 10.255.255.53:53: no such host\n';

const ontoFile = [
  'FROM golang:1.26',
  'COPY go.mod /app',
  'COPY go.sum /app',
  'WORKDIR /app',
  'RUN go build .',
];

test.each([
  [
    'podman, files copied onto one name',
    ontoFile,
    `STEP 1/5: FROM golang:1.26
STEP 2/5: COPY go.mod /app
--> 09de6ea6261
STEP 3/5: COPY go.sum /app
--> 2fa2b1d8b26
STEP 4/5: WORKDIR /app
--> 63ba4b8ff07
STEP 5/5: RUN go build .
error running container: from /usr/bin/runc creating container for [/bin/sh -c go build .]: time="2026-11-23T23:10:10Z" level=error msg="runc create failed: unable to start container process: error during container init: mkdir /app: not a directory"
: exit status 1
time="2026-11-23T23:10:10Z" level=error msg="did not get container create message from subprocess: EOF"
Error: building at STEP "RUN go build .": while running runtime: exit status 1
`,
    'copied-onto-file',
    2,
  ],
  [
    'legacy, files copied onto one name',
    ontoFile,
    `Step 1/5 : FROM golang:1.26
 ---> 3d925cb16870
Step 2/5 : COPY go.mod /app
 ---> 10845e6e2f9c
Step 3/5 : COPY go.sum /app
 ---> 606c7f9fbdb0
Step 4/5 : WORKDIR /app
Cannot mkdir: /app is not a directory
`,
    'copied-onto-file',
    2,
  ],
  [
    'podman, a stage that is none',
    [...builder, 'COPY --from=bulder /app/httpserver /httpserver'],
    `[2/2] STEP 1/2: FROM scratch
[2/2] STEP 2/2: COPY --from=bulder /app/httpserver /httpserver
Error: COPY --from=bulder: no stage or image found with that name
`,
    'wrong-stage-name',
    6,
  ],
  [
    'podman, a path that is none',
    [...builder, 'COPY --from=builder /httpserver /httpserver'],
    `${podmanStage}[2/2] STEP 1/2: FROM scratch
[2/2] STEP 2/2: COPY --from=builder /httpserver /httpserver
Error: building at STEP "COPY --from=builder /httpserver /httpserver": checking on sources under "/var/lib/containers/storage/overlay/a6091657aad6d0f0e7ae08f48253fd37ee4cc9c2092da4a1d7a922ee6307a046/merged": copier: stat: "/httpserver": no such file or directory
`,
    'wrong-copy-path',
    6,
  ],
  [
    'podman, a misspelt base',
    ['FROM goland:1.26', 'COPY . .'],
    `STEP 1/2: FROM goland:1.26
Error: creating build container: short-name "goland:1.26" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"
`,
    'base-image-misspelt',
    1,
  ],
  [
    'podman, an unknown instruction',
    ['FROM golang:1.26', 'COPPY . .'],
    `STEP 1/2: FROM golang:1.26
STEP 2/2: COPPY . .
time="2026-11-23T05:38:28Z" level=error msg="+(UNHANDLED LOGLEVEL) &imagebuilder.Step{Env:[]string{\\"GOPATH=/go\\"}, Command:\\"coppy\\", Args:[]string{\\"\\"}, Message:\\"COPPY \\", Original:\\"COPPY . .\\"}"
Error: building at STEP "COPPY ": Build error: Unknown instruction: "COPPY" &imagebuilder.Step{Env:[]string{"GOPATH=/go"}, Command:"coppy", Message:"COPPY ", Original:"COPPY . ."}
`,
    'instruction-unknown',
    2,
  ],
  [
    'podman, a file that is not there',
    ['FROM golang:1.26', 'COPY go.sums .'],
    `STEP 1/2: FROM golang:1.26
STEP 2/2: COPY go.sums .
Error: building at STEP "COPY go.sums .": checking on sources under "/tmp/pm": copier: stat: "/go.sums": no such file or directory
`,
    'copy-source-missing',
    2,
  ],
  [
    'podman, the program of another stage, with a .dockerignore',
    [...builder, 'COPY httpserver /httpserver'],
    `${podmanStage}[2/2] STEP 1/2: FROM scratch
[2/2] STEP 2/2: COPY httpserver /httpserver
Error: building at STEP "COPY httpserver /httpserver": no items matching glob "/home/me/httpserver/httpserver" copied (1 filtered out using /home/me/httpserver/.dockerignore): no such file or directory
`,
    'from-forgotten',
    6,
  ],
  [
    'podman, RUN in scratch',
    ['FROM scratch', 'COPY . .', 'RUN go build'],
    `STEP 1/3: FROM scratch
STEP 2/3: COPY . .
--> 21bf00358c8
STEP 3/3: RUN go build
time="2026-11-23T05:38:30Z" level=error msg="did not get container create message from subprocess: EOF"
error running container: from /usr/bin/runc creating container for [/bin/sh -c go build]: time="2026-11-23T05:38:30Z" level=error msg="runc create failed: unable to start container process: exec: \\"/bin/sh\\": stat /bin/sh: no such file or directory"
: exit status 1
Error: building at STEP "RUN go build": while running runtime: exit status 1
`,
    'run-in-scratch',
    3,
  ],
  [
    'legacy, the stages the wrong way round: BuildKit leaves the first one out, and builds',
    [
      'FROM scratch',
      'COPY --from=builder /app/httpserver /httpserver',
      'FROM golang:1.26 AS builder',
      'RUN go build',
    ],
    `Step 1/4 : FROM scratch
 --->${' '}
Step 2/4 : COPY --from=builder /app/httpserver /httpserver
invalid from flag value builder: ${noHost}`,
    'stages-swapped',
    3,
  ],
  [
    'legacy, a stage that is none',
    [...builder, 'COPY --from=bulder /app/httpserver /httpserver'],
    `${legacyStage}Step 6/6 : COPY --from=bulder /app/httpserver /httpserver
invalid from flag value bulder: ${noHost}`,
    'wrong-stage-name',
    6,
  ],
  [
    'legacy, a path that is none',
    [...builder, 'COPY --from=builder /httpserver /httpserver'],
    `${legacyStage}Step 6/6 : COPY --from=builder /httpserver /httpserver
COPY failed: stat httpserver: file does not exist
`,
    'wrong-copy-path',
    6,
  ],
  [
    'legacy, a misspelt base',
    ['FROM goland:1.26', 'COPY . .'],
    `Sending build context to Docker daemon   38.4kB\nStep 1/2 : FROM goland:1.26\n${noHost}`,
    'base-image-misspelt',
    1,
  ],
  [
    'legacy, a file that is not there',
    ['FROM golang:1.26', 'COPY go.sums .'],
    `Step 1/2 : FROM golang:1.26
 ---> bdabfc797e85
Step 2/2 : COPY go.sums .
COPY failed: file not found in build context or excluded by .dockerignore: stat go.sums: file does not exist
`,
    'copy-source-missing',
    2,
  ],
  [
    'legacy, RUN in scratch',
    ['FROM scratch', 'COPY . .', 'RUN go build'],
    `Step 1/3 : FROM scratch
 ---> 
Step 2/3 : COPY . .
 ---> 9602956b7ed2
Step 3/3 : RUN go build
 ---> Running in 650ce37fe5f7
 ---> Removed intermediate container 650ce37fe5f7
failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/bin/sh": stat /bin/sh: no such file or directory
`,
    'run-in-scratch',
    3,
  ],
])('%s', (_name, dockerfile, output, cause, line) => {
  const record = readBuildRecord(output);
  if (!record) throw new Error('no record');
  const failure = failureOf(dockerfile.join('\n'), { folder, built: { ok: false, record } });
  expect([failure.cause.id, failure.cause.place?.line, failure.sure]).toEqual([cause, line, true]);
});

const heredoc = 'FROM golang:1.26\nRUN <<EOF\ngo version\nEOF\n';
const legacyHeredoc = `Step 1/2 : FROM golang:1.26
 ---> bdabfc797e85
Step 2/2 : RUN <<EOF
 ---> Running in af3e039823f5
 ---> Removed intermediate container af3e039823f5
 ---> 256335886bd7
Successfully built 256335886bd7
`;
const podmanHeredoc = `STEP 1/4: FROM golang:1.26
STEP 2/4: RUN <<EOF
--> 6c86d9705b1
STEP 3/4: go version
Error: building at STEP "GO ": Build error: Unknown instruction: "GO" &imagebuilder.Step{Command:"go", Original:"go version"}
`;

const podmanCopied = `STEP 1/2: FROM golang:1.26
STEP 2/2: COPY <<EOF go.mod
Error: building at STEP "COPY <<EOF go.mod": checking on sources under "/home/me/httpserver": copier: stat: "/<<EOF": no such file or directory
`;

test.each([
  ['the legacy builder', legacyHeredoc, 'docker-buildx'],
  ['an older podman', podmanHeredoc, 'Update Podman'],
  ['a COPY of an older podman', podmanCopied, 'Update Podman'],
])('%s knows no here-documents: its fault', (_name, output, next) => {
  const record = readBuildRecord(output);
  if (!record) throw new Error('no record');
  const limit = builderLimit(heredoc, record);
  expect(limit).toMatchObject({ id: 'builder-without-heredocs', next: expect.stringContaining(next) });
  expect(builderLimit('FROM golang:1.26\nRUN go version\n', record)).toBeNull();
  expect(builderLimit(heredoc, { ...record, format: 'rawjson' })).toBeNull();
});

test.each([
  [
    'builder-without-mounts',
    'the --mount option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/ to learn how to build images with BuildKit enabled',
  ],
  [
    'short-name',
    'Error: creating build container: short-name "golang:9.99" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"',
  ],
  [
    'registry-unreachable',
    `Error: creating build container: initializing source docker://golang:9.99: pinging container registry registry-1.docker.io: ${noHost}`,
  ],
  [
    'rlimit',
    'Error: runc: runc create failed: unable to start container process: error during container init: error setting rlimits for ready process: error setting rlimit type 7: operation not permitted: OCI permission denied',
  ],
])('the machine is at fault: %s', (id, output) => expect(engineFault(output)?.id).toBe(id));

test.each<['legacy' | 'podman', string, string, string | null]>([
  [
    'legacy',
    'COPY --chmod=644 go.mod ./',
    'the --chmod option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/',
    'COPY --chmod',
  ],
  [
    'legacy',
    'RUN --network=none true',
    'the --network option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/',
    'RUN --network',
  ],
  [
    'legacy',
    'COPY --parents a/b ./',
    'Error response from daemon: dockerfile parse error on line 2: unknown flag: --parents',
    'COPY --parents',
  ],
  [
    'legacy',
    'COPY --form=builder a ./',
    'Error response from daemon: dockerfile parse error on line 2: unknown flag: --form',
    null,
  ],
  [
    'podman',
    'COPY --link go.mod ./',
    'Error: building at STEP "COPY --link go.mod ./": COPY only supports the --chmod=<permissions> --chown=<uid:gid> and the --from=<image|stage> flags',
    'COPY --link',
  ],
  [
    'podman',
    'RUN --network=none true',
    'Error: building at STEP "RUN --network=none true": RUN only supports the --mount flag',
    'RUN --network',
  ],
  [
    'podman',
    'COPY --form=builder a ./',
    'Error: building at STEP "COPY --form=builder a ./": COPY only supports the --chmod=<permissions>',
    null,
  ],
])('%s, %s', (format, line, said, flag) => {
  const limit = builderLimit(`FROM golang:1.26\n${line}\n`, { format, steps: [], rest: said, layers: [] });
  expect(limit?.id ?? null).toBe(flag && 'builder-without-flag');
  if (flag) expect(limit?.what).toContain(flag);
});

test('The legacy builder knows no BUILDPLATFORM; a platform that somebody wrote wrongly is his own', () => {
  const from = (platform: string) => `FROM --platform=${platform} golang:1.26 AS builder\nRUN go version\n`;
  const said = `Step 1/2 : FROM --platform=\${BUILDPLATFORM} golang:1.26 AS builder
failed to parse platform : "" is an invalid OS component of "": OSAndVersion specifier component must match "^([A-Za-z0-9_-]+)$": invalid argument
`;
  const record = readBuildRecord(said);
  if (!record) throw new Error('no record');
  const limit = builderLimit(from('$BUILDPLATFORM'), record);
  expect(limit).toMatchObject({ id: 'builder-without-platforms', what: expect.stringContaining('Line 1') });
  expect(builderLimit(from('linux amd64'), record)).toBeNull();
});

test.each([
  [
    'RUN --mount=type=bind,target=. go build -o /s .',
    'Error: building at STEP "RUN": resolving mountpoints for container "c": invalid container path ".", must be an absolute path',
    'Line 2 of the Dockerfile mounts to .,',
  ],
  [
    'RUN go build -o /s\nFROM scratch\nCOPY --from=BUILDER /s /',
    'Error: COPY --from=BUILDER: no stage or image found with that name',
    'Line 4 of the Dockerfile takes from BUILDER,',
  ],
])('Podman is stricter: %s', (lines, rest, what) => {
  const text = `FROM golang:1.26 AS Builder\n${lines}\n`;
  const record = { format: 'podman', steps: [], layers: [], rest } as const;
  expect(builderLimit(text, record)).toMatchObject({
    id: 'builder-stricter',
    what: expect.stringContaining(what),
  });
});

test('A stage that is none is no limit of Podman', () => {
  const rest = 'Error: COPY --from=built: no stage or image found with that name';
  const text = 'FROM golang:1.26 AS builder\nFROM scratch\nCOPY --from=built /s /\n';
  expect(builderLimit(text, { format: 'podman', steps: [], layers: [], rest })).toBeNull();
});
