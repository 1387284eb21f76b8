import type { Area } from '../areas.ts';

/** What belongs to the engine: BuildKit, buildx, Compose. */
export const builder: Area = {
  name: 'docker-engine',
  diagnoses: [
    {
      id: 'buildx-missing',
      title: 'BuildKit is asked for, and buildx is missing',
      fault: 'machine',
      link: 'https://docs.docker.com/go/buildx/',
      matches: [
        { says: /buildx component is missing or broken/ },
        { says: /compose build requires buildx (?<least>[\d.]+) or later/ },
        { says: /unknown command: docker buildx/ },
        { says: /'buildx' is not a docker command/ },
      ],
      sharper: ({ groups }) =>
        groups.least
          ? {
              title: 'buildx is too old for this Compose',
              cause: 'docker compose builds by buildx, and the one that is installed is older than {least}.',
              why: 'Compose was upgraded alone; buildx is a plugin of its own.',
            }
          : null,
      cause: 'BuildKit is asked for, and the buildx plugin that drives it is not installed.',
      why: 'Many distributions put buildx into a package of its own.',
      fix: [
        {
          linux:
            "Install buildx: `sudo apt-get install docker-buildx` (from Docker's own packages: docker-buildx-plugin).",
          darwin: 'Install buildx: `brew install docker-buildx`, or use Docker Desktop.',
          windows: 'Install buildx: it comes with Docker Desktop.',
        },
        'Or build without it: `unset DOCKER_BUILDKIT`.',
      ],
    },
    {
      id: 'mount-requires-buildkit',
      title: 'RUN --mount needs BuildKit',
      fault: 'learner',
      link: 'https://docs.docker.com/build/buildkit/',
      matches: [
        { says: /the --(?<flag>\w+) option requires BuildKit/ },
        { says: /the classic builder doesn't support (?<classic>[^,]+), set DOCKER_BUILDKIT=1/ },
        { says: /Unknown flag: (?<flag>mount|chmod|link|parents|network|security)$/ },
      ],
      sharper: ({ groups }) =>
        groups.classic
          ? {
              title: 'This build needs BuildKit',
              cause: 'The build uses {classic}, which the legacy builder does not have, and it runs there.',
            }
          : null,
      cause: '--{flag} (as RUN --mount) belongs to BuildKit, and this build runs on the legacy builder.',
      why: 'DOCKER_BUILDKIT=0 is set, or the buildx plugin is not installed.',
      fix: [
        'Build with BuildKit: `DOCKER_BUILDKIT=1 docker build .` (unset DOCKER_BUILDKIT=0); it needs the package docker-buildx.',
      ],
    },
    {
      id: 'compose-missing',
      title: 'docker compose is not installed',
      fault: 'machine',
      link: 'https://docs.docker.com/compose/install/',
      matches: [
        { says: /unknown command: docker compose/ },
        { says: /unrecognized command `(?<podman>podman) compose`/ },
        { says: /'compose' is not a docker command/ },
        {
          has: 'Not supported URL scheme http+docker',
          says: /(?<old>Not supported URL scheme http\+docker)/,
        },
        {
          says: /(?<old>kwargs_from_env\(\) got an unexpected keyword argument 'ssl_version')/,
          has: 'kwargs_from_env()',
        },
        { says: /(?<old>AttributeError: cython_sources)/, has: 'cython_sources' },
        { has: 'ContainerConfig', says: /^(?<old>KeyError: 'ContainerConfig')/ },
        {
          says: /^\s*File "\S*docker-compose", line \d+, in <module>/,
          also: { says: /^(?:ModuleNotFoundError|ImportError): (?<old>.*)$/, within: 20 },
        },
        { has: 'is unsupported. You might be', says: /^ERROR: (?<old>Version in "[^"]+" is unsupported)/ },
        {
          has: 'docker-compose',
          says: /^(?:\S*sh: )?(?:line \d+: |\d+: )?docker-compose: (?:command )?not found|^zsh: command not found: docker-compose$/,
        },
        {
          says: /^unknown shorthand flag: '[fd]' in -[fd]$/,
          also: { says: /^Usage:\s+docker \[OPTIONS\] COMMAND/, within: 4 },
        },
      ],
      sharper: ({ groups }) =>
        groups.podman
          ? {
              title: 'This podman has no compose',
              cause: 'podman compose came with podman 4.7, and this one is older.',
              why: 'It hands the work to podman-compose or docker-compose, which are programs of their own.',
              fix: [
                'Install one and call it by its name: `sudo apt-get install podman-compose`, `podman-compose up`.',
              ],
            }
          : groups.old === undefined
            ? null
            : {
                title: 'docker-compose is too old',
                cause: 'This docker-compose is of version 1, which does not fit any more: {old}.',
                why: 'Version 1 is no longer made; `docker compose` took its place.',
              },
      cause: 'The Compose plugin is not installed: docker knows no command compose.',
      why: 'docker compose is a plugin of its own; docker-compose with a dash was its first version, which is no longer made.',
      fix: [
        {
          linux:
            "Install it: `sudo apt-get install docker-compose-plugin` from Docker's packages (Debian's own: docker-compose).",
          darwin:
            'Install it: `brew install docker-compose`, or Docker Desktop. (Linux: install docker-compose-plugin.)',
          windows: 'It comes with Docker Desktop. (Linux: install docker-compose-plugin.)',
        },
        'Then write `docker compose up`, without a dash.',
      ],
    },
    {
      id: 'multi-platform-driver',
      title: 'This builder makes one platform at a time',
      fault: 'learner',
      link: 'https://docs.docker.com/go/build-multi-platform/',
      matches: [
        {
          says: /[Mm]ulti-platform build is not supported for the docker driver/,
        },
        {
          says: /ultiple platforms feature is currently not supported for docker driver/,
        },
        { has: 'exporting manifest lists', says: /does not (?:currently )?support exporting manifest lists/ },
      ],
      cause:
        'A multi-platform image is asked for, and the docker driver with the classic image store can hold only one platform per image.',
      why: 'Images for several platforms need the containerd image store, or a builder of their own.',
      fix: [
        'Build one platform: `docker build --platform linux/amd64 .`.',
        'Or turn on the containerd image store, or make a builder: `docker buildx create --use`.',
      ],
    },
    {
      id: 'cache-export-driver',
      title: 'This builder cannot do that',
      fault: 'learner',
      link: 'https://docs.docker.com/build/cache/backends/',
      matches: [
        {
          says: /(?:ERROR: |^)(?<what>(?!Multi-)[A-Z][\w ]+) is not supported for the docker driver/,
        },
        {
          has: 'feature is currently not supported for docker driver',
          says: /(?<what>(?!ultiple|multiple)\w+ export) feature is currently not supported for docker driver/,
        },
        { says: /(?<what>Cache export) is not supported for the docker driver/i, has: 'ache export' },
      ],
      cause: 'The docker driver cannot do this: {what}.',
      why: 'Exporting the cache and the like need the containerd image store or a builder of their own.',
      fix: [
        'Make a builder first: `docker buildx create --use` (in GitHub Actions: docker/setup-buildx-action).',
      ],
    },
    {
      id: 'builder-gone',
      title: 'The selected builder is not there',
      fault: 'machine',
      link: 'https://docs.docker.com/build/builders/manage/',
      matches: [
        { says: /no builder "(?<name>[^"]+)" found/ },
        { says: /failed to find instance "(?<name>[^"]+)"/ },
        { says: /no valid drivers found/ },
        { says: /failed to list workers: Unavailable/ },
        { says: /(?<name>no buildkit host) is available/ },
        { says: /(?:failed to get status: .*|error: )dial unix \S*buildkitd\.sock/ },
      ],
      cause: 'The builder {name|that is selected} does not exist or does not run.',
      why: 'docker buildx use or BUILDX_BUILDER chose a builder, and that was removed since.',
      fix: [
        'Go back to the usual one: `unset BUILDX_BUILDER; docker buildx use default`.',
        'See which there are: `docker buildx ls`.',
      ],
    },
  ],
};
