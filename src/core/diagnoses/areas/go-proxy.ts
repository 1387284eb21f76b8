import type { Area } from '../areas.ts';

/** The way to the modules, and where they are kept. */
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
          says: /(?:^|: )(?:Get|Head|read) "https?:\/\/[^"\s]*(?:\/@v\/|\/@latest|\/lookup\/|\/tile\/|\?go-get=1)[^"\s]*": (?<said>read tcp.*|net\/http: .*|context deadline exceeded.*|(?:unexpected )?EOF|http2: .*|stream error.*|http: server gave HTTP.*|Proxy Authentication Required.*|Bad Gateway|Service Unavailable|Gateway Time-?out)$/,
        },
        {
          says: /^go: .*reading https?:\/\/\S+: (?<said>(?:429|5\d\d) .*)$/,
        },
        {
          says: /fatal: unable to access '[^']+': (?<said>Could not resolve host: \S+)/,
        },
        {
          says: /fatal: unable to access '[^']+': (?<said>Failed to connect to .*)/,
        },
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
      sharper: ({ line, groups }) =>
        /server gave HTTP/.test(groups.said ?? '')
          ? {
              title: 'The host of a module speaks no HTTPS',
              cause: 'go asks the host of the module over HTTPS, and gets plain HTTP: {said}.',
              why: 'go fetches nothing over HTTP unless it is told that a host may do so.',
              fix: ['For a host of your own: `go env -w GOPRIVATE=HOST GOINSECURE=HOST`.'],
            }
          : /not a valid zip/.test(groups.said ?? '')
            ? {
                title: 'A download is broken',
                cause: 'What came for {module} is no zip file: {said}.',
                why: 'The download was cut short, or a login page answered instead.',
                fix: ['Throw it away and try again: `go clean -modcache`, `go mod download`.'],
              }
            : /^Proxy Auth/.test(groups.said ?? '')
              ? {
                  title: 'The proxy asks for a login',
                  cause: 'The proxy that HTTPS_PROXY names lets nobody through without a login: {said}.',
                  why: 'Company proxies want a user and a password.',
                  fix: ['Put both into its address: `export HTTPS_PROXY=http://USER:PASSWORD@proxy:3128`.'],
                }
              : /^proxyconnect tcp/.test(groups.said ?? '')
                ? {
                    title: 'The proxy that is set cannot be reached',
                    cause: 'HTTP_PROXY or HTTPS_PROXY names a proxy, and that one cannot be reached: {said}.',
                    why: 'In a container localhost and 127.0.0.1 are the container itself, not the machine on which the proxy runs.',
                    fix: [
                      'See what is set: `env | grep -i proxy`, and in ~/.docker/config.json ("proxies"), which docker hands to every build.',
                      'If none is needed: `unset HTTP_PROXY HTTPS_PROXY http_proxy https_proxy`; if one is, name it by an address that containers reach.',
                    ],
                  }
                : /\/lookup\/|\/tile\//.test(line.text)
                  ? {
                      title: 'The checksum database cannot be reached',
                      cause:
                        'The checksum database (sum.golang.org), which vouches for new modules, is unreachable: {said}.',
                    }
                  : null,
      // git by itself says the same.
      when: ({ line, reading }) => !/^fatal: /.test(line.text.trim()) || /\bgo(?:: | )|@v/.test(reading.text),
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
      matches: [{ says: /exec: "git": executable file not found in/ }, { says: /^go: missing Git command/ }],
      cause:
        'The module has to be fetched with git (GOPROXY=direct, or a private module), and git is not installed here: golang:alpine has none.',
      why: 'Only the module proxy spares go the version control programs.',
      fix: [
        'Install git: on alpine apk add git (`RUN apk add --no-cache git`), on Debian `apt-get install -y git`.',
        'Or fetch through the proxy: `go env -u GOPROXY`; or start from golang:1.26, which has git.',
      ],
    },
    {
      id: 'modcache-readonly',
      title: 'The module cache is read-only for rm',
      fault: 'nobody',
      link: 'https://go.dev/ref/mod#module-cache',
      matches: [
        {
          has: 'pkg/mod/',
          says: /^(?:rm|unlinkat|find): (?:cannot remove )?'?(?<path>[^'\n]*pkg\/mod\/[^'\n:]*)'?: Permission denied/i,
        },
        {
          says: /EACCES: permission denied, (?:rmdir|unlink) '(?<path>[^']*(?:pkg.mod|@v\d)[^']*)'/,
        },
      ],
      cause: 'go makes the files of its module cache read-only, so rm has no permission to remove them.',
      why: 'Nobody is meant to change a downloaded module, as go.sum vouches for it.',
      fix: ['Let go do it: `go clean -modcache`.', 'Or make it writable first: `chmod -R u+w ~/go/pkg/mod`.'],
    },
    {
      id: 'modcache-write-denied',
      title: 'go may not write to the module cache',
      fault: 'machine',
      link: 'https://go.dev/ref/mod#module-cache',
      matches: [
        {
          has: 'cache: mkdir',
          says: /(?:writing (?:go\.mod|stat|zip) cache|could not create module cache|failed to create cache directory(?: \S+)?): (?:mkdir|open) (?<path>[^\s:]+): (?<said>permission denied|read-only file system|no such file or directory)/,
        },
        {
          says: /writing (?:go\.mod|stat|zip) cache: open (?<path>\S+): (?<said>permission denied|read-only file system)/,
        },
        {
          says: /failed to create cache directory (?<path>\S+): mkdir \S+: (?<said>permission denied)/,
        },
        {
          says: /^go: RLock (?<path>\S*[\\/]pkg[\\/]mod[\\/]cache\S*): (?<said>.*)$/,
        },
        {
          says: /\bin (?<path>\S*cache\/vcs\/\w+): exit status 128/,
          also: { says: /(?<said>detected dubious ownership)/, within: 2 },
        },
        {
          has: 'pkg/mod/cache',
          says: /(?:^|: )(?:mkdir|open) (?<path>\S*pkg\/mod\/cache\S*): (?<said>permission denied|read-only file system)/,
        },
      ],
      cause: 'The user that runs go has no write permission to the module cache: {path}: {said}.',
      why: 'The cache belongs to root, or a container runs as another user than the one who made it.',
      fix: [
        'Make it yours: `sudo chown -R $(id -u) "$(go env GOMODCACHE)"`.',
        'Or name another: `export GOMODCACHE=/tmp/mod` (in a Dockerfile: download before USER).',
      ],
      yieldsTo: ['disk-full'],
    },
    {
      id: 'gopath-gomod',
      title: 'go.mod lies in GOPATH itself',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#workdir',
      matches: [
        {
          says: /^(?:go: )?\$GOPATH\/go\.mod exists but should not/,
        },
      ],
      cause:
        'go.mod lies directly in GOPATH, which go does not allow: the golang image begins in /go, and that is GOPATH, because no WORKDIR was set.',
      why: 'COPY . . without a WORKDIR puts the project into the directory where the image starts.',
      fix: ['Set a directory of your own before COPY: `WORKDIR /app`.'],
    },
    {
      id: 'gopath-gomod-ignored',
      title: 'go.mod lies in GOPATH, and go says so',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#workdir',
      weight: 'notice',
      matches: [
        {
          says: /^go: warning: ignoring go\.mod in \$GOPATH (?<path>\S+)/,
        },
      ],
      cause: 'go.mod lies directly in GOPATH ({path}), where the golang image begins when no WORKDIR is set.',
      why: 'From Go 1.22 on that is a warning only; older ones refuse to build.',
      fix: ['Set a directory of your own before COPY: `WORKDIR /app`.'],
    },
  ],
};
