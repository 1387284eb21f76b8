import type { Area } from '../areas.ts';

/** What a Go program misses or has too little of where it runs. */
export const goLimits: Area = {
  name: 'go-run',
  diagnoses: [
    {
      id: 'out-of-memory',
      title: 'The program ran out of memory',
      fault: 'machine',
      link: 'https://go.dev/doc/gc-guide#Memory_limit',
      matches: [
        { says: /^(?:fatal error: (?:runtime: )?|runtime: )out of memory/ },
        {
          says: /^(?:fatal error: .*|runtime: .*|.*: fork\/exec (?!\/usr\/local\/go)\S+: )cannot allocate memory/,
        },
      ],
      cause: 'The program ran out of memory.',
      why: 'It asked for more than this machine or container may give.',
      fix: [
        'Give it more (`docker run -m 512m ...`), or let it hold less; GOMEMLIMIT tells Go how much there is: `GOMEMLIMIT=400MiB`.',
      ],
      yieldsTo: ['build-out-of-memory', 'killed-compiling'],
    },
    {
      id: 'process-limit',
      title: 'No more processes or threads are allowed',
      fault: 'machine',
      link: 'https://docs.docker.com/reference/cli/docker/container/run/#ulimit',
      matches: [
        { says: /^runtime: failed to create new OS thread/ },
        {
          says: /(?:fork(?:\/exec \S+)?|pthread_create|clone).*: [Rr]esource temporarily unavailable/,
        },
        { says: /pthread_create failed: (?<seccomp>Operation not permitted)/ },
      ],
      sharper: ({ groups }) =>
        groups.seccomp
          ? {
              title: 'The engine is too old for this image',
              cause:
                'The program may not start a thread: the engine forbids a system call (clone3) that the C library of the image uses.',
              why: 'Docker before 20.10.10, or an old libseccomp, does not know it; glibc has used it since 2.34 (Debian 12, Ubuntu 22.04).',
              fix: [
                'Update the engine: `sudo apt-get install --only-upgrade docker-ce containerd.io libseccomp2`.',
                'To go on: `docker run --security-opt seccomp=unconfined ...`, or an older image (bullseye).',
              ],
            }
          : null,
      cause: 'No more processes or threads may be started: a limit of this machine or container is reached.',
      why: 'Go starts several threads; --pids-limit, ulimit -u or a very old Docker with a new image (seccomp) forbid it.',
      fix: ['Raise the limit: `ulimit -u`, or `docker run --pids-limit 200 ...`.'],
      yieldsTo: ['qemu-crash'],
    },
    {
      id: 'too-many-open-files',
      title: 'Too many open files',
      fault: 'learner',
      link: 'https://pkg.go.dev/os#File.Close',
      matches: [
        {
          says: /(?:^|: )(?:open|accept4?|socket|pipe2?|dial tcp|listen tcp|fork\/exec|inotify_init1?|read|stat) ?.*too many open files/,
        },
      ],
      cause: 'The program (or go) has as many files and connections open as it may: too many open files.',
      why: 'Files or response bodies are opened and never closed, or the limit (ulimit -n) is low.',
      fix: [
        'Close what is opened: `defer f.Close()`, `defer resp.Body.Close()`.',
        'Raise the limit: `ulimit -n 4096`; for a container: `docker run --ulimit nofile=4096:4096 ...`.',
      ],
      yieldsTo: ['inotify-limit'],
    },
    {
      id: 'inotify-limit',
      title: 'No more files can be watched',
      fault: 'machine',
      link: 'https://pkg.go.dev/github.com/fsnotify/fsnotify#hdr-Linux_notes',
      matches: [
        {
          has: 'inotify',
          says: /inotify(?:_init1?|_add_watch| watch| instance)?s?.*(?:no space left on device|too many open files)/i,
        },
        { says: /failed to create fsnotify watcher: too many open files/ },
        {
          says: /ENOSPC: System limit for number of file watchers reached/,
        },
      ],
      cause:
        'The system lets no more files be watched: the inotify limit is reached, though the disk is not full.',
      why: 'Editors, file watchers and containers on one machine share this limit.',
      fix: ['Raise it: `sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512`.'],
    },
    {
      id: 'file-not-found',
      title: 'The program misses a file',
      fault: 'learner',
      link: 'https://pkg.go.dev/os#Open',
      matches: [
        {
          says: /^(?:panic: )?(?:(?!go: |Error response|Error:|ERROR|COPY|docker).*?: )?(?:open|stat|lstat|chdir|read) (?<path>(?!\/etc\/passwd)[^\s:]+): no such file or directory$/,
          also: { says: /^exit status 1$|^goroutine \d+ .*:$/, within: 4 },
        },
        {
          says: /^(?:panic: )?(?:open|stat|chdir) (?<path>(?!\/etc\/passwd)\/[^\s:]+\.\w+): no such file or directory$/,
        },
        {
          says: /^(?<who>(?!go: |Error response|Error:|ERROR|COPY|docker|.*(?:[Ww]arn|WARN|default|skip|optional|ignor))[^"]*?: )?open (?<path>(?:\.\/)?(?<last>[\w-][\w./-]*)\.(?:json|ya?ml|toml|env|html|txt|csv|db|pem|crt|key|conf|ini|tmpl)): no such file or directory$/,
        },
        {
          says: /^(?:panic: |fatal: |\[?(?:FATAL|PANIC|fatal|panic)\]?:? ?).*\b(?:open|stat|lstat|chdir|read) (?<path>(?!\/etc\/passwd)[^\s:]+): no such file or directory$/,
        },
        {
          says: /^(?:panic: )?(?:(?!go: ).*?: )?open (?<path>(?!\/\/\.\/pipe|\\\\)[^:]*[^\s:]): The system cannot find the (?:file|path) specified\.$/,
        },
        { says: /^Error loading (?<path>\.env)(?: file)?\b/ },
        { says: /(?:^|: )Config File "(?<path>[^"]+)" Not Found in "/ },
        { says: /^panic: .*?(?<path>)\bconfig(?:uration)? file not found/ },
        {
          says: /template: pattern matches no files: [`"]?(?<path>[^`"\s]+)/,
        },
      ],
      // A log line alone is no end where the program goes on.
      when: ({ line, groups, reading }) =>
        line.step === null &&
        (groups.last === undefined ||
          !reading.lines.some(
            ({ kind, text, line: at }) =>
              kind === 'said' &&
              at > line.line &&
              (groups.who !== undefined
                ? !/^\s*$|exited with code|^exit status/.test(text)
                : /\b(?:listening|serving|start(?:ed|ing)|running|connected|defaults?)\b|\b(?:GET|POST) \//i.test(
                    text,
                  )),
          )),
      sharper: ({ line }) =>
        /^(?:open|stat) \/\S+\.ya?ml:/.test(line.text)
          ? {
              cause: 'The file {path} is to be opened, and does not exist.',
              why: 'docker compose says so of a file that -f, include or extends names; a program, of one that is not where it runs.',
              fix: ['Correct the path, or make the file; into an image copy it: `COPY YOUR-FILE {path}`.'],
            }
          : /^open \S*\bcover\w*\.(?:out|txt):/.test(line.text)
            ? {
                title: 'The folder for the coverage is not there',
                cause: 'go test is to write {path}, and its folder does not exist.',
                why: '-coverprofile makes the file, and no folder.',
                fix: ['Make the folder first: `mkdir -p "$(dirname {path})"`.'],
              }
            : null,
      cause: 'The program opens {path|its configuration file}, and there is no such file where it runs.',
      why: 'A relative path is seen from the working directory, not from the source; and in an image there is only what COPY put there.',
      fix: [
        'In an image, copy it: `COPY YOUR-FILE {path|WHERE-IT-LOOKS}`, or build it into the program with go:embed.',
        'On your machine, run the program in the directory where the file is.',
      ],
      yieldsTo: ['go-file-missing', 'timezone-missing', 'compose-no-file', 'env-file-missing'],
    },
    {
      id: 'file-is-directory',
      title: 'A directory stands where a file should be',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/storage/bind-mounts/',
      matches: [
        {
          says: /(?:^|: |\]\s?)(?:open|read) (?<path>(?!\S*\.go:)[^\s:]+\.\w+): is a directory$/,
        },
      ],
      when: ({ line }) => line.step === null,
      cause: 'The program reads {path} as a file, and it is a directory.',
      why: 'Where the file that -v (or volumes:) names does not exist, docker makes an empty directory of that name.',
      fix: [
        'Take the container down, remove that empty directory on your machine, and put the file there.',
        'Check the path in front of the colon: `ls -ld PATH`.',
      ],
    },
    {
      id: 'tls-no-ca',
      title: 'The program trusts no certificate',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/best-practices/',
      matches: [
        {
          says: /^(?!go: )(?!Error response)(?!ERROR)(?!.*\/(?:@v|v2)\/)(?:.*: )?(?:Get|Post|Head|Put) "?https:\/\/(?<host>[^"/\s]+)[^"\s]*"?: (?:tls: failed to verify certificate: )?x509: certificate signed by unknown authority$/,
        },
        { says: /x509: failed to load system roots/ },
      ],
      cause:
        'The program trusts no certificate of {host|the server}: there are no CA certificates where it runs.',
      why: 'scratch (and some small images) hold no certificates at all, so every HTTPS connection is refused.',
      fix: ['Copy them in: `COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/`.'],
      sharper: ({ groups }) =>
        /^(?:localhost|[\d.]+|\[.*\]|[\w-]+|.*\.(?:local|internal|lan|test))(?::\d+)?$/.test(
          groups.host ?? '',
        )
          ? {
              title: 'A certificate that nobody vouches for',
              cause:
                'The server at {host} shows a certificate that it has made itself, or that an authority of your own has signed.',
              why: 'A program trusts only those certificates that an authority known to the system has signed.',
              fix: [
                'Let the program trust it: add it to a `x509.NewCertPool()` for `tls.Config{RootCAs: pool}`, or name it: `export SSL_CERT_FILE=/path/to/ca.pem`.',
                'In a test take the client that knows it: `server.Client()`.',
              ],
            }
          : null,
      yieldsTo: ['proxy-x509', 'registry-x509', 'engine-tls'],
    },
    {
      id: 'timezone-missing',
      title: 'There is no time zone data',
      fault: 'learner',
      link: 'https://pkg.go.dev/time/tzdata',
      matches: [
        { says: /(?:^|: )unknown time zone (?<zone>\S+)/ },
        { says: /\/lib\/time\/zoneinfo\.zip: no such file/ },
        { says: /cannot find (?<zone>\S+) in zip file .*zoneinfo\.zip/ },
      ],
      cause:
        'The time zone {zone|that is asked for} is not known where the program runs: there is no time zone data there.',
      why: 'scratch and small images hold no /usr/share/zoneinfo.',
      fix: [
        'Build it into the program: `import _ "time/tzdata"`.',
        'Or copy it: `COPY --from=builder /usr/local/go/lib/time/zoneinfo.zip /` with `ENV ZONEINFO=/zoneinfo.zip`.',
      ],
    },
  ],
};
