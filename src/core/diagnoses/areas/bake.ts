import type { Area } from '../areas.ts';

/** docker buildx bake: its file, its targets, and what it may do. */
export const bake: Area = {
  name: 'docker-cli',
  diagnoses: [
    {
      id: 'bake-target-missing',
      title: 'The bake file has no such target',
      fault: 'learner',
      link: 'https://docs.docker.com/build/bake/targets/',
      matches: [
        { says: /failed to find target (?<target>\S+)$/ },
        { says: /could not find any target matching '(?<target>[^']+)'/ },
      ],
      sharper: ({ groups }) =>
        groups.target === 'default'
          ? {
              cause: 'bake was given no target, and the bake file has no target or group named default.',
              why: 'Without a name bake builds default.',
              fix: [
                'Name one: `docker buildx bake app`, or add `group "default" { targets = ["app"] }` to the file.',
              ],
            }
          : null,
      cause: 'There is no target or group {target} in the bake file.',
      why: 'A target is a block of the file, target "app" { ... }; its name, or that of the block, is misspelt.',
      fix: ['See which there are: `docker buildx bake --list=targets`, and correct the name.'],
    },
    {
      id: 'bake-no-file',
      title: 'There is no bake file here',
      fault: 'learner',
      link: 'https://docs.docker.com/build/bake/reference/#file-format',
      matches: [
        { says: /couldn't find a bake definition/ },
        {
          has: '.hcl: ',
          says: /^ERROR: (?:failed to read \S+: )?open (?<path>\S+\.hcl): no such file or directory/,
        },
        {
          has: 'failed to read ',
          says: /^ERROR: failed to read (?<path>\S+): open \S+: no such file or directory/,
        },
      ],
      cause: 'bake finds no file {path|docker-bake.hcl (or compose.yaml)} in this directory.',
      why: 'docker buildx bake reads what to build from that file; docker build is what reads a Dockerfile alone.',
      fix: [
        'Go to the directory that has it, or name it: `docker buildx bake -f path/docker-bake.hcl`.',
        'To build one Dockerfile: `docker build -t hello .`.',
      ],
    },
    {
      id: 'bake-syntax',
      title: 'The bake file cannot be read',
      fault: 'learner',
      link: 'https://docs.docker.com/build/bake/reference/',
      matches: [
        {
          says: /^(?:ERROR: )?(?:failed to parse \S+: )?(?<file>[\w./\\-]+\.(?:hcl|json)):(?<line>\d+),\d+-\d+(?::\d+|,\d+)?: (?<said>[^;]*)/,
        },
      ],
      cause: 'Line {line} of {file} is not right: {said}.',
      why: 'A bake file is HCL: blocks in braces, name = value, lists in brackets with commas, names of variables that the file declares.',
      fix: ['Correct that line or the one above it; `docker buildx bake --print` tells when it is right.'],
    },
    {
      id: 'build-privileges',
      title: 'The build asks for more than it may',
      fault: 'learner',
      link: 'https://docs.docker.com/build/bake/reference/#targetentitlements',
      matches: [
        { says: /devices? (?<what>\S+) (?:is|are) requested by the build but not allowed/ },
        { says: /granting entitlement (?<what>\S+) is not allowed/ },
        { has: 'additional privileges requested', says: /additional privileges requested/ },
        { says: /^(?:ERROR: .*)?(?<what>(?:security\.insecure|network\.host)) is not allowed/ },
      ],
      cause: 'The build asks for a privilege{what|} that was not granted to it.',
      sharper: ({ groups }) =>
        groups.what
          ? { cause: 'The build asks for the privilege {what}, and the builder does not grant it.' }
          : null,
      why: 'Reading files outside of the project, the network of the host, and insecure steps have to be allowed by name.',
      fix: [
        'If you trust the build, allow it: `docker buildx bake --allow=fs.read=..` (or `--allow=network.host`).',
        'A builder has to allow it too: `docker buildx create --use --buildkitd-flags "--allow-insecure-entitlement network.host"`.',
      ],
    },
  ],
};
