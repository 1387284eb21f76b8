import type { Area } from '../areas.ts';

/** What docker says of values and options, each in words of its own. */
const refusals = [
  'cowardly refusing to ',
  'copying between containers is not supported',
  'container ID file found',
  'bad format for add-host',
  'ambiguous Dockerfile source',
  'nvalid restart policy',
  'nvalid container name ',
  'nvalid CapAdd',
  'nvalid CapDrop',
  'unknown log opt',
  'no log driver named',
  'Cannot link to /',
  'network-scoped alias is supported only',
  'cannot be created with multiple network endpoints',
  'NanoCPUs can not be set',
  'emplate parsing error',
  '--storage-opt is supported only',
  'logging driver does not support reading',
  'failed to parse template',
];

/** Command lines that docker and podman do not take. */
export const dockerCli: Area = {
  name: 'docker-cli',
  diagnoses: [
    {
      id: 'build-no-context',
      title: 'docker build without its folder',
      fault: 'learner',
      link: 'https://docs.docker.com/build/concepts/context/',
      matches: [
        {
          has: ' argument',
          says: /["'](?<program>docker|podman) (?:buildx |image )?build["'] requires (?:exactly )?1 argument/,
        },
        { says: /^Error: no context directory and no Containerfile specified/ },
        { says: /^Error: accepts at most 1 arg\(s\), received \d+$/ },
      ],
      cause:
        'The build context is missing, or there is an argument too many: the dot at the end, which means the current directory, or a tag with a space in it.',
      why: 'docker build has to be told which folder to build.',
      fix: ['Add the dot: `docker build -t hello .`.'],
    },
    {
      id: 'tag-uppercase',
      title: 'An image name with capital letters',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/image/tag/',
      matches: [
        {
          says: /(?:invalid tag |invalid argument |stage name |tag |^|: )"?(?<name>(?!(?:ERROR|Error):)[\w./:-]*[A-Z][\w./:-]*)"?(?: for "[^"]+" flag)?: .*repository name (?:\(\S+\) )?must be lowercase/,
        },
        { says: /repository name (?:\((?<name>\S+)\) )?must be lowercase/ },
      ],
      cause: 'The image name {name|} has upper-case letters, and an image name is in lower case.',
      why: 'Registries do not tell capital letters from small ones, so names have none; and a path with a blank needs quotes, or its second half is taken for the image.',
      fix: ['Write it in lower case: `docker build -t hello .` (or `FROM golang:1.26`).'],
    },
    {
      id: 'invalid-reference',
      title: 'Not an image name',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/image/tag/',
      matches: [
        {
          says: /^(?!.*failed to parse stage name)(?!.*must be lowercase)(?:docker: |ERROR: |Error: |Error response from daemon: |invalid argument |failed to build: |.*creating build container: |tag )*(?:invalid tag )?(?:"(?<name>[^"]*)"(?: for "[^"]+" flag)?: )?(?:.*: )?invalid reference format\.?$/,
        },
        { says: /invalid repository name \((?<name>[^)]*)\)/ },
      ],
      cause: 'What stands where the image name belongs is invalid{name|}: no image name.',
      why: 'A space in a path without quotes, a second colon, a stray character, or an option behind the image splits the line at the wrong place.',
      sharper: ({ groups, reading }) => {
        if (groups.name) return { cause: '"{name}" is invalid as an image name.' };
        const unset = reading.lines.find(({ text }) =>
          / variable is not set\. Defaulting to a blank/.test(text),
        );
        const name = /"?\\?"?(\w+)\\?"? variable is not set/.exec(unset?.text ?? '')?.[1];
        return name === undefined
          ? null
          : {
              cause: `The name of an image in the Compose file is incomplete: the variable ${name} in it is not set.`,
              why: 'Variables come from the shell and from the file .env beside the Compose file; an unset one is empty.',
              fix: [
                `Set it: \`export ${name}=...\`, or write it into .env; \`docker compose config\` shows the outcome.`,
              ],
            };
      },
      fix: [
        'Quote paths with a space: `-v "$(pwd)":/app`, and keep the order `docker run [options] IMAGE [command]`.',
        'Write the image name as name:tag, in lower case: `hello:latest`.',
      ],
      yieldsTo: ['engine-without-stages', 'from-empty-arg', 'tag-uppercase'],
    },
    {
      id: 'unknown-flag',
      title: 'An option that the command does not have',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/',
      matches: [
        { says: /^(?:docker: |ERROR: |Error: )?unknown flag: (?<flag>\S+)$/ },
        { says: /^(?:docker: |ERROR: |Error: )?unknown shorthand flag: (?<flag>'\w' in -\S+)$/ },
        {
          says: /^flag provided but not defined: (?<flag>-\S+)$/,
          also: { says: /^See 'docker|^See 'podman|^Usage:\s+docker/, within: 3 },
        },
      ],
      cause:
        'The option {flag} does not exist for this command: a typo, one dash instead of two, or a flag of BuildKit on the legacy builder.',
      sharper: ({ line, reading }) =>
        reading.lines.some(
          ({ text, line: at }) =>
            at > line.line &&
            at < line.line + 5 &&
            /^See 'docker --help'|^Usage:\s+docker \[OPTIONS\] COMMAND/.test(text),
        )
          ? {
              title: 'docker does not know the command in front of this option',
              cause:
                'docker takes {flag} for an option of its own: it does not know the command in front of it.',
              why: 'The command is misspelt, or a plugin that is not installed: build and buildx need docker-buildx, compose needs docker-compose.',
              fix: [
                'See which there are: `docker --help`; install what is missing: `sudo apt-get install docker-buildx-plugin docker-compose-plugin` (Debian: docker-buildx, docker-compose).',
              ],
            }
          : null,
      why: 'Options stand before the image, and each command has its own.',
      fix: [
        'See its options: `docker run --help`, `docker build --help` (for example --rm, -p, --name).',
        'For --progress, --secret and --ssh, build with BuildKit: `unset DOCKER_BUILDKIT`, with docker-buildx installed.',
      ],
      yieldsTo: ['compose-missing'],
    },
    {
      id: 'invalid-flag-value',
      title: 'An option with a value that it does not take',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/container/run/',
      matches: [
        {
          says: /^(?:docker: |ERROR: |Error: )?invalid argument "(?<value>[^"]*)" for "(?<flag>[^"]+)" flag: (?!invalid reference format)(?<said>.*)$/,
        },
        { says: /^(?:docker: |ERROR: |Error: )?flag needs an argument: (?<said>.*)$/ },
        { has: 'invalid progress mode', says: /^ERROR: (?<said>invalid progress mode .*)$/ },
        { has: 'cannot be used together', says: /^ERROR: (?<said>.* cannot be used together)$/ },
        {
          has: 'conflicting options',
          says: /^(?:docker: )?(?:Error: )?(?:Error response from daemon: )?(?<said>conflicting options: .*?)\.?$/,
        },
        { has: 'range of CPUs', says: /(?<said>range of CPUs is from .*)$/ },
        {
          has: 'emory limit',
          says: /(?<said>Minimum memory limit allowed is \S+|Minimum memoryswap limit .*)/,
        },
        { has: 'the working directory', says: /(?<said>the working directory '\S+' is invalid, .*)$/ },
        { has: 'nvalid volume specification', says: /(?<said>invalid volume specification: .*)$/ },
        {
          has: 'invalid mount config',
          says: /(?<said>invalid mount config for type "\w+": (?!bind (?:mount )?source path does not exist).*)$/,
        },
        {
          has: 'nvalid containerPort',
          says: /(?<said>[Ii]nvalid (?:container|host)Port: \S+)/,
          where: 'outside',
        },
        { says: /(?<said>Cannot mkdir: .*)$/, has: 'Cannot mkdir: ' },
        { has: 'ing host port', says: /^Error: (?<said>parsing host port: .*)$/ },
        { has: 'invalid subnet', says: /(?<said>invalid subnet \S+: .*)$/ },
        { has: 'failed to find driver', says: /(?<said>failed to find driver "[^"]+")/ },
        { has: 'nvalid hostPort', says: /(?<said>[Ii]nvalid hostPort: \S+)/ },
        { has: 'nvalid port specification', says: /(?<said>[Ii]nvalid port specification: .*)$/ },
        {
          has: 'platform',
          says: /(?<said>failed to parse platform .*|"[^"]*": cannot parse platform .*|unknown operating system or architecture.*)$/,
        },
        { has: 'invalid ', says: /(?<said>invalid (?:spec|mode): .*)$/ },
        {
          has: 'experimental features enabled',
          says: /(?<said>"--\w+" (?:option )?is only supported on a Docker daemon with experimental features enabled)/,
        },
        { has: 'are incompatible', says: /^(?<said>--[\w-]+ and --[\w-]+ are incompatible)/ },
        { has: 'cannot be combined with', says: /^(?<said>--[\w-]+ cannot be combined with .*)$/ },
        { has: 'uplicate mount point', says: /(?<said>[Dd]uplicate mount point: \S+)/ },
        {
          says: /^(?:docker: )?(?<said>[Ii]nvalid port format for --publish: .*?)\.?$/,
          has: 'nvalid port format',
        },
        { has: 'nvalid publish opts', says: /^(?:docker: )?(?<said>[Ii]nvalid publish opts .*)$/ },
        { has: ' address', says: /^(?:docker: )?(?<said>[Ii]nvalid (?:IP|ip) address:? .*)$/ },
        ...refusals.map((has) => ({
          has,
          says: new RegExp(
            `^(?:docker: |Error: )?(?:.*Error response from daemon: )?(?<said>.*${has}.*?)\\.?$`,
          ),
        })),
      ],
      cause: 'An option has a value that it does not take: {said}.',
      why: 'docker checks its options before it starts anything.',
      fix: [
        'Correct the value; a port is host:container (`-p 8080:8080`), a mount is host path:container path, both from / (`-v "$PWD":/app`).',
      ],
      yieldsTo: ['git-bash-path', 'tag-uppercase', 'invalid-reference', 'go-unknown-flag'],
    },
    {
      id: 'run-no-image',
      title: 'A command without its image or container',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/container/run/',
      matches: [
        {
          says: /["'](?<command>docker (?:(?:container|image) )?(?!build|buildx)\w+)["'] requires (?:at least |exactly )?\d+ arguments?/,
        },
        { says: /^Error: requires at least \d+ arg\(s\), only received \d+/ },
        { says: /^Error: (?<command>)you must provide at least one name or id/ },
      ],
      cause:
        'The argument is missing: no image (or container) name stands after the options of {command|the command}.',
      why: 'Options that take a value, as -p or --name, take the next word, so the image may have been swallowed by one.',
      fix: ['Add the image name at the end: `docker run --rm -p 8080:8080 hello`.'],
    },
    {
      id: 'git-bash-path',
      title: 'Git Bash has rewritten a path',
      fault: 'learner',
      link: 'https://docs.docker.com/desktop/troubleshoot-and-support/troubleshoot/topics/#working-with-git-bash',
      matches: [
        { says: /invalid mode: ;?[\\/]Program Files[\\/]Git/ },
        { says: /(?:exec: \\?"|working directory '|stat )[A-Z]:\/Program Files\/Git\// },
      ],
      cause:
        'Git Bash turned a path of the container, as /app, into one of Windows (C:/Program Files/Git/app) before docker saw it.',
      why: 'It does so with every argument that begins with a slash, for the sake of Windows programs.',
      fix: [
        'Write two slashes: `-v "//c/Users/you/app:/app" -w //app`, or switch it off for one command: `MSYS_NO_PATHCONV=1 docker run ...`.',
        'Or use PowerShell or WSL.',
      ],
    },
  ],
};
