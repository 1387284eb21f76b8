import type { Area, DoctorFacts } from '../../src/core/doctor/facts.ts';
import type { System } from '../../src/core/doctor/system.ts';

type Facts<Name extends Area> = Extract<DoctorFacts[Name], { known: true }>['fact'];

const debian: System = {
  os: 'linux',
  name: 'Debian GNU/Linux 13 (trixie)',
  id: 'debian',
  release: '13',
  manager: 'apt',
  wsl: false,
  arch: 'amd64',
  root: false,
  sudo: true,
  systemd: true,
};

const well: { readonly [Name in Area]: Facts<Name> } = {
  node: { version: '24.1.0', path: '/usr/bin/node' },
  go: {
    path: '/usr/local/go/bin/go',
    ofTour: false,
    version: '1.27.4',
    said: null,
    goroot: null,
    settings: {
      GO111MODULE: '',
      GOFLAGS: '',
      GOTOOLCHAIN: '',
      GOPROXY: '',
      GOSUMDB: '',
      GONOSUMDB: '',
      GOPRIVATE: '',
      GONOPROXY: '',
    },
  },
  modules: {
    setting: 'https://proxy.golang.org,direct',
    hops: [{ at: 'https://proxy.golang.org', kind: 'proxy', failed: null, milliseconds: 80 }],
    sumdb: { name: 'sum.golang.org', by: 'proxy' },
    issuer: { name: 'Google Trust Services', public: true },
    git: true,
  },
  network: { variables: {}, curl: true },
  engine: {
    program: 'docker',
    client: '28.5.2',
    server: '28.5.2',
    api: { client: '1.51', server: '1.51' },
    fault: null,
    said: null,
    endpoint: 'unix:///var/run/docker.sock',
    chosenBy: null,
    socket: { path: '/var/run/docker.sock', there: true, allowed: true },
    daemon: true,
    buildx: '0.29.1',
    builder: 'buildkit',
    arch: 'amd64',
    platform: '',
    storage: { path: '/var/lib/docker', free: 50e9 },
  },
  image: { name: 'golang:1.27', here: { arch: 'amd64', standIn: false }, registry: null },
  port: { wanted: 8080, used: 8080, takenBy: null },
  workspace: {
    path: '/home/me/go-docker-tour',
    refusal: null,
    free: 50e9,
    cache: null,
    caseInsensitive: false,
    fileSystem: 'ext4',
  },
  terminal: { tty: true, columns: 120, rows: 40, colours: 'all', unicode: true, term: 'xterm-256color' },
};

/** A machine with nothing wrong, except for what is changed of an area's facts. */
export function machine(
  change: { readonly [Name in Area]?: Partial<Facts<Name>> } = {},
  system: Partial<System> = {},
): DoctorFacts {
  const fact = <Name extends Area>(name: Name) => ({
    known: true as const,
    fact: { ...well[name], ...change[name] },
  });
  return {
    system: { ...debian, ...system },
    node: fact('node'),
    go: fact('go'),
    modules: fact('modules'),
    network: fact('network'),
    engine: fact('engine'),
    image: fact('image'),
    port: fact('port'),
    workspace: fact('workspace'),
    terminal: fact('terminal'),
  };
}
