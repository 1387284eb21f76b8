import type { Area } from '../areas.ts';

/** Programs and servers that go needs on its way to a module, and that are missing, old or unwilling. */
export const goFetch: Area = {
  name: 'go-download',
  diagnoses: [
    {
      id: 'vcs-missing',
      title: 'The version control program of a module is not installed',
      fault: 'machine',
      link: 'https://go.dev/ref/mod#vcs',
      matches: [
        { has: 'exec: "hg"', says: /exec: "hg": executable file not found in/ },
        { has: 'missing Mercurial', says: /^(?:.*\s)?go: missing Mercurial command/ },
        { says: /exec: "(?<tool>svn|bzr|fossil)": executable file not found in/ },
        { says: /^go: missing (?<tool>Subversion|Bazaar|Fossil) command/ },
      ],
      cause:
        'A module has to be fetched with {tool|Mercurial (hg)}, as its repository is not one of git, and that program is not installed here.',
      why: 'Only the module proxy spares go the version control programs; without it each host is asked in its own way.',
      fix: [
        'Fetch through the proxy, which needs none of them: `go env -u GOPROXY; unset GOPROXY`.',
        'Or install it, for Mercurial: `apt-get install -y mercurial` (Debian), `apk add --no-cache mercurial` (alpine), `brew install mercurial` (macOS).',
        'Much of what was on Bitbucket or Google Code has moved to GitHub: take the newer path of it.',
      ],
    },
    {
      id: 'govcs',
      title: 'GOVCS forbids a version control program',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#vcs-govcs',
      matches: [{ says: /GOVCS disallows using (?<tool>\S+) for (?<kind>public|private) (?<host>[^\s;]+)/ }],
      cause: '{host} keeps the module with {tool}, and GOVCS does not let go use that for {kind} modules.',
      why: 'For public modules go uses git and hg only, as the others were never made safe against servers that mean harm.',
      fix: [
        'If you trust the host: `go env -w GOVCS={host}:{tool},public:git|hg,private:all`.',
        'If it is your own: `go env -w GOPRIVATE={host}`.',
      ],
    },
    {
      id: 'git-too-old',
      title: 'git is too old for go',
      fault: 'machine',
      link: 'https://go.dev/ref/mod#vcs',
      matches: [
        { has: 'unshallow', says: /error: unknown option `unshallow'/ },
        { says: /fatal: git fetch-pack: expected shallow list/ },
        {
          has: 'Unknown option: -c',
          says: /^\s*Unknown option: -c$/,
          also: { says: /^\s*usage: git /, within: 3 },
        },
        { says: /^\s*fatal: unrecognized argument: --no-show-signature/ },
        {
          has: 'nknown option',
          says: /^\s*error: unknown option `(?:end-of-options|no-show-signature|sort=)/,
        },
        { has: 'end-of-options', says: /^\s*fatal: (?:ambiguous argument|bad revision) '--end-of-options'/ },
        { has: 'unknown date format', says: /^\s*fatal: unknown date format (?:human|unix)/ },
      ],
      cause: 'go calls git in a way that this git does not understand: it is too old.',
      why: 'CentOS 7 and its like ship git 1.8; go needs a git of version 2.',
      fix: [
        'See which it is: `git version`, and install a newer one (on CentOS 7 from a newer repository, or build inside `golang:1.26`).',
        'Or fetch through the proxy, which needs no git: `go env -u GOPROXY; unset GOPROXY`.',
      ],
    },
    {
      id: 'proxy-forbidden',
      title: 'The module proxy refuses a module',
      fault: 'machine',
      link: 'https://go.dev/ref/mod#goproxy-protocol',
      matches: [
        {
          says: /(?:^|: |\s)(?<module>[^\s@:]+)@(?<version>[^\s:]+): (?:invalid version: )?reading (?<host>https?:\/\/[^/\s]+)(?!\S*\/toolchain\/)\S*: (?<said>403|451)/,
        },
      ],
      cause:
        'The proxy {host} answers {said} for {module} {version}: it is there, and does not hand that out.',
      why: 'A company proxy allows only what was approved, wants a login, or blocks a version; some filters answer so for everything.',
      fix: [
        'See which proxy go asks: `go env GOPROXY`; ask whoever runs it to allow {module}, or log in (~/.netrc).',
        'Where you may go past it: `GOPROXY=https://proxy.golang.org,direct go mod download`.',
      ],
      yieldsTo: ['toolchain-not-available', 'repo-auth', 'version-missing'],
    },
    {
      id: 'sumdb-mirror',
      title: 'A mirror of the checksum database is behind',
      fault: 'machine',
      link: 'https://go.dev/ref/mod#checksum-database',
      matches: [
        {
          has: '/tile/',
          says: /verifying \S+: .*reading (?<host>https?:\/\/[^/\s]+)\S*\/tile\/\S+: (?<said>4\d\d|5\d\d)/,
        },
      ],
      cause:
        'The checksum database that {host} passes on lacks a part that go needs to check a new module: {said}.',
      why: 'The mirror that GOPROXY names keeps a copy of the database, and that copy is not whole or not up to date.',
      fix: [
        'Take the usual proxy, or another mirror: `go env -w GOPROXY=https://proxy.golang.org,direct`.',
        'Or ask the database itself: `go env -w GOSUMDB=sum.golang.org`. Do not switch it off.',
      ],
    },
    {
      id: 'tls-certificate',
      title: "The server's certificate does not fit",
      fault: 'learner',
      link: 'https://pkg.go.dev/crypto/x509#HostnameError',
      matches: [
        {
          has: 'tls: ',
          says: /(?:^|: )tls: (?<pem>failed to find any PEM data .*|failed to find certificate PEM data .*|private key does not match public key.*)$/,
        },
        {
          has: 'x509: ',
          says: /^(?!go: )(?!Error response)(?!ERROR)(?!.*\/(?:@v|v2)\/)(?:.*: )?(?:tls: failed to verify certificate: |x509: )*x509: (?<said>(?:cannot validate certificate for|certificate is valid for|certificate is not valid for any names|certificate relies on legacy Common Name|certificate has expired or is not yet valid).*)$/,
        },
      ],
      sharper: ({ groups }) =>
        groups.pem
          ? {
              title: 'A certificate file that cannot be used',
              cause: 'The server is given a certificate and a key that it cannot use: {pem}.',
              why: 'The files are swapped, empty, not in PEM form, or do not belong to each other.',
              fix: [
                'See what is in them: `openssl x509 -in server.crt -noout -subject`, and name the certificate first, then the key.',
              ],
            }
          : null,
      cause: 'The program connects by TLS, and the certificate that it is shown does not fit: {said}.',
      why: 'A certificate holds for the names in it, until a date; an address, another name, or a clock that is wrong is refused.',
      fix: [
        'Connect by a name that stands in the certificate (SAN), or have one made with the name or address that you use.',
        'For "expired or not yet valid" compare the clock: `date`.',
      ],
      yieldsTo: ['proxy-x509', 'registry-x509', 'engine-tls'],
    },
  ],
};
