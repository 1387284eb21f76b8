import type { Area } from '../areas.ts';

/** Pulling and pushing images. */
export const registry: Area = {
  name: 'registry',
  diagnoses: [
    {
      id: 'rate-limit',
      title: 'The registry allows no more pulls for now',
      fault: 'machine',
      link: 'https://docs.docker.com/docker-hub/usage/pulls/',
      matches: [
        { has: 'toomanyrequests', says: /toomanyrequests: / },
        { has: '429 Too Many Requests', says: /429 Too Many Requests/ },
        { has: 'pull rate limit', says: /reached your (?:unauthenticated )?pull rate limit/ },
      ],
      when: ({ line }) => !/^go: |\/@v\//.test(line.text),
      cause:
        'The rate limit for anonymous pulls from Docker Hub is used up, for everybody who shares this address.',
      why: 'Docker Hub counts pulls by address (a company, a school or a CI runner has one together); with an account there are more.',
      fix: [
        'Log in: `docker login`, and try again.',
        'Or wait (up to an hour), or use a mirror or an image that is already here: `docker images`.',
      ],
    },
    {
      id: 'tag-not-found',
      title: 'The image has no such tag',
      fault: 'learner',
      link: 'https://docs.docker.com/docker-hub/repos/manage/hub-images/tags/',
      matches: [
        { has: 'anifest for ', says: /manifest for (?<image>\S+) not found/ },
        {
          has: 'manifest unknown',
          says: /(?:Error response from daemon: |Error: .*|reading manifest (?<image>\S+) .*|: )manifest unknown/,
        },
        {
          has: ': not found',
          says: /failed to (?:solve|resolve source metadata for \S+): (?:(?<image>[\w./-]+:[\w.-]+): )?(?:failed to resolve source metadata for \S+: )?(?:[\w./-]+\.[\w./-]+:[\w.-]+): not found$/,
        },
        {
          has: 'failed to resolve reference',
          says: /failed to resolve reference "(?<image>[^"]+)": \S+: not found$/,
        },
        {
          has: 'failed to solve: ',
          says: /failed to solve: (?<image>[\w./-]+:[\w.-]+): (?:\S+: )?not found$/,
        },
      ],
      cause: 'The image {image|that is asked for} does not exist: there is no such tag (version).',
      why: 'The version is not released yet, was removed, or is misspelt.',
      fix: [
        'Choose an existing tag, as golang:1.26 or golang:1.26-alpine: https://docs.docker.com/docker-hub/repos/manage/hub-images/tags/.',
      ],
    },
    {
      id: 'pull-denied',
      title: 'The registry has no such image, or does not give it',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/image/pull/',
      matches: [
        { has: 'pull access denied', says: /pull access denied(?: for (?<image>[^\s,]+))?,/ },
        {
          has: 'requested access to the resource is denied',
          says: /requested access to the resource is denied/,
        },
        { has: 'insufficient_scope', says: /insufficient_scope: authorization failed/ },
        {
          has: 'nauthorized',
          says: /(?:Error response from daemon: |Error: .*: |denied: |: )[Uu]nauthorized: (?:authentication required|access to the requested)/,
        },
        { has: '401 Unauthorized', says: /failed to (?:fetch \w+ token|authorize): .*: 401 Unauthorized/ },
        { has: ': denied', says: /(?:Head|Get) "https:\/\/[^"]+\/manifests\/[^"]+": denied$/ },
        { has: 'no basic auth credentials', says: /no basic auth credentials/ },
        { has: 'repository does not exist or may require', says: /repository does not exist or may require/ },
        { has: 'denied: ', says: /^denied: (?!requested access)/ },
      ],
      cause: 'The registry has no image {image|of that name}, or wants a login for it: access denied.',
      why: 'The name is misspelt, the image was built only on another machine, or it is private. To push to Docker Hub, the name has to begin with your user name.',
      fix: [
        'Check the name; if it is your own image, build it here: `docker build -t hello .`.',
        'If it is private: `docker login`; to push: `docker tag hello YOU/hello && docker push YOU/hello`.',
      ],
      yieldsTo: ['push-denied', 'unable-to-find-image', 'stage-name-typo', 'rate-limit'],
    },
    {
      id: 'no-matching-manifest',
      title: 'The image is not there for this processor',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/multi-platform/',
      matches: [
        {
          has: 'no matching manifest for',
          says: /no matching manifest for (?<platform>\S+)(?: [\d.]+)? in the manifest list/,
        },
        { has: 'no match for platform in manifest', says: /no match for platform in manifest/ },
        {
          has: 'no supported platform found in manifest',
          says: /no supported platform found in manifest list/,
        },
        {
          has: 'no image found in',
          says: /no image found in (?:manifest list|image index) for architecture "?(?<platform>\w+)/,
        },
        {
          has: 'was found but does not',
          says: /was found but (?:does not (?:match|provide) the specified|its platform \((?<platform>[^)]+)\) does not match) platform/i,
        },
      ],
      cause:
        'The image exists, but not for this platform (architecture{platform|}): its manifest has no entry for it.',
      sharper: ({ groups }) =>
        groups.platform?.startsWith('windows/')
          ? {
              title: 'Docker Desktop is set to Windows containers',
              cause: 'The engine runs Windows containers, and the image is one for Linux.',
              why: 'Docker Desktop for Windows can run the one or the other, and asks for images of that kind only.',
              fix: [
                'Switch over: the whale in the notification area, "Switch to Linux containers..."; then try again.',
              ],
            }
          : groups.platform
            ? {
                cause:
                  'The image exists, but not for the platform {platform}: its manifest has no entry for that architecture.',
              }
            : null,
      why: 'Not every image, and not every old tag, is built for both amd64 and arm64.',
      fix: [
        'Take another tag or image that has it.',
        'Or the one for the other processor, in emulation: `docker pull --platform linux/amd64 IMAGE`.',
      ],
    },
    {
      id: 'registry-x509',
      title: "The registry's certificate is not trusted",
      fault: 'machine',
      link: 'https://docs.docker.com/engine/security/certificates/',
      matches: [
        {
          has: 'x509: ',
          says: /(?:Error response from daemon|failed to do request|error pulling image|pinging container registry|\/v2\/)[^\n]*x509: /,
        },
        {
          has: 'server gave HTTP response to HTTPS client',
          says: /server gave HTTP response to HTTPS client/,
        },
      ],
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
          has: 'dial tcp: lookup',
          says: /(?:failed to do request: |Error response from daemon: (?:Get|Head|failed)|failed to resolve reference|pinging container registry|initializing source|^ERROR: |error pulling image|invalid from flag value \S+: |ADD failed: |^Get "https?:\/\/[^"]*\/v2\/": |failed to load cache key: |reading "https).*dial tcp: lookup (?<host>\S+?)(?: on \S+)?: (?<said>.*)$/,
        },
        {
          has: 'dial tcp: lookup',
          says: /^Get "https?:\/\/[^"]*\/v2\/": dial tcp: lookup (?<host>\S+?)(?: on \S+)?: (?<said>.*)$/,
        },
      ],
      when: ({ line }) => !/\/@v\//.test(line.text),
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
          says: /(?:failed to do request: |Error response from daemon: |pinging container registry|initializing source|error pulling image|^ERROR: |httpReadSeeker: |failed to copy: |^(?:Get|Head) ).*(?:Get|Head) "https?:\/\/[^"]+": .*(?<said>i\/o timeout|TLS handshake timeout|connection refused|connection reset by peer|no route to host|network is unreachable|Client\.Timeout exceeded.*|request canceled.*|proxyconnect tcp: .*|(?:unexpected )?EOF|context deadline exceeded.*)\.?$/,
        },
        {
          has: 'http://',
          says: /(?:failed to do request: |Error response from daemon: |pinging container registry|initializing source|^(?:Get|Head) ).*(?:Get|Head) "http:\/\/[^"]+\/v2\/[^"]*": .*(?<said>i\/o timeout|connection refused|connection reset by peer|no route to host|network is unreachable|(?:unexpected )?EOF)\.?$/,
        },
        {
          has: 'net/http: TLS handshake timeout',
          says: /^(?:Error response from daemon: |docker: Error response from daemon: )?(?:Get|Head) .*(?<said>net\/http: TLS handshake timeout)/,
        },
        {
          has: 'Service Unavailable',
          says: /(?:received unexpected HTTP status|unexpected status(?: from \w+ request to \S+)?): (?<said>5\d\d .*)$/,
        },
        {
          has: 'failed to copy: ',
          says: /failed to copy: .*(?<said>unexpected EOF|connection reset by peer)$/,
        },
      ],
      when: ({ line }) => !/\/@v\//.test(line.text),
      cause: 'The registry does not answer: {said}.',
      why: 'The network is slow or blocked, a proxy is needed that the engine does not know, or the registry is down.',
      fix: [
        'Try again; check the network and the VPN.',
        'Behind a proxy tell the engine: https://docs.docker.com/engine/daemon/proxy/.',
      ],
      yieldsTo: ['stage-name-typo', 'unable-to-find-image'],
    },
  ],
};
