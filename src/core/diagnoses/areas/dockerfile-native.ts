import type { Area } from '../areas.ts';
import { commandOf, inBuild } from '../match.ts';

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
        { says: /error: can't find (?<tool>Rust compiler)/, where: 'build' },
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
    {
      id: 'npm-script',
      title: 'A script of package.json calls a program that is not installed',
      fault: 'learner',
      link: 'https://docs.docker.com/guides/nodejs/containerize/',
      matches: [
        {
          says: /^npm (?:ERR!|error) code 127$/,
          also: { says: /^npm (?:ERR!|error) command (?:\/bin\/)?sh -c (?<command>\S+)/, within: 5 },
          where: 'build',
        },
        { says: /^sh: (?:line )?(?:\d+: )?(?<command>[\w.-]+): (?:command )?not found$/, where: 'build' },
      ],
      when: ({ line, reading }) => !line.text.startsWith('sh: ') || /^> \S+ \S+/m.test(reading.text),
      cause:
        'npm runs a script of package.json (prepare, postinstall or the like), and its program {command} is not there.',
      why: 'Without devDependencies (--production, --omit=dev, NODE_ENV=production) the tools of development are not installed.',
      fix: [
        'Leave the scripts out: `RUN npm ci --omit=dev --ignore-scripts`.',
        'Or install everything in the builder stage, where it is needed: `RUN npm ci`.',
      ],
    },
    {
      id: 'step-crashed',
      title: 'A program of a build step crashed',
      fault: 'machine',
      link: 'https://docs.docker.com/build/building/multi-platform/',
      matches: [
        { says: /returned a non-zero code: 139/ },
        { says: /did not complete successfully: exit code: 139/ },
        {
          says: /^E: (?:Sub-process|Method) \S+ (?:received a segmentation fault|has died unexpectedly)/,
          where: 'build',
        },
      ],
      cause: 'A program that the step runs crashed (segmentation fault, 139).',
      why: 'The base image is for another processor and runs in emulation, or it is so old that it does not get on with a new kernel (Debian 7, CentOS 6).',
      fix: [
        'Take an image of this processor, and a newer one: `FROM debian:bookworm-slim`, without --platform.',
        'For a very old image in WSL: `kernelCommandLine = vsyscall=emulate` under [wsl2] in .wslconfig, then `wsl --shutdown`.',
      ],
      yieldsTo: ['qemu-crash'],
    },
    {
      id: 'apt-lock',
      title: 'Another apt has the lock',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#run---mounttypecache',
      matches: [
        { has: 'Could not get lock', says: /E: Could not get lock (?<path>\S+?)\.?(?: |$)/, where: 'build' },
      ],
      when: ({ line }) => !/Permission denied/.test(line.text),
      cause: 'apt cannot lock {path}: another apt uses it at the same time.',
      why: 'Steps that run side by side (stages, platforms, builds) share a cache mount.',
      fix: [
        'Let them take turns: `RUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get ...`.',
      ],
    },
    {
      id: 'module-missing',
      title: 'A module that the program imports is not in the image',
      fault: 'learner',
      link: 'https://docs.docker.com/get-started/docker-concepts/building-images/writing-a-dockerfile/',
      matches: [
        { says: /Module not found: (?:Error: )?Can't resolve '(?<module>[^']+)'/ },
        { says: /^(?:Error: |\[Error: )?Cannot find module '(?<module>[^']+)'/ },
        { says: /^Error \[ERR_MODULE_NOT_FOUND\]: Cannot find (?:package|module) '(?<module>[^']+)'/ },
        { says: /^ModuleNotFoundError: No module named '(?<module>[^']+)'/ },
        { says: /^ImportError: No module named '?(?<module>[\w.]+)/ },
      ],
      // Node and Python say the same where there is no container.
      when: (found) =>
        inBuild(found.line, found.reading) ||
        found.line.logged === true ||
        /\b(?:docker|podman)(?:-compose)?\b/.test(commandOf(found) ?? ''),
      cause: 'The image has no {module}, which the program imports.',
      why: 'It was not installed or copied there, its name differs in capital letters, or a mounted folder hides what the image has (node_modules).',
      fix: [
        'Install what the project lists, in the image: `COPY package*.json ./`, `RUN npm ci` (Python: `COPY requirements.txt ./`, `RUN pip install -r requirements.txt`), and build again: `docker compose up --build`.',
        "A file of your own: compare COPY, WORKDIR and capital letters. Under a mounted folder keep the image's: `-v /app/node_modules`.",
      ],
    },
  ],
};
