import type { Area } from '../areas.ts';

/** What a RUN does inside of the image. */
export const dockerfileRun: Area = {
  name: 'dockerfile',
  diagnoses: [
    {
      id: 'sudo-in-dockerfile',
      title: 'sudo in a Dockerfile',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/best-practices/#user',
      matches: [{ has: 'sudo: ', says: /(?:^|: )sudo: (?:command )?not found$/ }],
      cause: 'sudo is not installed in the image, and not needed: build steps already run as root.',
      why: 'Base images have no sudo; before a USER instruction everything is done by root.',
      fix: ['Remove sudo: `RUN apt-get update`.'],
    },
    {
      id: 'build-command-not-found',
      title: 'A command that the image does not have',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#run',
      matches: [
        {
          says: /^(?:\/bin\/)?(?:\w*sh: )?(?:line \d+: |\d+: )?(?<command>(?!source:|pushd:|popd:|shopt:|sudo:|apk:|apt-get:|apt:|yum:|dnf:|go:|error|Error)[\w.+-]+): (?:command )?not found$/,
          where: 'build',
        },
        {
          says: /^(?:runc run failed|failed to create task|OCI runtime).*exec: "(?<command>(?!\/bin\/sh)[^"\s]+)": executable file not found in/,
          where: 'build',
        },
        {
          says: /exec: "(?<command>(?!\/bin\/sh")[^"\s]+)": stat \S+: no such file or directory/,
          where: 'build',
        },
        {
          says: /^make(?:\[\d+\])?: (?<command>[\w.-]+): (?:Command not found|No such file or directory)$/,
          where: 'build',
        },
        { says: /^error: cannot run (?<command>ssh): No such file or directory/, where: 'build' },
        { says: /^System has not been booted with (?<command>systemd) as init system/, where: 'build' },
        { says: /E: (?<command>gnupg), gnupg2 and gnupg1 do not seem to be installed/ },
      ],
      yieldsTo: ['npm-script'],
      when: ({ line, groups, reading }) =>
        !/: stat /.test(line.text) ||
        /^RUN /.test(line.step?.text ?? '') ||
        reading.text.includes(`process "${groups.command} `),
      sharper: ({ groups }) =>
        /^system(?:ctl|d)$/.test(groups.command ?? '')
          ? {
              title: 'There is no systemd in an image',
              cause: 'systemctl starts the services of a machine, and an image has no systemd.',
              why: 'A container runs one program, which CMD names; what a RUN starts ends with its step.',
              fix: [
                'Leave systemctl out, and start the program itself: `CMD ["nginx", "-g", "daemon off;"]`; one container for each service.',
              ],
            }
          : null,
      cause: 'The image has no command {command}: it is misspelt, or not installed in this stage.',
      why: 'A stage has only what its base image brings and what earlier steps of the same stage installed.',
      fix: [
        'Correct the name, or install it first: `RUN apt-get update && apt-get install -y {command}` (Alpine: `apk add --no-cache {command}`).',
      ],
    },
    {
      id: 'go-missing-in-image',
      title: 'The base image has no go',
      fault: 'learner',
      link: 'https://docs.docker.com/guides/golang/build-images/',
      matches: [
        {
          has: 'go: ',
          says: /^(?:\/bin\/)?(?:\w*sh: )?(?:line \d+: |\d+: )?go: (?:command )?not found$/,
          where: 'build',
        },
        { says: /(?:OCI|runc|crun|building image).*exec: "go": executable file not found/ },
      ],
      cause: 'There is no go in this image: the stage does not start from golang.',
      why: 'Images as debian, alpine or scratch hold no compiler; in a multi-stage build only the first stage needs it.',
      fix: [
        'Build in a stage of its own: `FROM golang:1.26 AS builder`, and copy the program: `COPY --from=builder /server /server`.',
      ],
    },
    {
      id: 'shell-syntax-run',
      title: 'RUN with half a shell command',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#shell-form',
      matches: [
        {
          says: /^(?:\/bin\/(?:ba)?sh: (?:\d+: |-c: |line \d+: )*)?[Ss]yntax error: (?<said>end of file unexpected|unexpected end of file|"[^"]+" unexpected|Unterminated quoted string|unterminated quoted string)/,
        },
        {
          has: 'unexpected EOF while looking for',
          says: /^\/bin\/\w*sh: .*(?<said>unexpected EOF while looking for matching .*)$/,
        },
        {
          has: 'syntax error near unexpected token',
          says: /^\/bin\/\w*sh: .*(?<said>syntax error near unexpected token .*)$/,
        },
      ],
      sharper: ({ groups }) =>
        /^"(?:fi|done|then|esac|else|elif|do)" unexpected/.test(groups.said ?? '')
          ? {
              cause: 'The shell syntax of a RUN is not right: {said}.',
              why: 'On one line the words then, do, fi and done need a semicolon in front of them.',
              fix: ['Write `RUN if [ -f x ]; then cp x y; fi`.'],
            }
          : null,
      cause: 'The shell syntax of a RUN is incomplete: it ends in && or a quote is open ({said}).',
      why: 'A line that goes on needs a backslash at its end, and the last line must not end in && or \\.',
      fix: ['Remove && at the end, or add the line that is missing.'],
    },
    {
      id: 'run-bashism',
      title: 'bash in a RUN that sh runs',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#shell',
      matches: [
        {
          says: /^(?:\/bin\/)?\w*sh: (?:\d+: |line \d+: )?(?<word>source|pushd|popd|shopt|\[\[): not found$/,
          where: 'build',
        },
        {
          has: 'llegal option -o pipefail',
          says: /(?<word>set: [Ii]llegal option -o pipefail)/,
          where: 'build',
        },
        { says: /^(?:\/bin\/)?\w*sh: (?:\d+: |.*: )?(?<word>[Bb]ad substitution)$/, where: 'build' },
        { says: /^(?:\/bin\/)?\w*sh: (?:\d+: )?(?<word>Syntax error: "\(" unexpected)/, where: 'build' },
      ],
      cause: 'A RUN uses what only bash knows, and /bin/sh runs it: {word}.',
      why: 'RUN gives its line to /bin/sh, which is dash on Debian and busybox on Alpine.',
      fix: [
        'Write it for sh: `. ./env.sh` instead of source, [ instead of [[.',
        'Or say that bash is to run it, where the image has it: `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`.',
      ],
    },
    {
      id: 'run-cd-not-persisted',
      title: 'cd does not last from one RUN to the next',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#workdir',
      matches: [
        { says: /cd: can't cd to (?<path>[^\s:]+)/ },
        {
          has: 'cd: ',
          says: /(?:line \d+|-c): cd: (?<path>[^\s:]+): No such file or directory/,
          where: 'build',
        },
        { says: /^stat (?<path>\S+): directory not found$/, where: 'build' },
        { says: /(?<path>go\.mod) file not found in current directory/, where: 'build' },
      ],
      when: ({ line, reading, groups }) =>
        groups.path === 'go.mod'
          ? line.step !== null &&
            reading.steps.some(({ text }) => /^RUN cd \S+$/.test(text)) &&
            !reading.text.includes('WORKDIR')
          : !/^stat /.test(line.text) || reading.text.includes('RUN cd '),
      cause:
        '{path} does not exist where this RUN begins: each RUN is a new shell that starts in WORKDIR, and a cd in an earlier one is forgotten.',
      why: 'Only files last from one step to the next, not the directory that a shell was in.',
      fix: ['Say it with `WORKDIR /app` instead of RUN cd; it makes the directory too.'],
    },
    {
      id: 'secret-missing',
      title: 'A build secret was not given',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/secrets/',
      matches: [
        { says: /(?:^|: )secret (?<id>[\w.-]+): not found/ },
        {
          says: /secret required but no secret with id (?<id>\S+) found/,
        },
        { says: /no ssh handler for id (?<key>\S+)/ },
        { has: 'no SSH key', says: /unset ssh forward key (?<id>\S+)|no SSH key "(?<key>[^"]+)" forwarded/ },
      ],
      sharper: ({ groups }) =>
        groups.key
          ? {
              title: 'The build was given no ssh key',
              cause:
                'A RUN --mount=type=ssh needs your ssh agent, and docker build was not told to forward it.',
              fix: ['Forward it: `eval $(ssh-agent)`, `ssh-add`, `docker build --ssh default .`.'],
            }
          : null,
      cause: 'The Dockerfile needs the secret {id|it names}, and docker build was not given it.',
      why: 'Secrets are handed to one build on its command line, so that they stay out of the image.',
      fix: ['Give it: `docker build --secret id={id|token},src=token.txt .` (for ssh: `--ssh default`).'],
    },
    {
      id: 'build-out-of-memory',
      title: 'A build step was killed: out of memory',
      fault: 'machine',
      link: 'https://docs.docker.com/desktop/settings-and-maintenance/settings/#resources',
      matches: [
        { says: /(?:process|running|building) .*exit code: 137/ },
        { says: /returned a non-zero code: 137/ },
        { says: /\(signal: 9, SIGKILL: kill\)/, where: 'build' },
        { has: 'heap out of memory', says: /(?<heap>JavaScript heap out of memory)/, where: 'build' },
        { has: 'exit status 137', says: /building at STEP .*exit status 137/ },
        { says: /^(?:ERROR: )?(?:failed to \w+: )*process ".*cannot allocate memory/ },
        { says: /^Error response from daemon: .*(?<engine>cannot allocate memory)/ },
        { has: 'ResourceExhausted', says: /ResourceExhausted: .*cannot allocate memory/ },
      ],
      sharper: ({ groups }) =>
        groups.heap
          ? {
              cause: 'node ended in a build step: its heap reached the limit that it gives itself.',
              why: 'The limit follows from the memory that node finds, or from its version; big bundles need more.',
              fix: [
                'Raise it: `ENV NODE_OPTIONS=--max-old-space-size=4096` above the step, and give the engine as much memory.',
              ],
            }
          : groups.engine
            ? {
                title: 'The engine has no memory left',
                cause:
                  'The engine could not do what it was asked: there is not enough memory on its machine.',
              }
            : null,
      cause: 'A step of the build was killed (exit code 137): there was not enough memory for it.',
      why: 'When memory runs out, the system ends the largest program; the virtual machine of Docker Desktop and CI runners give builds little.',
      fix: [
        'Give the engine more memory (Docker Desktop: Settings, Resources), or close other programs.',
        'Or compile fewer packages at a time: `RUN go build -p 1 -o /server .`.',
      ],
    },
  ],
};
