import type { Area } from '../areas.ts';

/** Files and users that a RUN works with. */
export const dockerfileFiles: Area = {
  name: 'dockerfile',
  diagnoses: [
    {
      id: 'run-not-root',
      title: 'A step that needs root runs as another user',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#user',
      matches: [
        {
          says: /^(?:mkdir|touch|cp|mv|rm|ln|chmod|chown|tee|install|tar|sed): .*?['‘]?(?<path>\/[^\s'’":]*)['’]?(?:: Cannot (?:open|mkdir))?: (?:Permission denied|Operation not permitted)$/,
          where: 'build',
        },
        {
          says: /^(?:\/bin\/)?\w*sh: (?:line \d+: |\d+: )?(?:cannot create|can't create) (?<path>[^\s:]+): Permission denied$/,
          where: 'build',
        },
        {
          has: 'Permission denied',
          says: /(?:^|\.\.\. ?)E: (?:List directory (?<path>\S+) is missing|Could not open lock file (?<lock>\S+)).*\(13: Permission denied\)/,
          where: 'build',
        },
        { has: 'are you root?', says: /(?:^|\.\.\. ?)E: .*are you root\?/, where: 'build' },
        { says: /^ERROR: Unable to lock database: Permission denied/, where: 'build' },
        { says: /^npm (?:ERR!|error) code EACCES/, where: 'build' },
        { says: /OSError: \[Errno 13\] Permission denied: '(?<path>[^']+)'/, where: 'build' },
      ],
      cause:
        'This step may not write{path|}: it runs as an ordinary user, after a USER instruction or in a base image that has one.',
      sharper: ({ groups }) =>
        groups.path
          ? {
              cause:
                'This step may not change {path}: it runs as an ordinary user, after a USER instruction or in a base image that has one.',
            }
          : null,
      why: 'Packages are installed, and folders outside of the home are made, by root.',
      fix: [
        'Do it before USER, or go back to root for it: `USER root`, the step, `USER app`.',
        'Files for that user: `COPY --chown=app:app . .`.',
      ],
    },
    {
      id: 'run-mount-read-only',
      title: 'A step writes to what is mounted for reading only',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#run---mounttypebind',
      matches: [{ says: /(?<path>\/[^\s:'’"]+)['’"]?: [Rr]ead-only file system$/, where: 'build' }],
      cause: 'This step may not write to {path}: it is mounted there for reading only.',
      why: 'RUN --mount=type=bind shows files of the project, or of another stage, without copying them.',
      fix: [
        'Write somewhere else (`go build -o /bin/server .`), or allow it: `--mount=type=bind,target=.,rw`, whose changes are thrown away.',
      ],
      yieldsTo: ['storage-driver', 'mount-source-missing'],
    },
    {
      id: 'run-user-unknown',
      title: 'chown with a user that the image does not know',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#user',
      matches: [
        {
          says: /^chown: (?:invalid (?:user|group): |unknown user(?:\/group)? )['‘]?(?<user>[^'’\s]+)/,
          where: 'build',
        },
        {
          says: /^(?:su-exec|gosu|su|install): .*(?:unknown|invalid) user:? ['‘]?(?<user>[^'’\s]+)/,
          where: 'build',
        },
      ],
      cause: 'The image knows no user or group {user}.',
      why: 'Users are made by an earlier step of the same stage, and are not brought along from another one.',
      fix: [
        'Make it first: `RUN useradd --create-home app` (Alpine: `RUN adduser -D app`), or use numbers: `chown 1000:1000`.',
      ],
    },
    {
      id: 'run-user-exists',
      title: 'The user is there already',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#user',
      matches: [
        {
          says: /^(?:addgroup|adduser|useradd|groupadd): (?:The )?(?:user|group) ['‘`]?(?<user>[^\s'’]+)['’]? (?:in use|already exists)/,
          where: 'build',
        },
        {
          says: /^(?:useradd|groupadd): [UG]ID '?(?<user>\d+)'? (?:is not unique|already exists)/,
          where: 'build',
        },
        { says: /^(?:addgroup|adduser): (?:gid|uid) '(?<user>\d+)' in use/, where: 'build' },
      ],
      cause: 'The user or group {user} is in the base image already, and cannot be made again.',
      why: 'Images bring users of their own: nobody and www-data everywhere, ubuntu (1000) and node (1000) in theirs.',
      fix: ['Use the one that is there, or take another name or number.'],
    },
    {
      id: 'run-adduser-options',
      title: 'adduser of another distribution',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#user',
      matches: [
        {
          says: /^(?:adduser|addgroup|useradd|groupadd): (?:unrecognized|invalid|unknown) option:? (?:-- )?['‘]?(?<flag>[\w-]+)/,
          where: 'build',
        },
        { says: /^Option (?<flag>\w+) is ambiguous/, where: 'build' },
      ],
      cause:
        'This adduser (or useradd) has no option {flag}: it is another program than that of the other distribution.',
      why: 'Alpine has the adduser of busybox, Debian one of its own, and both differ from useradd.',
      fix: ['On Debian: `RUN useradd --create-home app`; on Alpine: `RUN adduser -D app`.'],
    },
    {
      id: 'run-file-missing',
      title: 'A step uses a file that is not in the image',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#copy',
      matches: [
        {
          says: /^(?:cp|mv|chmod|chown|cat|sed|ln|install|rm|strip|ls|find|tar(?: \(child\))?|head|tail): (?:cannot (?:stat|access|open|remove|find) |can't (?:stat|open|read|remove|rename) )?['‘]?(?<path>[^\s'’:]+)['’]?(?:: Cannot open)?: No such file or directory$/,
          where: 'build',
        },
        { says: /^python3?: can't open file '(?<path>[^']+)'/, where: 'build' },
        { says: /^dpkg: error: cannot access archive '(?<path>[^']+)'/, where: 'build' },
      ],
      cause: 'There is no {path} in the image where this step looks for it.',
      why: 'It was not copied in before this line, lies in another folder than WORKDIR, or .dockerignore keeps it out.',
      fix: [
        'Copy it before this step, and name it by its whole path; look what is there: add `RUN ls -la` in front.',
      ],
    },
    {
      id: 'run-file-exists',
      title: 'A step makes what is there already',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#run',
      matches: [
        {
          says: /^(?<tool>ln|mkdir): (?:failed to create|cannot create|can't create) .*?['‘](?<path>[^'’]+)['’]: File exists$/,
          where: 'build',
        },
      ],
      cause: '{path} is in the image already, and {tool} does not make it again.',
      why: 'The base image, WORKDIR, COPY or an earlier step made it.',
      fix: ['Let it pass: `mkdir -p {path}`, `ln -sf TARGET {path}`.'],
    },
    {
      id: 'make-target-missing',
      title: 'make has nothing to do in the image',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#copy',
      matches: [
        { says: /^make(?:\[\d+\])?: \*\*\* No rule to make target ['‘`](?<target>[^'’]+)/, where: 'build' },
        { says: /^make: \*\*\* No targets specified and no makefile found/, where: 'build' },
        { says: /^Makefile:(?<line>\d+): \*\*\* missing separator/, where: 'build' },
      ],
      sharper: ({ groups }) =>
        groups.line
          ? {
              title: 'A line of the Makefile without its tab',
              cause: 'Line {line} of the Makefile begins with blanks where make wants a tab.',
              why: 'Commands below a target begin with one tab; editors like to turn it into blanks.',
              fix: ['Put a tab there; see what is there now: `cat -A Makefile`.'],
            }
          : null,
      cause: 'make finds no Makefile, or no target {target|in it}, where this step runs.',
      why: 'The Makefile was not copied into the image before this line, or lies in another folder than WORKDIR.',
      fix: ['Copy it first: `COPY Makefile ./`, or correct the name of the target.'],
    },
    {
      id: 'apt-no-yes',
      title: 'apt waits for an answer',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/best-practices/#apt-get',
      matches: [
        { says: /Do you want to continue\? \[Y\/n\] ?Abort\.?/, where: 'build' },
        { has: 'Geographic area', says: /^(?<asks>Geographic area): *$/ },
        {
          has: 'exit code: 1',
          says: /process "\/bin\/\w+ -c (?:(?!--yes| -\w*y| -qq|"\s)[^|])*\bapt(?:-get)? (?:dist-|full-)?(?:upgrade|install)(?:(?!--yes| -\w*y| -qq|&&|;).)*" did not complete successfully: exit code: 1$/,
        },
      ],
      // Where the installation went on, nobody waits.
      when: ({ reading, groups }) =>
        groups.asks === undefined || !/Current default time zone|Processing triggers/.test(reading.text),
      sharper: ({ groups }) =>
        groups.asks
          ? {
              cause:
                'A package (tzdata) asks for your region while it is installed, and nobody can answer: the build stands still there.',
              why: 'debconf takes the build for a terminal unless it is told otherwise.',
              fix: [
                'Forbid the question: `RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y tzdata`.',
              ],
            }
          : null,
      cause: 'apt-get asked whether to go on, nobody could answer, and so it gave up.',
      why: 'In a build there is no terminal.',
      fix: ['Say yes in advance: `RUN apt-get update && apt-get install -y git`.'],
    },
  ],
};
