import type { Area } from '../areas.ts';
import { commandOf } from '../match.ts';

/** Commands of docker that are right in themselves, and lack what they work on. */
export const dockerCommands: Area = {
  name: 'docker-cli',
  diagnoses: [
    {
      id: 'swarm-not-manager',
      title: 'This engine is in no swarm',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/swarm/swarm-mode/',
      matches: [
        { says: /[Tt]his node is not a swarm manager/ },
        { says: /this node is not part of a swarm/ },
      ],
      cause:
        'docker service and docker stack work in a swarm only, and this engine is not the manager of one.',
      why: 'A swarm is several engines that act as one; for this machine alone, Compose does the same without it.',
      fix: [
        'Start the services with Compose: `docker compose up -d`.',
        'Or make a swarm of this one machine: `docker swarm init`.',
      ],
    },
    {
      id: 'cp-path-missing',
      title: 'The container has no such file',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/container/cp/',
      matches: [
        { says: /Could not find the file (?<path>\S+) in container (?<container>\S+)/ },
        { says: /"(?<path>[^"]+)" could not be found on container (?<container>[^\s:]+)/ },
        { says: /invalid output path: directory "(?<here>[^"]+)" does not exist/ },
        { has: 'lstat ', says: /^Error response from daemon: lstat \S*\/merged(?<path>\/\S+): no such file/ },
      ],
      sharper: ({ groups }) =>
        groups.here
          ? {
              title: 'There is no such folder to copy into',
              cause: 'The folder {here} of this machine, where docker cp is to write, does not exist.',
              why: 'docker cp makes the last part of a path, and not the folders above it.',
              fix: ['Make it first: `mkdir -p {here}`.'],
            }
          : null,
      cause: 'There is no {path} in the container.',
      why: 'docker cp takes paths from the root of the container, where WORKDIR does not count.',
      fix: ['See what is there: `docker export NAME | tar t`, then `docker cp NAME:/whole/path .`.'],
    },
    {
      id: 'context-git',
      title: 'The repository to be built cannot be taken',
      fault: 'learner',
      link: 'https://docs.docker.com/build/concepts/context/#git-repositories',
      matches: [
        { says: /repository does not contain ref (?<ref>[^\s,"]+)/ },
        { has: 'unable to prepare context: ', says: /unable to prepare context: unable to 'git clone'/ },
      ],
      cause: 'docker build was given a git repository, and finds no branch, tag or commit {ref|there} in it.',
      why: 'Behind the address stand #REF and :FOLDER; without them the default branch is built.',
      fix: ['Name what is there: `docker build https://github.com/USER/REPO.git#main:folder`.'],
    },
    {
      id: 'compose-nothing-selected',
      title: 'Compose has no service to start',
      fault: 'learner',
      link: 'https://docs.docker.com/compose/how-tos/profiles/',
      matches: [
        { says: /^no service selected$/ },
        { says: /No services were found in the compose document/ },
      ],
      cause: 'No service of the Compose file is selected: all of them belong to profiles, or there are none.',
      why: 'A service with profiles: is started only with its profile.',
      fix: [
        'Name a profile: `docker compose --profile dev up`, or see all: `docker compose config --services`.',
      ],
    },
    {
      id: 'not-a-tty',
      title: '-t where there is no terminal',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/container/run/#tty',
      matches: [
        { says: /^the input device is not a TTY/ },
        { says: /failed to get console mode for std\w+: The handle is invalid/ },
        { says: /provided file is not a console/ },
        {
          has: 'cannot attach stdin to a TTY-enabled container',
          says: /cannot (?:attach stdin to|enable tty mode on) .*(?:not a terminal|TTY)/,
        },
      ],
      sharper: ({ line }) =>
        line.text.includes('mintty')
          ? {
              title: 'Git Bash gives docker no terminal',
              cause:
                '-t asks for a terminal, and the window of Git Bash (mintty) is none for programs of Windows.',
              fix: [
                'Put winpty in front: `winpty docker run -it ...`, or use PowerShell or Windows Terminal.',
              ],
            }
          : null,
      cause:
        '-t (or --progress=tty) asks for a terminal, and there is none here: a script, a pipe or a CI job.',
      why: 'A terminal is needed only where somebody types.',
      fix: [
        'Leave -t out: `docker run -i ...`, or `docker run ...` (`--progress=plain`); on Windows with Git Bash put winpty in front.',
      ],
    },
    {
      id: 'env-file-missing',
      title: 'A file that docker is to read is not there',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/container/run/#env',
      matches: [
        {
          says: /^(?:docker|ERROR|Error): (?:failed to build: )?(?:failed to stat \S+: )?(?:open|l?stat) (?<path>(?!\S*(?:Dockerfile|Containerfile|\/etc\/containers))[^\s:]+): no such file or directory\.?$/,
        },
        { says: /opening seccomp profile \((?<path>[^)]+)\) failed: open \S+ no such file/ },
        {
          says: /^(?:open|stat|(?<here>lstat)) (?<bare>(?!\S*(?:Dockerfile|Containerfile|compose))[^\s:]+?(?<tar>\.(?:tar|tgz|tar\.gz))?): no such file or directory$/,
        },
      ],
      // Programs say the same without a prefix; of these commands none starts one.
      when: (found) =>
        found.groups.bare === undefined ||
        found.groups.here !== undefined ||
        found.groups.tar !== undefined ||
        /^(?:sudo )?(?:docker|podman) (?:image )?(?:load|import|stack|cp|secret|config|plugin)\b/.test(
          commandOf(found) ?? '',
        ),
      sharper: ({ groups }) =>
        groups.bare ? { cause: 'The file {bare}, which the command is to read, does not exist here.' } : null,
      cause: 'The file {path}, which an option names, does not exist here.',
      why: 'The path is seen from the current directory, not from the Dockerfile.',
      fix: ['Correct the path, or go to the directory where the file is.'],
      yieldsTo: ['dockerfile-not-found', 'bake-no-file'],
    },
    {
      id: 'docker-unknown-command',
      title: 'docker has no such command',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/',
      matches: [
        {
          says: /^(?:ERROR: )?(?:docker: )?unknown command: docker (?<command>(?!compose|buildx$)\S.*)$/,
        },
        {
          says: /^docker: '(?<command>(?!compose|buildx)[^']+)' is not a docker command/,
        },
        { says: /^unknown docker command: "(?<command>[^"]+)"/ },
        {
          says: /^Error: unrecognized command `podman (?<command>(?!compose`)[^`]+)`/,
        },
      ],
      sharper: ({ groups }) =>
        /^(?:init|scout|model|debug|ai|mcp|sbom|desktop|offload|sandbox)\b/.test(groups.command ?? '')
          ? {
              title: 'A command that this docker does not bring',
              cause:
                'docker {command} belongs to Docker Desktop (or to a newer version), and is not installed here.',
              why: 'It is a plugin of its own, in ~/.docker/cli-plugins or /usr/libexec/docker/cli-plugins.',
              fix: ['Go on without it, or use Docker Desktop; what there is: `docker --help`.'],
            }
          : null,
      cause: 'There is no command docker {command}: a typo.',
      why: 'Commands as build and run stand right behind docker, options after them.',
      fix: ['Correct the spelling; all commands: `docker --help`.'],
    },
    {
      id: 'context-folder-missing',
      title: 'The folder to be built does not exist',
      fault: 'learner',
      link: 'https://docs.docker.com/build/concepts/context/',
      matches: [
        {
          says: /unable to prepare context: path "(?<path>[^"]+)" not found/,
        },
        { says: /^(?:ERROR: )?(?:failed to build: )?resolve : lstat (?<path>\S+): no such file/ },
        { says: /^(?:ERROR: )?resolve : CreateFile (?<path>.+?): The system cannot find/ },
        { says: /build path (?<path>\S+) either does not exist, is not accessible/ },
        { says: /context must be a directory: "?(?<path>[^"]+)"?/ },
        { says: /^TypeError: You must specify a directory to build in path(?<path>)/ },
      ],
      cause: 'The folder {path}, the build context or that of -f, does not exist.',
      why: 'The last word of docker build is the folder that it builds, usually a dot for this one.',
      fix: ['Build this folder: `docker build -t hello .`, or correct the path.'],
    },
  ],
};
