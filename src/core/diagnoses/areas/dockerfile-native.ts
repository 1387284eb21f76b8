import type { Area } from '../areas.ts';

/** What packages of npm and pip need from the image, and npm's own faults. */
export const dockerfileNative: Area = {
  name: 'dockerfile',
  diagnoses: [
    {
      id: 'build-tools-missing',
      title: 'A package is compiled, and there is no compiler',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/multi-stage/',
      matches: [
        {
          says: /unable to execute '(?<tool>(?:\S*-)?(?:gcc|cc|c\+\+|g\+\+|clang)\S*)': No such file/,
          where: 'build',
        },
        { says: /error: command '(?<tool>\S*(?:gcc|cc|g\+\+|clang))' failed: No such file/, where: 'build' },
        {
          says: /gyp ERR! .*(?:[Cc]ould not find any|need to install the latest version of) (?<tool>Python)/,
          where: 'build',
        },
        { says: /gyp ERR! .*[Cc]an't find (?<tool>Python) executable/, where: 'build' },
        { says: /gyp ERR! stack Error: not found: (?<tool>make|g\+\+|gcc)/, where: 'build' },
        { has: ': g++: ', says: /(?:make(?:\[\d+\])?|sh): (?:\d+: )?(?<tool>g\+\+): /, where: 'build' },
        { says: /(?<tool>pg_config) executable not found/, where: 'build' },
        { says: /error: linker `(?<tool>cc)` not found/, where: 'build' },
        { has: 'Python.h', says: /: fatal error: (?<tool>Python\.h): No such file/, where: 'build' },
      ],
      cause:
        'A package has parts in C that are compiled when it is installed, and {tool|the compiler} is missing.',
      why: 'Slim and Alpine images bring no compiler, and for this version or processor there is no ready-made package.',
      fix: [
        'Install the tools first: on Debian `RUN apt-get update && apt-get install -y build-essential python3-dev` (pg_config: libpq-dev), on Alpine `RUN apk add --no-cache build-base python3-dev`.',
        'Or take the image that has them: `FROM python:3.13`, `FROM node:22`, and copy the result into a slim one.',
      ],
      yieldsTo: ['package-network'],
    },
    {
      id: 'npm-no-workdir',
      title: 'npm install in the root folder',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#workdir',
      matches: [{ says: /npm (?:ERR!|error) Tracker "idealTree" already exists/ }],
      cause: 'npm runs in / because the Dockerfile has no WORKDIR, and there it fails.',
      why: 'Since Node 15 npm cannot install in the root folder: it takes the whole file system for the project.',
      fix: ['Give the project a folder, above COPY and npm: `WORKDIR /app`.'],
    },
    {
      id: 'npm-crash',
      title: 'npm itself broke off',
      fault: 'machine',
      link: 'https://docs.docker.com/guides/nodejs/containerize/',
      matches: [{ says: /npm (?:ERR!|error) (?:cb\(\)|Exit handler) never called!/, where: 'build' }],
      cause: 'npm stopped in the middle of its work, by a fault of its own.',
      why: 'Some versions do so when the network is slow, the memory is short or their cache is damaged.',
      fix: [
        'Build again; then with another version of npm: `RUN npm install -g npm@latest`, or a newer base image.',
      ],
      yieldsTo: ['package-network', 'build-out-of-memory'],
    },
  ],
};
