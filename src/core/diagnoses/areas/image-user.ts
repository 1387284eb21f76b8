import type { Area } from '../areas.ts';
import { commandOf } from '../match.ts';

/** Users in an image, and what they may do. */
export const imageUser: Area = {
  name: 'scratch',
  diagnoses: [
    {
      id: 'scratch-user-name',
      title: 'USER with a name that the image does not know',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#user',
      matches: [
        {
          says: /unable to find (?:user|group) (?<user>\S+): no matching entries in (?:passwd|group) file/,
        },
        {
          says: /determining run uid: user: unknown user error looking up user "(?<user>[^"]+)"/,
        },
      ],
      cause: 'The user name {user} is not in /etc/passwd of the image; scratch has no such file at all.',
      why: 'Names are looked up inside of the image, numeric ids need no lookup.',
      fix: [
        'Use a numeric id: `USER 10001:10001`.',
        'Or bring the file: `COPY --from=builder /etc/passwd /etc/passwd`.',
      ],
      yieldsTo: ['chown-unknown'],
    },
    {
      id: 'scratch-user-current',
      title: 'os/user finds no user',
      fault: 'learner',
      link: 'https://pkg.go.dev/os/user',
      matches: [
        {
          says: /(?:^|: )user: (?:Current requires cgo or \$USER|unknown user|lookup userid|unknown userid|LookupId)/,
        },
        {
          says: /(?:^|: )open \/etc\/passwd: no such file or directory$/,
        },
        { says: /(?:^|: )\$HOME is not defined$/ },
      ],
      when: ({ line }) => line.step === null,
      cause:
        'The package os/user (or os.UserHomeDir) needs /etc/passwd, or $USER and $HOME, and scratch has none of them.',
      why: 'Without C, Go reads those itself, and in an empty image there is nothing to read.',
      fix: [
        'Say it in the Dockerfile: `ENV USER=app HOME=/`.',
        'Or bring the file: `COPY --from=builder /etc/passwd /etc/passwd`.',
      ],
      yieldsTo: ['chown-unknown'],
    },
    {
      id: 'workdir-denied',
      title: 'The container cannot begin in its WORKDIR',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#workdir',
      matches: [
        {
          says: /chdir to cwd \(?\\*"(?<path>[^"\\]+)\\*"\)? set in config\.json failed: (?<said>permission denied|no such file or directory|not a directory)/,
        },
        {
          says: /crun: (?:chdir to|chdir) `?(?<path>[^`\s:]+)`?: (?<said>Permission denied|No such file or directory)/,
        },
      ],
      cause: 'The program is to start in the folder {path}, and that fails: {said}.',
      why: 'The user of the container (USER, -u) may not enter the folder, or a volume over it hides it.',
      fix: [
        'Make the folder before USER, for that user: `RUN mkdir -p {path} && chown app {path}`, or choose another: `WORKDIR /app`.',
      ],
    },
    {
      id: 'nonroot-write-denied',
      title: 'The user of the container may not write there',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#user',
      matches: [
        {
          says: /^(?!go )(?!.*(?:pkg\/mod|go-build|\.docker|could not create module cache|docker\.sock|writing go\.mod))(?:panic: )?(?:[^:]*: )?(?:open|mkdir|create|unlinkat|rename) (?<path>\/(?!proc|sys)\S+): permission denied$/,
        },
        {
          says: /^(?:\S*sh: )?(?:line \d+: |\d+: )?(?:cannot create |\w+: cannot \w+ ['‘])?(?<path>\/[^\s'’]+)['’]?: Read-only file system$/,
          where: 'outside',
        },
        {
          says: /^(?:\S*sh: (?:\d+: )?)?(?<tool>touch|mkdir|cp|mv|rm|cannot create)(?:: )?.*?['‘ ](?<path>\/[^\s'’:]+)['’]?: Permission denied$/,
          where: 'outside',
        },
        { says: /\b(?:mkdir|open|unlink)\(\) "(?<path>\/[^"]+)" failed \(13: Permission denied\)/ },
        {
          says: /Failed opening the temp RDB file .*\(in server root dir (?<path>\S+)\) .*: Permission denied/,
        },
        { says: /Can not write to (?<path>\/\S+?)\. Wrong volume permissions/ },
        {
          says: /^(?:panic: )?(?:[^:]*: )?(?:open|mkdir|create) (?<path>\/(?!var\/lib\/docker)\S+): read-only file system$/,
          where: 'outside',
        },
      ],
      when: (found) =>
        found.line.step === null &&
        (found.groups.tool === undefined || /\b(?:docker|podman)\b.* run /.test(commandOf(found) ?? '')),
      sharper: ({ line }) =>
        /read-only file system/i.test(line.text)
          ? {
              title: 'The file system is read-only there',
              cause: 'The program may not write to {path}: the file system is mounted read-only there.',
              why: 'The container was started with --read-only (or read_only: true), or the folder is mounted with :ro.',
              fix: [
                'Mount something that can be written: `-v data:/data`, or `--tmpfs /tmp`; take :ro away where it is not meant.',
              ],
            }
          : null,
      cause:
        'The program may not open or write {path}: it runs as a non-root user without permission there (the owner is root), or the file system is read-only.',
      why: 'USER in the Dockerfile or -u changes who the program is; folders made before it, and mounted ones, keep their owner.',
      fix: [
        'Give it the folder: `COPY --chown=10001:10001 data /data` before `USER 10001`, or make it in the builder with that owner.',
        'For a mounted folder: `sudo chown 10001 data`, or run as its owner: `docker run --user "$(id -u)" ...`.',
      ],
      yieldsTo: [
        'modcache-write-denied',
        'gocache-denied',
        'docker-socket-denied',
        'docker-config-broken',
        'selinux-denied',
        'context-unreadable',
      ],
    },
  ],
};
