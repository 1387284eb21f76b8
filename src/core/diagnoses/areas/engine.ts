import type { Area } from '../areas.ts';

/** The engine: whether it runs, and whether one may talk to it. */
export const engine: Area = {
  name: 'docker-engine',
  diagnoses: [
    {
      id: 'daemon-not-running',
      title: 'The Docker daemon does not answer',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/daemon/troubleshoot/',
      matches: [
        {
          has: 'Cannot connect to the Docker daemon',
          says: /Cannot connect to the Docker daemon(?: at (?<where>\S+?)\.)?(?: |$)/,
        },
        {
          has: 'failed to connect to the docker API',
          says: /failed to connect to the docker API at (?<where>[^;]+);/,
        },
        { has: 'Is the docker daemon running', says: /Is the docker daemon running(?: on this host)?\?/ },
        {
          has: 'error during connect',
          says: /^(?:docker: )?error during connect: (?!.*pipe)(?!.*command \[ssh)/,
        },
      ],
      cause: 'The Docker daemon is not running, or not where docker looks for it{where|}: no engine answers.',
      sharper: ({ groups }) =>
        groups.where
          ? { cause: 'The Docker daemon, the engine, is not running at {where}, where docker looks for it.' }
          : null,
      why: 'The daemon or Docker Desktop is stopped, or DOCKER_HOST or the docker context points somewhere else.',
      fix: [
        {
          linux:
            'Start Docker: `sudo systemctl start docker` (or Docker Desktop; in WSL, Docker Desktop on Windows).',
          darwin:
            'Start Docker Desktop (`open -a Docker`), or `colima start`, and wait until it runs. (On Linux: systemctl start docker.)',
          windows: 'Start Docker Desktop and wait until it runs. (On Linux: systemctl start docker.)',
        },
        'Look where docker connects to: `docker context ls`, and `unset DOCKER_HOST`.',
      ],
      yieldsTo: ['docker-socket-denied', 'docker-context-missing', 'podman-unreachable'],
    },
    {
      id: 'desktop-not-running-windows',
      title: 'Docker Desktop does not run',
      fault: 'machine',
      link: 'https://docs.docker.com/desktop/troubleshoot-and-support/troubleshoot/',
      matches: [
        {
          has: 'The system cannot find the file specified',
          says: /open (?:\/\/|\\\\)\.[/\\]pipe[/\\]\S+: The system cannot find the file specified/,
        },
        { has: 'error during connect', says: /error during connect: .*pipe/ },
      ],
      cause: 'Docker Desktop is not running (or still starting): its named pipe does not exist.',
      why: 'On Windows docker talks to Docker Desktop by a named pipe.',
      fix: ['Start Docker Desktop, wait until the whale says that it runs, and try again.'],
    },
    {
      id: 'desktop-not-ready',
      title: 'Docker Desktop does not work properly',
      fault: 'machine',
      link: 'https://docs.docker.com/desktop/troubleshoot-and-support/troubleshoot/',
      matches: [
        {
          has: 'check if the server supports the requested API version',
          says: /request returned (?<said>.*?) for API route and version .*check if the server supports the requested API version/,
        },
      ],
      cause: 'Something answers where docker asks, and it is no working engine: {said}.',
      why: 'Docker Desktop is starting, is being updated, or its virtual machine has stopped.',
      fix: [
        'Restart Docker Desktop, wait until it says that the engine runs, and try again.',
        'See where docker connects to: `docker context ls`.',
      ],
      yieldsTo: ['desktop-not-running-windows'],
    },
    {
      id: 'docker-socket-denied',
      title: 'No permission to talk to Docker',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/install/linux-postinstall/',
      matches: [
        {
          has: 'ermission denied while trying to connect to the',
          says: /[Pp]ermission denied while trying to connect to the (?:Docker daemon socket|docker API)/,
        },
        {
          has: 'docker.sock: connect: permission denied',
          says: /dial unix \S*docker\.sock: connect: permission denied/,
        },
        { has: 'Got permission denied', says: /Got permission denied while trying to connect/ },
      ],
      cause: 'Docker runs, but this user has no permission to talk to its socket.',
      why: 'The socket belongs to root and the group docker, and this user is not in that group (or has not logged in again since).',
      fix: [
        'Add yourself to the group: `sudo usermod -aG docker $USER`, then log out and in again (or `newgrp docker`).',
        'Or put sudo in front of this one command.',
      ],
    },
    {
      id: 'docker-not-found',
      title: 'docker: command not found',
      fault: 'machine',
      link: 'https://docs.docker.com/get-started/get-docker/',
      matches: [
        { has: 'docker: ', says: /^(?:\S*sh: )?(?:line \d+: |\d+: )?docker: (?:command )?not found$/ },
        { has: 'command not found: docker', says: /^zsh: command not found: docker$/ },
        {
          has: 'could not be found in this WSL',
          says: /^The command 'docker(?:-compose)?' could not be found in this WSL/,
        },
        { has: "'docker' is not recognized", says: /^'docker' is not recognized as/ },
        { has: "Command 'docker' not found", says: /^Command 'docker' not found/ },
        { has: "The term 'docker' is not", says: /The term 'docker' is not recognized as/ },
        { has: 'exec: "docker": executable', says: /exec: "docker": executable file not found in/ },
      ],
      cause:
        'The docker command is not installed here; on WSL, Docker Desktop is stopped or its WSL integration is off for this distribution.',
      why: 'The shell finds no docker in the folders of PATH.',
      fix: [
        {
          linux:
            'Install Docker: https://docs.docker.com/engine/install/ (Debian, Ubuntu: `sudo apt-get install docker.io docker-buildx`). On WSL: start Docker Desktop and enable Settings, Resources, WSL integration.',
          darwin:
            'Install Docker: `brew install --cask docker`, and start Docker Desktop. (On WSL: enable its WSL integration.)',
          windows:
            'Install Docker Desktop: `winget install Docker.DockerDesktop`. (On WSL: enable its WSL integration.)',
        },
      ],
    },
    {
      id: 'docker-context-missing',
      title: 'The docker context does not exist, or cannot be used',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/manage-resources/contexts/',
      matches: [
        { has: 'unable to resolve docker endpoint', says: /unable to resolve docker endpoint: (?<said>.*)$/ },
        { has: 'unable to parse docker host', says: /(?<said>unable to parse docker host .*)$/ },
        {
          has: 'context not found',
          says: /(?:current context|context) "(?<said>[^"]+)"(?: is not found on the file system|: context not found)/,
        },
      ],
      cause: 'docker is told to use a context or host that it cannot: {said}.',
      why: 'The context, DOCKER_CONTEXT, DOCKER_HOST or DOCKER_TLS_VERIFY names something that is not there.',
      fix: [
        'See which there are: `docker context ls`, and go back to the usual one: `unset DOCKER_CONTEXT DOCKER_HOST DOCKER_TLS_VERIFY; docker context use default`.',
      ],
    },
    {
      id: 'docker-host-ssh',
      title: 'The remote engine cannot be reached by ssh',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/security/protect-access/',
      matches: [
        {
          has: 'system dial-stdio',
          says: /command \[ssh .*docker system dial-stdio\] has exited.*stderr=(?<said>.*)$/,
        },
      ],
      cause: 'DOCKER_HOST (or the context) is a remote machine, and ssh cannot get there: {said}.',
      why: 'docker starts ssh for each command, which has to work without questions.',
      fix: ['Try ssh alone first; or use this machine: `unset DOCKER_HOST; docker context use default`.'],
    },
    {
      id: 'api-version-too-old',
      title: 'docker and the engine speak no common version',
      fault: 'machine',
      link: 'https://docs.docker.com/reference/api/engine/version-history/',
      matches: [
        {
          has: 'client version ',
          says: /client version (?<client>[\d.]+) is too (?<how>old|new)\. (?:Minimum|Maximum) supported API version is (?<limit>[\d.]+)/,
        },
      ],
      cause:
        'The docker client (or a tool with an old Docker library) speaks API version {client}, which is too {how} for this engine: its limit is {limit}.',
      why: 'Client and engine agree on a version, unless DOCKER_API_VERSION or an old client asks for one that the engine no longer has.',
      fix: [
        'Upgrade the client, or the tool that asks; if DOCKER_API_VERSION is set: `unset DOCKER_API_VERSION`.',
        'Compare both: `docker version`.',
      ],
    },
    {
      id: 'docker-config-broken',
      title: "docker's own configuration cannot be used",
      fault: 'machine',
      link: 'https://docs.docker.com/reference/cli/docker/#configuration-files',
      matches: [
        { has: 'mkdir ', says: /^ERROR: mkdir (?<said>\S*\.docker\S*: permission denied)/ },
        {
          has: 'Error loading config file',
          says: /^WARNING: Error (?:loading|parsing) config file[: (]+(?<said>.*)$/,
        },
        {
          has: '/.docker/',
          says: /^(?:ERROR: |WARNING: )?(?:open|mkdir|stat) (?<said>\S*\/\.docker\S*: permission denied)/,
        },
      ],
      cause: 'docker cannot use its configuration folder: {said}.',
      why: 'The folder .docker in the home belongs to another user, often root after a sudo docker.',
      fix: ['Make it yours: `sudo chown -R $(id -u):$(id -g) ~/.docker`.'],
    },
  ],
};
