import type { Area } from '../areas.ts';

/** What a build fetches by curl, wget, git or ADD. */
export const dockerfileFetch: Area = {
  name: 'dockerfile',
  diagnoses: [
    {
      id: 'download-missing',
      title: 'There is nothing at that address',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#add',
      matches: [
        { says: /curl: \(22\) The requested URL returned error: (?<status>4\d\d)/, where: 'build' },
        { says: /wget: server returned error: HTTP\/[\d.]+ (?<status>4\d\d)/, where: 'build' },
        { says: /^(?:\S+ )?ERROR (?<status>4\d\d): [A-Z]/, where: 'build' },
        { says: /invalid response status (?<status>4\d\d)/ },
      ],
      cause: 'The server has no file at the address that the Dockerfile downloads from: it answers {status}.',
      why: 'The version or the name in the address is wrong, the file was moved, or it is private.',
      fix: ['Try the address here: `curl -fIL ADDRESS`, and correct it in the Dockerfile.'],
    },
    {
      id: 'download-certificate',
      title: 'A download in the build does not trust its server',
      fault: 'machine',
      link: 'https://docs.docker.com/guides/java/containerize/',
      matches: [
        { says: /curl: \(60\) (?<said>.*)$/, where: 'build' },
        { says: /curl: \(77\) (?<said>.*)$/, where: 'build' },
        { says: /^fatal: unable to access '[^']+': (?<said>.*certificate.*)$/, where: 'build' },
        { says: /^ERROR: (?<said>cannot verify \S+ certificate)/, where: 'build' },
        { says: /SSL routines:\w*:(?<said>certificate verify failed)/, where: 'build' },
        {
          has: 'Certificate verification failed',
          says: /(?<said>Certificate verification failed: The certificate is NOT trusted)/,
          where: 'build',
        },
        {
          has: 'server certificate not trusted',
          says: /(?<said>TLS: server certificate not trusted)/,
          where: 'build',
        },
      ],
      cause: 'The certificate of the server is not trusted inside the build: {said}.',
      why: 'The image has no list of authorities (ca-certificates), or a proxy of the company opens TLS and the image does not know its authority.',
      fix: [
        'Install the list first: `RUN apt-get update && apt-get install -y ca-certificates` (Alpine: `apk add --no-cache ca-certificates`).',
        'Behind such a proxy add its CA: `COPY company.crt /usr/local/share/ca-certificates/`, `RUN update-ca-certificates`.',
      ],
    },
    {
      id: 'download-network',
      title: 'The build cannot reach a server',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/network/#dns-services',
      matches: [
        { says: /curl: \(6\) Could not resolve host: (?<host>\S+)/, where: 'build' },
        { says: /wget: unable to resolve host address .(?<host>[\w.-]+)/, where: 'build' },
        { says: /wget: bad address '(?<host>[^']+)'/, where: 'build' },
        {
          has: 'curl: (',
          says: /curl: \((?:7|28|35)\) .*?(?:connect to (?<host>\S+)|timed out|reset|SSL_connect)/,
          where: 'build',
        },
        {
          says: /^fatal: unable to access '(?<host>https?:\/\/[^/']+)[^']*': (?:Could not resolve|Failed to connect|.*timed out|.*reset|gnutls_handshake)/,
          where: 'build',
        },
      ],
      cause: 'A step of the build cannot reach a server{host|}: no network or no DNS inside the build.',
      sharper: ({ groups }) =>
        groups.host
          ? { cause: 'A step of the build cannot reach {host}: no network or no DNS inside the build.' }
          : null,
      why: 'Steps run in containers, which have the name server of the engine, and not the proxy settings of your shell.',
      fix: [
        'Check the network and DNS of the engine (VPN; "dns" in /etc/docker/daemon.json), and build again.',
        'Behind a proxy: `docker build --build-arg HTTPS_PROXY=http://proxy:3128 .`.',
      ],
    },
    {
      id: 'download-broken-off',
      title: 'A download in the build broke off',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/network/',
      matches: [
        { says: /^error: RPC failed; (?<said>.*?)\.?$/, where: 'build' },
        { says: /^fatal: (?<said>early EOF)$/, where: 'build' },
        { says: /curl: \((?:18|52|56|92)\) (?<said>.*)$/, where: 'build' },
      ],
      cause: 'A download in a step of the build broke off: {said}.',
      why: 'The connection is slow or was cut, by the server or by a proxy in between.',
      fix: ['Build again; fetch less where you can: `git clone --depth 1 ...`, `curl --retry 3 ...`.'],
      yieldsTo: ['download-network'],
    },
    {
      id: 'download-checksum',
      title: 'A download is not what its checksum says',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#add---checksum',
      matches: [
        { says: /digest mismatch for (?<address>\S+): \S+ \(expected: / },
        {
          has: 'computed checksum did NOT match',
          says: /(?<address>)WARNING: \d+ computed checksums? did NOT match/,
          where: 'build',
        },
        { says: /checksum for '(?<address>[^']+)' did not verify/, where: 'build' },
      ],
      cause: 'What was downloaded {address|} has another checksum than the Dockerfile says.',
      why: 'The checksum is of another version or processor, or the server gave something else, as the page of an error.',
      fix: ['Compare both: `curl -fsSL ADDRESS | sha256sum`, and correct the checksum or the address.'],
    },
    {
      id: 'download-not-archive',
      title: 'What was downloaded is no archive',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#add',
      matches: [
        { says: /gzip: stdin: not in gzip format/, where: 'build' },
        { has: 'magic', says: /^(?:tar: invalid (?:tar )?magic|gunzip: invalid magic)/, where: 'build' },
        { says: /\(stdin\): File format not recognized/, where: 'build' },
        { says: /End-of-central-directory signature not found/, where: 'build' },
      ],
      cause:
        'tar (or unzip) was given something that is no archive: most often the page of an error, saved as the file.',
      why: 'curl without -f saves whatever the server answers, a "404: Not Found" too.',
      fix: ['Let curl fail and follow redirects: `curl -fsSL ADDRESS | tar xz`, and correct the address.'],
      yieldsTo: ['download-missing', 'download-network', 'download-certificate'],
    },
    {
      id: 'git-host-key',
      title: 'ssh does not know the git server',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/secrets/#ssh-mounts',
      matches: [{ says: /^\s*Host key verification failed\./, where: 'build' }],
      cause: 'The image does not know the key of the git server, and ssh has nobody to ask.',
      why: 'Your own known_hosts and your ssh key are on this machine, not in the image.',
      fix: [
        'Tell the key, and forward yours: `RUN mkdir -p -m 0700 ~/.ssh && ssh-keyscan github.com >> ~/.ssh/known_hosts`, `RUN --mount=type=ssh git clone ...`, built with `docker build --ssh default .`.',
        'A public repository needs no ssh: use its https address.',
      ],
    },
    {
      id: 'git-ownership',
      title: 'git does not trust the folder in the image',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#run---mounttypebind',
      matches: [
        {
          says: /^fatal: (?:detected dubious ownership in|unsafe) repository (?:at )?\(?'(?<path>[^']+)'/,
          where: 'build',
        },
      ],
      cause:
        'git refuses {path} in the image: the folder belongs to another user than the one that runs the step.',
      why: 'A bind mount keeps the owner that the files have on this machine, and git reads no foreign repositories.',
      fix: ['Allow it in the image: `RUN git config --global --add safe.directory {path}`.'],
    },
    {
      id: 'git-folder-missing',
      title: 'The build asks git, and there is no .git in the image',
      fault: 'learner',
      link: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
      matches: [{ says: /^fatal: not a git repository/, where: 'build' }],
      cause: 'A step asks git for the version, and the folder .git is not in the image.',
      why: '.dockerignore keeps it out, only a part of the project was copied, or the project was downloaded without it.',
      fix: [
        'Give the version from outside: `ARG VERSION`, and `docker build --build-arg VERSION=$(git describe --tags) .`.',
        'Or copy .git too, and take it out of .dockerignore.',
      ],
    },
  ],
};
