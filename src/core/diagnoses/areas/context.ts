import type { Area } from '../areas.ts';

/** What else a build takes from its folder, or does with it. */
export const context: Area = {
  name: 'build-context',
  diagnoses: [
    {
      id: 'multi-source-dest-slash',
      title: 'Several files into something that is no directory',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#copy',
      matches: [
        {
          says: /[Ww]hen using (?:COPY|ADD) with more than one source file, the destination must be a directory/,
        },
      ],
      cause:
        'COPY has several sources, and then the destination has to be a directory with a slash at its end.',
      why: 'The legacy builder asks for the slash; BuildKit does without.',
      fix: ['Write the slash: `COPY go.mod go.sum ./`.'],
    },
    {
      id: 'gomod-not-copied',
      title: 'go.mod did not come into the image',
      fault: 'learner',
      link: 'https://docs.docker.com/guides/golang/build-images/',
      matches: [
        {
          says: /go\.mod file not found in current directory or any parent/,
          where: 'build',
        },
        { says: /^go: cannot find main module(?:;|, but found \.git)/, where: 'build' },
      ],
      yieldsTo: ['run-cd-not-persisted'],
      cause: 'go.mod was not copied into the image, at least not into its WORKDIR, where go runs.',
      why: 'Only what COPY brings is in the image, and each RUN begins in WORKDIR: a cd in an earlier RUN is forgotten.',
      fix: ['Copy it into the same WORKDIR before go runs: `COPY go.mod go.sum ./`, then `COPY . .`.'],
      sharper: ({ reading, line, facts: { files } }) =>
        // Of another folder's output nothing can be said; one with a Dockerfile is the build's own.
        files?.includes('Dockerfile') && !files.some((name) => /(?:^|\/)go\.mod$/.test(name))
          ? {
              cause: 'There is no go.mod in this folder, so none could be copied into the image.',
              why: 'The folder was never made a module, or the build was started in another one than the project’s.',
              fix: [
                'Make it a module: `go mod init example.com/hello`, then `go mod tidy`.',
                'Copy both before go runs: `COPY go.mod go.sum ./`, then `COPY . .`.',
              ],
            }
          : /RUN .*\bcd \S+/.test(reading.text) && !/WORKDIR/.test(reading.text) && line.step !== null
            ? {
                fix: [
                  'Say `WORKDIR /app` instead of RUN cd, before COPY.',
                  'Copy it there: `COPY go.mod go.sum ./`, then `COPY . .`.',
                ],
              }
            : null,
    },
    {
      id: 'copy-into-file',
      title: 'A file stands where a directory is needed',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#copy',
      matches: [
        { says: /mkdir (?<path>\S+): not a directory/ },
        { says: /cannot copy to non-directory: (?<path>\S+)/ },
        { says: /destination (?<path>\S+) already exists but is not a directory/ },
        {
          has: 'cannot replace to directory',
          says: /cannot (?:replace to directory|copy a directory to file) (?<path>\S+)/,
        },
      ],
      cause: 'An earlier step made a file of the same name as this directory: {path}.',
      why: 'A name is a file or a directory; the program /app stands in the way of a directory /app/.',
      fix: ['Use a different name: copy the program to `/server`, or into the directory: `/app/server`.'],
    },
    {
      id: 'chown-unknown',
      title: '--chown with a user that the image does not know',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
      matches: [
        { says: /invalid user index: -1/ },
        {
          says: /unable to convert uid\/gid chown string to host mapping: (?<said>.*)$/,
        },
        { says: /looking up UID\/GID for "(?<said>[^"]+)"/ },
      ],
      cause: 'COPY --chown names a user or group that the image does not know.',
      why: 'Names are looked up in /etc/passwd of the image, and scratch has none.',
      fix: [
        'Use numbers: `COPY --chown=10001:10001 . .`, or add the user first: `RUN useradd -u 10001 app`.',
      ],
    },
    {
      id: 'dockerignore-syntax',
      title: 'A line of .dockerignore is no pattern',
      fault: 'learner',
      link: 'https://docs.docker.com/build/concepts/context/#syntax',
      matches: [
        {
          says: /(?:ERROR: |error checking context: |failed to )(?!.*includepatterns).*syntax error in pattern/,
        },
        { has: 'llegal exclusion pattern', says: /[Ii]llegal exclusion pattern: (?<pattern>.*)$/ },
      ],
      cause:
        'A line of .dockerignore is no pattern{pattern|}: a bracket is open, or an exclamation mark stands alone.',
      why: 'Brackets have a meaning of their own there, and an exclamation mark takes the next words as an exception.',
      fix: ['Correct it: one path a line, * and ** for any name, `!name` for an exception.'],
    },
    {
      id: 'context-unreadable',
      title: 'A file of the folder cannot be read',
      fault: 'machine',
      link: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
      matches: [
        { says: /rror checking context: (?<said>.*?)\.?$/ },
        { says: /evaluate symlinks in \w+ path: (?<said>lstat \S+: permission denied)/ },
        { has: 'invalid file request', says: /(?<said>invalid file request \S+)/ },
        {
          has: 'archive/tar: ',
          says: /(?<said>archive\/tar: (?:sockets not supported|unknown file mode.*|write too long))/,
        },
        { has: 'failed to xattr', says: /failed to xattr (?<said>\S+): permission denied/ },
        { says: /failed to read dockerfile: (?<said>open \S+: permission denied)/ },
        {
          says: /error from sender: (?<said>(?:open|failed to|lstat|readdir).*(?:permission denied|operation not permitted))/,
        },
      ],
      sharper: ({ groups }) =>
        /invalid file request|archive\/tar/.test(groups.said ?? '')
          ? {
              title: 'The folder holds something that cannot be sent',
              cause: 'The folder cannot be sent to the builder whole: {said}.',
              why: 'Sockets and devices cannot, nor what changes meanwhile, as links of Windows or of a synchronised folder.',
              fix: ['Keep it out of the build: name it in .dockerignore (node_modules, .git, *.sock, data).'],
            }
          : null,
      cause: 'The folder cannot be sent to the builder whole: {said}.',
      why: 'A file in it belongs to another user (a database folder, for instance), or vanishes meanwhile; Docker as a snap reads only your own home.',
      fix: [
        'Keep it out of the build: name it in .dockerignore.',
        'Or make it readable: `sudo chown -R $(id -u) .`.',
      ],
      yieldsTo: ['dockerignore-syntax'],
    },
  ],
};
