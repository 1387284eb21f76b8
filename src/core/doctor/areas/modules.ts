import type { ModuleFacts, Unreached } from '../facts.ts';
import type { Found, Judge } from '../finding.ts';
import { installPackage, type System } from '../system.ts';

const link = 'https://go.dev/ref/mod#module-proxy';

export const modules: Judge<'modules'> = {
  name: 'Modules',
  says({ hops }) {
    const answers = hops.find(({ failed, kind }) => failed === null && kind !== 'off');
    if (!answers) return 'cannot be downloaded';
    return answers.kind === 'direct' ? 'come from where they are kept' : `${answers.at} answers`;
  },
  judge: (fact, system, { image }) => [
    ...unreachable(fact, system),
    ...sumdb(fact),
    ...intercepted(fact, image.known && image.fact.here?.standIn === true),
  ],
};

/** Why nothing can be downloaded, in words. */
function reasonText({ why, said }: Unreached): string {
  switch (why) {
    case 'dns':
      return 'its name cannot be resolved (DNS)';
    case 'refused':
      return 'the connection is refused';
    case 'unreachable':
      return 'there is no way to it';
    case 'timeout':
      return 'it does not answer in time';
    case 'certificate':
      return `its certificate is not trusted here (${said})`;
    case 'proxy':
      return `the proxy on the way to it refuses (${said})`;
    case 'status':
    case 'other':
      return `it answers with an error (${said})`;
  }
}

function unreachable({ hops, setting, git }: ModuleFacts, system: System): readonly Found[] {
  const first = hops[0];
  const answers = hops.find(({ failed, kind }) => failed === null && kind !== 'off');
  if (answers?.kind === 'direct' && !git)
    return [
      {
        id: 'git-missing',
        severity: 'blocks',
        title: `GOPROXY is ${setting}, and there is no git.`,
        what: 'Without a module proxy go fetches modules from their repositories, which takes git.',
        concerns: 'modules',
        fix: [...installPackage(system, 'git'), 'go env -u GOPROXY'],
        link,
      },
    ];
  if (answers || !first) return [];
  if (first.kind === 'off')
    return [
      {
        id: 'goproxy-off',
        severity: 'blocks',
        title: 'GOPROXY is off: go may not download anything.',
        what: 'The lessons download one module, logrus, and what that needs.',
        concerns: 'modules',
        fix: ['unset GOPROXY', 'go env -u GOPROXY'],
        link,
      },
    ];
  const failed = first.failed ?? { why: 'other', said: 'no answer' };
  return [
    {
      id: failed.why === 'certificate' ? 'certificate' : failed.why === 'dns' ? 'dns' : 'goproxy-unreachable',
      severity: 'blocks',
      title:
        failed.why === 'dns'
          ? `The name of ${first.at} cannot be resolved: no DNS.`
          : `The Go module proxy ${first.at} cannot be reached.`,
      what: `${reasonText(failed)[0]?.toUpperCase()}${reasonText(failed).slice(1)}. Modules that are not on this machine yet cannot be downloaded, neither by go nor in a docker build.`,
      concerns: 'modules',
      fix: wayOut(failed, system),
      link,
    },
  ];
}

function wayOut({ why }: Unreached, system: System): readonly string[] {
  const look = 'look at the network, the VPN, and what go env GOPROXY says';
  switch (why) {
    case 'certificate':
      return system.manager === 'apt'
        ? [
            `${system.root ? '' : 'sudo '}cp COMPANY-CA.crt /usr/local/share/ca-certificates/`,
            `${system.root ? '' : 'sudo '}update-ca-certificates`,
          ]
        : ['export SSL_CERT_FILE=/path/to/the/company-ca.pem'];
    case 'dns':
      return system.os === 'linux'
        ? ['cat /etc/resolv.conf   # which name servers are asked', 'getent hosts proxy.golang.org', look]
        : [look];
    case 'proxy':
      return ['look at HTTPS_PROXY and NO_PROXY: the proxy wants another name, or a password'];
    default:
      return [look];
  }
}

function sumdb({ sumdb: { name, by }, hops }: ModuleFacts): readonly Found[] {
  const reached = hops.some(({ failed, kind }) => failed === null && kind === 'proxy');
  if (by === 'off')
    return [
      {
        id: 'sumdb-off',
        severity: 'note',
        title: 'The checksum database is switched off (GOSUMDB).',
        what: 'go then believes what the proxy says the first time. The lessons work all the same; fetching a toolchain does not.',
        concerns: 'none',
        fix: ['unset GOSUMDB GONOSUMDB', 'go env -u GOSUMDB'],
        link: 'https://go.dev/ref/mod#checksum-database',
      },
    ];
  if (by !== null || !reached) return [];
  return [
    {
      id: 'sumdb-unreachable',
      severity: 'warns',
      title: `The checksum database ${name} cannot be reached.`,
      what: 'go get and go mod tidy look there whether a module is what everybody else gets, and fail where it does not answer.',
      concerns: 'modules',
      fix: ['look at the network: neither the module proxy nor this machine itself gets through to it'],
      link: 'https://go.dev/ref/mod#checksum-database',
    },
  ];
}

/** A certificate signed by somebody whom only this machine knows: what works here does not work in a container. */
function intercepted({ issuer }: ModuleFacts, standIn: boolean): readonly Found[] {
  if (issuer === null || issuer.public) return [];
  const here = `The module proxy's certificate is signed by an authority that only this machine or company knows.`;
  return [
    {
      id: 'tls-interceptor',
      severity: standIn ? 'note' : 'warns',
      title: `Secure connections are opened on the way, by ${issuer.name}.`,
      what: standIn
        ? `${here} The base image was made on a machine like this one, and has its certificates.`
        : `${here} A base image from a registry does not know it, so go mod download in a build may say x509.`,
      concerns: 'engine',
      fix: standIn
        ? []
        : [
            'put the certificate into the Dockerfile, above go mod download:',
            'COPY company-ca.crt /usr/local/share/ca-certificates/',
            'RUN update-ca-certificates',
          ],
      link: 'https://docs.docker.com/engine/network/ca-certs/',
    },
  ];
}
