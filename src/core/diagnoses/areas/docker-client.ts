import type { Area } from '../areas.ts';

/** The docker command itself: whether it is there, and which engine it is told to talk to. */
export const dockerClient: Area = {
  name: 'docker-engine',
  diagnoses: [
    {
      id: 'docker-not-found',
      title: 'docker: command not found',
      fault: 'machine',
      link: 'https://docs.docker.com/get-started/get-docker/',
      matches: [
        {
          has: 'docker: ',
          says: /^(?:\S+: )?(?:line \d+: |\d+: )?docker: (?:command )?not found$/,
          where: 'outside',
        },
        { says: /^zsh: command not found: docker$/ },
        {
          says: /^The command 'docker(?:-compose)?' could not be found in this WSL/,
        },
        { says: /^'docker' is not recognized as/ },
        { says: /^Command 'docker' not found/ },
        { says: /The term 'docker' is not recognized as/ },
        {
          says: /\/Docker\/resources\/bin\/docker: (?:Input\/output error|No such file)/,
        },
        { says: /exec: "docker": executable file not found in/ },
        { says: /exec: "(?<half>com\.docker\.cli)": executable file not found/ },
      ],
      cause:
        'The docker command is not installed here; on WSL, Docker Desktop is stopped or its WSL integration is off for this distribution.',
      sharper: ({ groups }) =>
        groups.half
          ? {
              title: 'Half of Docker Desktop is left',
              cause:
                'The docker command is the one of Docker Desktop, and what it starts, com.docker.cli, is gone.',
              why: 'Docker Desktop was removed or updated halfway, or its WSL integration was switched off.',
              fix: [
                'Start or install Docker Desktop again, or install the client alone; then `docker context use default`.',
              ],
            }
          : null,
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
        {
          says: /[Uu]nable to resolve docker endpoint: (?<said>.*)$/,
        },
        { has: 'unable to parse docker host', says: /(?<said>unable to parse docker host .*)$/ },
        {
          says: /[Cc]ontext "(?<said>[^"]+)"(?: is not found on the file system|: context not found)/,
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
        {
          has: 'is newer than server',
          says: /client (?:version )?(?:[\d.]+ )?is (?<how>new)er than server \((?:client )?API version: (?<client>[\d.]+), server API version: (?<limit>[\d.]+)\)/,
        },
        { says: /^(?:docker: )?Error response from daemon: (?<page>(?:404 )?page not found)/ },
        {
          says: /client and server don't have same version \(client ?: (?<client>[\d.]+), server: (?<limit>[\d.]+)\)(?<how>)/,
        },
      ],
      sharper: ({ groups }) =>
        groups.page
          ? {
              cause: 'docker (or Compose) asks something that this engine does not know: {page}.',
              why: 'The engine is much older than the client, or another one (Podman) answers at the socket.',
              confidence: 'medium',
            }
          : null,
      cause:
        'The docker client (or a tool with an old Docker library) speaks API version {client}, which is too {how|different} for this engine: its limit is {limit}.',
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
        { says: /^ERROR: mkdir (?<said>\S*\.docker\S*: permission denied)/ },
        { says: /^WARNING: Error (?:loading|parsing) config file[: (]+(?<said>[^\s):]+)/ },
        {
          has: '/.docker/',
          says: /^(?:ERROR: |WARNING: )?(?:open|mkdir|stat) (?<said>\S*\/\.docker\S*: permission denied)/,
        },
      ],
      sharper: ({ line }) =>
        line.text.includes('Error parsing')
          ? {
              cause: 'docker cannot read its configuration, which is no JSON: {said}.',
              why: 'A comma or bracket is missing or too many in ~/.docker/config.json.',
              fix: [
                'Correct it, or put it aside (logins are lost): `mv ~/.docker/config.json ~/.docker/config.old`.',
              ],
            }
          : null,
      cause: 'docker cannot use its configuration folder: {said}.',
      why: 'The folder .docker in the home belongs to another user, often root after a sudo docker.',
      fix: ['Make it yours: `sudo chown -R $(id -u):$(id -g) ~/.docker`.'],
    },
    {
      id: 'engine-tls',
      title: 'docker and its engine do not agree on TLS',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/security/protect-access/',
      matches: [
        { says: /^Error response from daemon: (?<said>Client sent an HTTP request to an HTTPS server)/ },
        {
          says: /error during connect: .*(?<said>x509: .*|tls: .*|server gave HTTP response to HTTPS client|malformed HTTP response.*|:2376: read: connection reset by peer)$/,
        },
      ],
      cause:
        'docker reaches an engine, and one of the two speaks TLS with a certificate that the other does not take: {said}.',
      why: 'An engine in a network listens with TLS at port 2376, without it at 2375, and its certificate holds for certain names only.',
      fix: [
        'With TLS: `export DOCKER_HOST=tcp://docker:2376 DOCKER_TLS_VERIFY=1 DOCKER_CERT_PATH=/certs/client`; in GitLab CI share /certs with docker:dind (DOCKER_TLS_CERTDIR=/certs).',
        'Without, in a network of your own: `export DOCKER_HOST=tcp://docker:2375 DOCKER_TLS_CERTDIR=""`, `unset DOCKER_TLS_VERIFY`.',
      ],
    },
  ],
};
