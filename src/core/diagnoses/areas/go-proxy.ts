import type { Area } from '../areas.ts';

/** The way to the modules. */
export const goProxy: Area = {
  name: 'go-download',
  diagnoses: [
    {
      id: 'proxy-off',
      title: 'GOPROXY=off forbids the download',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#goproxy-protocol',
      matches: [{ says: /(?<module>\S+?):? module lookup disabled by GOPROXY=off/ }],
      cause: '{module} is not in the module cache, and GOPROXY=off forbids to download it.',
      why: 'With GOPROXY=off go lives on what was downloaded before.',
      fix: ['Let go download again: `unset GOPROXY; go env -u GOPROXY`.'],
    },
    {
      id: 'proxy-invalid',
      title: 'GOPROXY is no address',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#environment-variables',
      matches: [
        { says: /invalid proxy URL (?<said>.*)$/ },
        {
          has: 'GOPROXY list is not the empty string',
          says: /(?<said>GOPROXY list is not the empty string, but contains no entries)/,
        },
      ],
      cause: 'GOPROXY cannot be read: {said}.',
      why: 'It is a list of addresses with https:// in front, or the words direct and off, with commas between.',
      fix: ['Take the usual one: `go env -u GOPROXY; unset GOPROXY`.'],
    },
    {
      id: 'proxy-x509',
      title: 'The certificate of the module proxy is not trusted',
      fault: 'machine',
      link: 'https://go.dev/ref/mod#module-proxy',
      matches: [
        {
          says: /(?:^|: )(?:Get|Head|reading) "?https?:\/\/[^"\s]*(?:\/@v\/|\/@latest|\/lookup\/|\/tile\/|\?go-get=1)[^"\s]*"?: .*x509: (?<said>.*)$/,
        },
        {
          has: 'server certificate verification failed',
          says: /fatal: unable to access '[^']+': (?<said>server certificate verification failed.*)/,
        },
        { says: /fatal: unable to access '[^']+': (?<said>SSL certificate problem: .*)/ },
      ],
      sharper: ({ groups }) =>
        /expired or is not yet valid/.test(groups.said ?? '')
          ? {
              title: 'The clock is wrong, or a certificate has run out',
              cause:
                'The certificate of the module proxy is not valid at the time that this machine has: {said}.',
              why: 'A clock that is wrong by days makes every certificate invalid, as in a virtual machine that slept, or WSL.',
              fix: [
                'Compare the clock: `date`, and set it right: `sudo hwclock -s` (WSL), `sudo timedatectl set-ntp true` (Linux).',
              ],
            }
          : null,
      cause:
        'The certificate of the module proxy is not trusted here, as behind a corporate proxy whose CA this machine or image does not know.',
      why: 'A proxy that looks into HTTPS signs with its own root certificate; an image without CA certificates trusts nobody.',
      fix: [
        "Add the company's root CA: in the build stage `COPY company.crt /usr/local/share/ca-certificates/` and `RUN update-ca-certificates`.",
        'On your machine name it: `export SSL_CERT_FILE=/path/to/ca.pem`. Do not switch the checks off.',
      ],
    },
    {
      id: 'proxy-dns',
      title: 'The module proxy cannot be reached',
      fault: 'machine',
      link: 'https://go.dev/ref/mod#module-proxy',
      matches: [
        {
          has: 'dial tcp',
          says: /(?:^|: )(?:Get|Head|read|reading) "?https?:\/\/[^"\s]*(?:\/@v\/|\/@latest|\/lookup\/|\/tile\/|\?go-get=1)[^"\s]*"?: (?<said>(?:proxyconnect tcp: )?dial tcp.*)$/,
        },
        {
          says: /(?:^|: )(?:Get|Head|read) "https?:\/[^"\s]*(?:\/@v\/|\/@latest|\/lookup\/|\/tile\/|\?go-get=1)[^"\s]*": (?<said>read tcp.*|net\/http: .*|context deadline exceeded.*|(?:unexpected )?EOF|http2: .*|stream error.*|http: server gave HTTP.*|Proxy Authentication Required.*|Bad Gateway|Service Unavailable|Gateway Time-?out)$/,
        },
        {
          says: /^go: .*reading https?:\/\/\S+: (?<said>(?:429|5\d\d) .*)$/,
        },
        { says: /: unexpected status \(https?:\S+\): (?<said>(?:429|5\d\d) .*)$/ },
        {
          says: /fatal: unable to access '[^']+': (?<said>Could not resolve host: \S+)/,
        },
        {
          says: /fatal: unable to access '[^']+': (?<said>Failed to connect to .*)/,
        },
        { says: /^\s*error: (?<said>RPC failed; .*)$/ },
        { says: /^\s*fatal: (?<said>(?:early EOF|the remote end hung up unexpectedly).*)$/ },
        {
          has: 'not a valid zip file',
          says: /(?:^|: )(?<module>[^\s@:]+@v[^\s:]+): .*(?<said>zip: not a valid zip file)/,
        },
        {
          // Up to Go 1.13 it did not say where from.
          has: '@v',
          says: /^(?:go: )?[^\s@]+@v[^\s:]+: (?<said>(?:stream error|net\/http|unexpected EOF|read tcp|dial tcp|http2): ?.*|unexpected EOF)$/,
        },
      ],
      sharper: ({ line, groups }) => {
        if (/server gave HTTP/.test(groups.said ?? ''))
          return {
            title: 'The host of a module speaks no HTTPS',
            cause: 'go asks the host of the module over HTTPS, and gets plain HTTP: {said}.',
            why: 'go fetches nothing over HTTP unless it is told that a host may do so.',
            fix: ['For a host of your own: `go env -w GOPRIVATE=HOST GOINSECURE=HOST`.'],
          };
        if (/not a valid zip/.test(groups.said ?? ''))
          return {
            title: 'A download is broken',
            cause: 'What came for {module} is no zip file: {said}.',
            why: 'The download was cut short, or a login page answered instead.',
            fix: ['Throw it away and try again: `go clean -modcache`, `go mod download`.'],
          };
        if (/^Proxy Auth/.test(groups.said ?? ''))
          return {
            title: 'The proxy asks for a login',
            cause: 'The proxy that HTTPS_PROXY names lets nobody through without a login: {said}.',
            why: 'Company proxies want a user and a password.',
            fix: ['Put both into its address: `export HTTPS_PROXY=http://USER:PASSWORD@proxy:3128`.'],
          };
        if (/^proxyconnect tcp/.test(groups.said ?? ''))
          return {
            title: 'The proxy that is set cannot be reached',
            cause: 'HTTP_PROXY or HTTPS_PROXY names a proxy, and that one cannot be reached: {said}.',
            why: 'In a container localhost and 127.0.0.1 are the container itself, not the machine on which the proxy runs.',
            fix: [
              'See what is set: `env | grep -i proxy`, and in ~/.docker/config.json ("proxies"), which docker hands to every build.',
              'If none is needed: `unset HTTP_PROXY HTTPS_PROXY http_proxy https_proxy`; if one is, name it by an address that containers reach.',
            ],
          };
        if (/\/lookup\/|\/tile\//.test(line.text))
          return {
            title: 'The checksum database cannot be reached',
            cause:
              'The checksum database (sum.golang.org), which vouches for new modules, is unreachable: {said}.',
          };
        return null;
      },
      // git by itself says the same.
      when: ({ line, reading }) =>
        !/^(?:fatal|error): /.test(line.text.trim()) ||
        (!/\bgit (?:clone|fetch|pull|submodule) /.test(line.step?.text ?? '') &&
          /\bgo (?:get|mod|build|install|run|test|list|vet|work)\b|exit status 128:|cache.vcs|@v\d/.test(
            reading.text,
          )),
      cause: 'The module proxy (or the host of a module) is unreachable over the network: {said}.',
      why: "There is no internet here, DNS does not work (in a container: the engine's DNS), or a firewall or VPN stands between.",
      fix: [
        'Check the network and DNS (VPN, and HTTPS_PROXY where a proxy is needed), then try again.',
        'Ask another mirror: `go env -w GOPROXY=direct` (needs git); what is set now: `go env GOPROXY`.',
      ],
    },
    {
      id: 'git-missing',
      title: 'git is not installed',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#vcs',
      matches: [
        {
          says: /^(?!.*(?:OCI runtime|runc|unable to start container)).*exec: "git": executable file not found in/,
        },
        { says: /^go: missing Git command/ },
      ],
      cause:
        'The module has to be fetched with git (GOPROXY=direct, or a private module), and git is not installed here: golang:alpine has none.',
      why: 'Only the module proxy spares go the version control programs.',
      fix: [
        'Install git: on alpine apk add git (`RUN apk add --no-cache git`), on Debian `apt-get install -y git`.',
        'Or fetch through the proxy: `go env -u GOPROXY`; or start from golang:1.26, which has git.',
      ],
    },
  ],
};
