import type { Area } from '../areas.ts';

/** What stands between the engine and a registry. */
export const registryNetwork: Area = {
  name: 'registry',
  diagnoses: [
    {
      id: 'registry-x509',
      title: "The registry's certificate is not trusted",
      fault: 'machine',
      link: 'https://docs.docker.com/engine/security/certificates/',
      matches: [
        {
          says: /(?:Error response from daemon|failed to do request|error pulling image|pinging container registry|\/v2\/)[^\n]*x509: /,
        },
        {
          says: /(?:Error response from daemon|failed to do request|pinging|\/v2\/).*server gave HTTP response to HTTPS client/,
        },
      ],
      sharper: ({ line }) => {
        if (/expired or is not yet valid/.test(line.text))
          return {
            title: 'The clock of this machine may be wrong',
            cause:
              'By the clock of the engine the certificate of the registry is not valid: it is wrong, or the certificate has expired.',
            why: 'After sleep the clock of a virtual machine (WSL, Docker Desktop) lags behind.',
            fix: ['Check it: `docker run --rm alpine date`; restart Docker Desktop (`wsl --shutdown`).'],
          };
        if (/certificate is (?:not )?valid for|any IP SANs|legacy Common Name/.test(line.text))
          return {
            title: "The registry's certificate is for another name",
            cause:
              'The certificate that the registry shows does not hold for the name or address that it is asked by.',
            why: 'A certificate holds for the names in it (SAN) alone; a proxy or a web server may answer in place of the registry.',
            fix: [
              'Use a name that stands in it, or have one made with that name or address as SAN.',
              'For a registry of your own: "insecure-registries" in /etc/docker/daemon.json.',
            ],
          };
        if (/HTTP response to HTTPS/.test(line.text))
          return {
            title: 'The registry speaks HTTP without TLS',
            cause: 'The engine asks by HTTPS, and this registry answers in plain HTTP.',
            why: 'Docker uses HTTP only at localhost, and where it is told to.',
            fix: ['Name it under "insecure-registries" in /etc/docker/daemon.json, and restart Docker.'],
          };
        return null;
      },
      cause:
        'The certificate of the registry is not trusted by the Docker engine, as behind a corporate proxy whose CA it does not know (or the registry speaks plain HTTP).',
      why: "The engine has its own list of trusted certificates, read when it starts; Docker Desktop takes the system's.",
      fix: [
        "Add the company's CA to the system (and to Docker Desktop), then restart Docker: `sudo update-ca-certificates && sudo systemctl restart docker`.",
        'For a registry of your own without HTTPS: "insecure-registries" in /etc/docker/daemon.json.',
      ],
    },
    {
      id: 'registry-dns',
      title: 'The registry cannot be reached: no network or DNS',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/daemon/troubleshoot/#networking-issues',
      matches: [
        {
          says: /^(?!.*error during connect).*?(?:failed to do request: |Error response from daemon: (?:Get|Head|failed)|failed to resolve reference|pinging container registry|initializing source|^ERROR: |error pulling image|invalid from flag value \S+: |ADD failed: |^Get "https?:\/\/[^"]*\/v2\/": |failed to load cache key: |server error - |failed to fetch \w+ token: |reading "https).*dial tcp: lookup (?<host>\S+?)(?: on \S+)?: (?<said>.*)$/,
        },
        {
          says: /^Get "https?:\/\/[^"]*\/v2\/": dial tcp: lookup (?<host>\S+?)(?: on \S+)?: (?<said>.*)$/,
        },
      ],
      when: ({ line }) => !/\/@v\/|proxyconnect/.test(line.text),
      sharper: ({ line }) =>
        /^ADD\b/.test(line.step?.text ?? '')
          ? {
              title: 'ADD cannot reach a server',
              cause:
                'The network is offline, DNS does not work for the engine, or there is no {host}, which ADD is to download from.',
              fix: [
                'Check the name, the network and DNS (VPN off and on, restart Docker Desktop), then try again.',
              ],
            }
          : null,
      cause:
        'The network is offline or DNS does not work for the engine: the registry {host} cannot be found, and the image is not on this machine.',
      why: 'The engine asks its own name server, which a VPN or a sleeping laptop takes away.',
      fix: [
        'Check the network and DNS (VPN off and on, restart Docker Desktop), then try again.',
        'Or use an image that is already here: `docker images`.',
      ],
      yieldsTo: ['stage-name-typo', 'unable-to-find-image'],
    },
    {
      id: 'registry-timeout',
      title: 'The registry does not answer',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/daemon/proxy/',
      matches: [
        {
          has: 'https://',
          says: /(?:failed to do request: |Error response from daemon: |pinging container registry|initializing source|error pulling image|^ERROR: |httpReadSeeker: |failed to copy: |^(?=(?:Get|Head) "?https?:\/\/[^"\s]*(?:\/v2\/|\/v1\/_ping|\/token\?|docker|registry|ghcr\.io|quay\.io|gcr\.io|mcr\.))|failed to fetch \w+ token: ).*(?:Get|Head|Post) "?https?:\/\/[^"\s]+"?: .*(?<said>i\/o timeout|TLS handshake timeout|connection refused|connection reset by peer|no route to host|network is unreachable|Client\.Timeout exceeded.*|request canceled.*|proxyconnect tcp: .*|(?:unexpected )?EOF|context deadline exceeded.*)\.?$/,
        },
        {
          says: /(?:failed to do request: |Error response from daemon: |pinging container registry|initializing source|^(?=Get |Head )).*(?:Get|Head) "http:\/\/[^"]+\/v2\/[^"]*": .*(?<said>i\/o timeout|connection refused|connection reset by peer|no route to host|network is unreachable|(?:unexpected )?EOF)\.?$/,
        },
        {
          has: 'net/http: TLS handshake timeout',
          says: /^(?:docker: )?(?:Error response from daemon: (?:Get|Head) |(?:Get|Head) "https?:\/\/[^"]*(?:\/v2\/|docker)).*(?<said>net\/http: TLS handshake timeout)/,
        },
        {
          has: 'unexpected ',
          says: /unexpected (?:HTTP )?status(?: code)?(?: from \w+ request to)?(?: \S+?)?: (?<said>5\d\d .*)$/,
        },
        {
          says: /error pulling image configuration: .*(?<said>i\/o timeout|TLS handshake timeout|connection (?:refused|reset by peer)|EOF)\.?$/,
        },
        {
          says: /failed to fetch \w+ token: ?$/,
          also: {
            says: /(?<said>i\/o timeout|connection refused|connection reset by peer|no route to host|network is unreachable|no such host|EOF)$/,
            within: 9,
          },
        },
        {
          says: /checking push permission for .*(?<said>i\/o timeout|connection refused|no route to host|no such host|context deadline exceeded|EOF)$/,
        },
        {
          has: 'need an HTTP proxy',
          says: /(?<said>unable to connect to \S+:\d+)\. Do you need an HTTP proxy/,
        },
        { has: 'unexpected EOF', says: /^(?<cut>unexpected EOF)$/ },
        { has: 'client connection lost', says: /(?<said>http2: client connection lost)$/ },
        {
          says: /failed to push \S+: .*(?<said>read\/write on closed pipe|broken pipe|cannot reuse body, request must be retried|connection reset by peer|unexpected EOF|i\/o timeout)$/,
        },
        { has: 'status', says: /unexpected status(?: code)? (?:\S+: )?(?<said>(?:402|407|451) .*)$/ },
        { has: 'Proxy Authentication', says: /(?<said>(?:407 )?Proxy Authentication Required)/ },
        {
          says: /failed to copy: .*(?<said>unexpected EOF|connection reset by peer)$/,
        },
      ],
      when: ({ line, groups, reading }) =>
        groups.cut === undefined
          ? !/\/@v\//.test(line.text)
          : reading.lines.some(({ text }) =>
              /^[0-9a-f]{12}: (?:Downloading|Pull|Verifying|Waiting)/.test(text),
            ),
      sharper: ({ line, groups }) =>
        groups.cut
          ? { cause: 'The registry broke off in the middle of the download: unexpected EOF.' }
          : /proxyconnect|Proxy Auth/.test(line.text)
            ? {
                title: 'The proxy between Docker and the registry does not let it through',
                cause: 'The engine is told to use a proxy, and that fails: {said}.',
                why: 'The engine has settings of its own for it, apart from those of your shell.',
                fix: [
                  'Correct or remove it: `docker info | grep -i proxy` shows it; Docker Desktop: Settings, Resources, Proxies.',
                ],
              }
            : null,
      cause: 'The registry does not answer: {said}.',
      why: 'The network is slow or blocked, a proxy is needed that the engine does not know, or the registry is down.',
      fix: [
        'Try again; check the network and the VPN.',
        'Behind a proxy tell the engine: https://docs.docker.com/engine/daemon/proxy/.',
      ],
      yieldsTo: ['stage-name-typo', 'no-such-image', 'cache-gha'],
    },
  ],
};
