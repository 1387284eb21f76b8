import { describe, expect, test } from 'vitest';
import { courseRoot, loadCourse } from '../../../src/commands/load-course.ts';
import { oldestNode as ofDoctor } from '../../../src/core/doctor/areas/node.ts';
import { examine } from '../../../src/core/doctor/examine.ts';
import { findingsOf, lessonsText } from '../../../src/core/doctor/finding.ts';
import { findingLine } from '../../../src/core/doctor/lines.ts';
import { compareVersions } from '../../../src/core/doctor/versions.ts';
import { oldestNode } from '../../../src/node-version.ts';
import { machine } from '../../support/doctor.ts';

const down = { id: 'engine-down', what: 'Docker does not answer.', next: 'Start it.' };
const silent = { server: null, fault: down, said: 'Cannot connect', storage: null, arch: null } as const;
const noName = { why: 'dns', said: 'getaddrinfo ENOTFOUND proxy.golang.org' } as const;
const proxy = (failed: typeof noName | null) =>
  [{ at: 'https://proxy.golang.org', kind: 'proxy', failed, milliseconds: 3 }] as const;

const loaded = await loadCourse(courseRoot(null));
if (!loaded.ok) throw new Error(loaded.what);
const { course } = loaded;
const first = (facts: ReturnType<typeof machine>) => findingsOf(examine(facts, course))[0];

test('a machine with nothing wrong has no findings', () => {
  const examination = examine(machine(), course);
  expect(findingsOf(examination)).toEqual([]);
  expect(examination.ok).toBe(true);
});

describe('each of these is found, with what it means and the exact fix', () => {
  test.each<[string, ReturnType<typeof machine>, string, 'blocks' | 'warns' | 'note', string, string]>([
    [
      'no go',
      machine({ go: { path: null, version: null } }),
      'go-missing',
      'blocks',
      'every lesson',
      'npx go-docker-tour doctor --fix',
    ],
    [
      'no go on a Mac',
      machine({ go: { path: null } }, { manager: 'brew', os: 'macos' }),
      'go-missing',
      'blocks',
      'every lesson',
      'brew install go',
    ],
    [
      'a go that does not answer',
      machine({ go: { version: null, said: 'cannot execute' } }),
      'go-broken',
      'blocks',
      'every lesson',
      'npx go-docker-tour doctor --fix',
    ],
    [
      'GOROOT to nowhere',
      machine({ go: { version: null, goroot: { path: '/x', version: null } } }),
      'goroot-wrong',
      'blocks',
      'every lesson',
      'unset GOROOT',
    ],
    [
      'GOROOT of another Go',
      machine({ go: { goroot: { path: '/x', version: '1.21.3' } } }),
      'goroot-mismatch',
      'blocks',
      'every lesson',
      'go env -u GOROOT',
    ],
    [
      'an old Go',
      machine({ go: { version: '1.19.8' } }),
      'go-old',
      'warns',
      'every lesson',
      'npx go-docker-tour doctor --fix',
    ],
    [
      'no DNS',
      machine({ modules: { hops: proxy(noName) } }),
      'dns',
      'blocks',
      'lessons 2 to 6',
      'cat /etc/resolv.conf   # which name servers are asked',
    ],
    [
      'GOPROXY=off',
      machine({
        modules: { setting: 'off', hops: [{ at: 'off', kind: 'off', failed: null, milliseconds: 0 }] },
      }),
      'goproxy-off',
      'blocks',
      'lessons 2 to 6',
      'go env -u GOPROXY',
    ],
    [
      'GOPROXY=direct without git',
      machine({
        modules: { git: false, hops: [{ at: 'direct', kind: 'direct', failed: null, milliseconds: 0 }] },
      }),
      'git-missing',
      'blocks',
      'lessons 2 to 6',
      'sudo apt-get install -y git',
    ],
    [
      'no checksum database',
      machine({ modules: { sumdb: { name: 'sum.golang.org', by: null } } }),
      'sumdb-unreachable',
      'warns',
      'lessons 2 to 6',
      'look at the network: neither the module proxy nor this machine itself gets through to it',
    ],
    [
      'an interceptor',
      machine({ modules: { issuer: { name: 'Corp CA', public: false } } }),
      'tls-interceptor',
      'warns',
      'lessons 4 to 6',
      'RUN update-ca-certificates',
    ],
    [
      'an interceptor that the base image knows',
      machine({
        modules: { issuer: { name: 'Corp CA', public: false } },
        image: { here: { arch: 'amd64', standIn: true } },
      }),
      'tls-interceptor',
      'note',
      'lessons 4 to 6',
      '',
    ],
    [
      'no curl',
      machine({ network: { variables: {}, curl: false } }),
      'curl-missing',
      'warns',
      'lessons 3, 4 and 6',
      'sudo apt-get install -y curl',
    ],
    [
      'two proxies',
      machine({
        network: { variables: { HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:1' }, curl: true },
      }),
      'proxy-differs',
      'warns',
      'lessons 2 to 6',
      'export https_proxy="$HTTPS_PROXY"',
    ],
    [
      'no engine',
      machine({ engine: { program: null } }),
      'engine-missing',
      'blocks',
      'lessons 4 to 6',
      'sudo apt-get install -y docker.io docker-buildx',
    ],
    [
      'no engine on Debian 12, which has no buildx',
      machine({ engine: { program: null } }, { release: '12' }),
      'engine-missing',
      'blocks',
      'lessons 4 to 6',
      'sudo apt-get install -y docker.io',
    ],
    [
      'no engine on Alpine, as root',
      machine({ engine: { program: null } }, { manager: 'apk', root: true, systemd: false }),
      'engine-missing',
      'blocks',
      'lessons 4 to 6',
      'service docker start',
    ],
    [
      'no engine on Fedora',
      machine({ engine: { program: null } }, { manager: 'dnf' }),
      'engine-missing',
      'blocks',
      'lessons 4 to 6',
      'sudo dnf install -y podman',
    ],
    [
      'no engine on Arch',
      machine({ engine: { program: null } }, { manager: 'pacman' }),
      'engine-missing',
      'blocks',
      'lessons 4 to 6',
      'sudo pacman -S --noconfirm docker docker-buildx',
    ],
    [
      'no engine on openSUSE',
      machine({ engine: { program: null } }, { manager: 'zypper' }),
      'engine-missing',
      'blocks',
      'lessons 4 to 6',
      'sudo zypper install -y docker docker-buildx',
    ],
    [
      'no engine in WSL',
      machine({ engine: { program: null } }, { wsl: true }),
      'engine-missing',
      'blocks',
      'lessons 4 to 6',
      'switch on WSL integration in Docker Desktop (Settings, Resources, WSL integration), or:',
    ],
    [
      'a daemon that is not up',
      machine({ engine: silent }),
      'engine-down',
      'blocks',
      'lessons 4 to 6',
      'sudo systemctl enable --now docker',
    ],
    [
      'a daemon that is not up, without systemd',
      machine({ engine: silent }, { systemd: false }),
      'engine-down',
      'blocks',
      'lessons 4 to 6',
      'sudo service docker start',
    ],
    [
      'DOCKER_HOST to nobody',
      machine({
        engine: { ...silent, endpoint: 'tcp://10.0.0.9:2375', chosenBy: 'DOCKER_HOST', socket: null },
      }),
      'engine-down',
      'blocks',
      'lessons 4 to 6',
      'unset DOCKER_HOST',
    ],
    [
      'a context to nobody',
      machine({ engine: { ...silent, chosenBy: 'the context colima' } }),
      'engine-down',
      'blocks',
      'lessons 4 to 6',
      'docker context use default',
    ],
    [
      'Podman on a Mac, stopped',
      machine({ engine: { ...silent, program: 'podman', socket: null } }, { os: 'macos', manager: 'brew' }),
      'engine-down',
      'blocks',
      'lessons 4 to 6',
      'podman machine start',
    ],
    [
      'no permission',
      machine({
        engine: { ...silent, socket: { path: '/var/run/docker.sock', there: true, allowed: false } },
      }),
      'engine-permission',
      'blocks',
      'lessons 4 to 6',
      'sudo usermod -aG docker "$USER"',
    ],
    [
      'API versions apart',
      machine({
        engine: {
          ...silent,
          fault: { ...down, id: 'engine-too-old' },
          said: 'client version 1.24 is too old',
        },
      }),
      'engine-too-old',
      'blocks',
      'lessons 4 to 6',
      'docker version   # shows both',
    ],
    [
      'no buildx',
      machine({ engine: { builder: 'legacy', buildx: null } }),
      'builder-legacy',
      'note',
      'lessons 4 to 6',
      'sudo apt-get install -y docker-buildx',
    ],
    [
      'buildx switched off',
      machine({ engine: { builder: 'legacy' } }),
      'builder-legacy',
      'note',
      'lessons 4 to 6',
      'unset DOCKER_BUILDKIT',
    ],
    [
      'no room for images',
      machine({ engine: { storage: { path: '/var/lib/docker', free: 1e8 } } }),
      'engine-disk',
      'blocks',
      'lessons 4 to 6',
      'docker builder prune',
    ],
    [
      'little room for images',
      machine({ engine: { storage: { path: '/var/lib/docker', free: 1e9 } } }),
      'engine-disk',
      'warns',
      'lessons 4 to 6',
      'docker image prune',
    ],
    [
      'another platform',
      machine({ engine: { platform: 'linux/arm64' } }),
      'emulated',
      'warns',
      'lessons 4 to 6',
      'unset DOCKER_DEFAULT_PLATFORM',
    ],
    [
      'a base image of another platform',
      machine({ image: { here: { arch: 'arm64', standIn: false } } }),
      'image-emulated',
      'warns',
      'lessons 4 to 6',
      'docker pull --platform linux/amd64 golang:1.27',
    ],
    [
      'no base image yet',
      machine({ image: { here: null, registry: { host: 'registry-1.docker.io', failed: null } } }),
      'image-not-here',
      'note',
      'lessons 4 to 6',
      'docker pull golang:1.27',
    ],
    [
      'no base image, no registry',
      machine({ image: { here: null, registry: { host: 'registry-1.docker.io', failed: noName } } }),
      'image-unreachable',
      'blocks',
      'lessons 4 to 6',
      'docker pull golang:1.27   # once the network is back',
    ],
    [
      'a port that is taken',
      machine({ port: { used: 8081, takenBy: 'node (pid 4121)' } }),
      'port-taken',
      'note',
      'lessons 3, 4 and 6',
      'kill 4121   # only if you want 8080 back',
    ],
    [
      'every port taken',
      machine({ port: { takenBy: 'node (pid 4121)' } }),
      'port-taken',
      'blocks',
      'lessons 3, 4 and 6',
      'kill 4121',
    ],
    [
      'a folder in a module',
      machine({
        workspace: { refusal: { what: '/a lies inside another Go module (/go.mod)', next: 'Choose' } },
      }),
      'workspace-in-module',
      'blocks',
      'every lesson',
      'npx go-docker-tour --workspace DIR   # another folder',
    ],
    [
      'a full disk',
      machine({ workspace: { free: 3e6 } }),
      'disk-full',
      'blocks',
      'every lesson',
      'df -h /home/me/go-docker-tour',
    ],
    [
      'a full disk under the build cache',
      machine({ workspace: { cache: { path: '/root/.cache/go-build', free: 0 } } }),
      'disk-full',
      'blocks',
      'every lesson',
      'go clean -cache',
    ],
    [
      'NFS',
      machine({ workspace: { fileSystem: 'nfs4' } }),
      'workspace-remote',
      'warns',
      'every lesson',
      'npx go-docker-tour --workspace DIR   # on a disk of this machine',
    ],
    [
      'the Windows side',
      machine({ workspace: { fileSystem: '9p', path: '/mnt/c/x' } }, { wsl: true }),
      'workspace-windows',
      'warns',
      'every lesson',
      'npx go-docker-tour --workspace ~/go-docker-tour',
    ],
    [
      'a folder that ignores case',
      machine({ workspace: { caseInsensitive: true } }),
      'workspace-case',
      'note',
      'every lesson',
      '',
    ],
    [
      'a small terminal',
      machine({ terminal: { columns: 70 } }),
      'terminal-small',
      'note',
      '',
      'make the window larger',
    ],
    [
      'no UTF-8',
      machine({ terminal: { unicode: false } }),
      'terminal-ascii',
      'note',
      '',
      'export LC_ALL=C.UTF-8',
    ],
    [
      'GOFLAGS',
      machine({ go: { settings: { ...settings(), GOFLAGS: '-mod=vendor' } } }),
      'goflags',
      'note',
      '',
      'go env -u GOFLAGS',
    ],
    [
      'GO111MODULE',
      machine({ go: { settings: { ...settings(), GO111MODULE: 'true' } } }),
      'go111module',
      'note',
      '',
      'unset GO111MODULE',
    ],
    [
      'GOTOOLCHAIN',
      machine({ go: { settings: { ...settings(), GOTOOLCHAIN: 'go1.28.0' } } }),
      'gotoolchain',
      'warns',
      'every lesson',
      'unset GOTOOLCHAIN',
    ],
    [
      'an old Node',
      machine({ node: { version: '20.1.0' } }),
      'node-old',
      'blocks',
      'every lesson',
      'npx -p node@24 -p go-docker-tour go-docker-tour',
    ],
  ])('%s', (_name, facts, id, severity, lessons, fix) => {
    const found = first(facts);
    expect(found).toMatchObject({ id, severity, fault: 'machine' });
    expect(lessonsText(course, found?.lessons ?? [])).toBe(lessons);
    if (fix !== '') expect(found?.fix).toContain(fix);
    expect(found?.link).toMatch(/^https:/);
    expect(examine(facts, course).ok).toBe(severity !== 'blocks');
  });
});

test('what a probe could not say is no finding, and is said', () => {
  const facts = { ...machine(), engine: { known: false, why: 'no answer in 3 seconds' } } as const;
  const examination = examine(facts, course);
  expect(findingsOf(examination)).toEqual([]);
  expect(examination.areas.find(({ area }) => area === 'engine')).toMatchObject({
    known: false,
    says: 'cannot be told: no answer in 3 seconds',
  });
});

test('a silent engine does not make the base image missing', () => {
  const image = { here: null, registry: { host: 'registry-1.docker.io', failed: noName } };
  const found = findingsOf(examine(machine({ engine: silent, image }), course));
  expect(found.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
    'engine-down blocks',
    'registry-unreachable warns',
  ]);
});

test('a finding in one line says whom it concerns', () => {
  const found = first(machine({ engine: silent }));
  expect(found && findingLine(found, course)).toBe(
    'Docker does not answer at unix:///var/run/docker.sock. Lessons 4 to 6.',
  );
});

test('the oldest Node is the one that the program starts on', () => {
  expect(ofDoctor).toBe(oldestNode);
});

test.each([
  ['1.26.8', '1.27', -1],
  ['go1.27rc1', 'go1.27.0', -1],
  ['1.27rc2', '1.27rc1', 1],
  ['20.10.24+dfsg1', '20.10.24', 0],
  ['1.9', '1.10', -1],
] as const)('%s and %s', (one, other, sign) => {
  expect(Math.sign(compareVersions(one, other))).toBe(sign);
});

function settings() {
  const { go } = machine();
  if (!go.known) throw new Error('known');
  return go.fact.settings;
}
