import type { GoFacts } from '../facts.ts';
import type { Found, Judge } from '../finding.ts';
import type { System } from '../system.ts';
import { compareVersions } from '../versions.ts';

/** The oldest Go whose outputs and toolchain the lessons are written for. */
const oldestGo = '1.23';

export const go: Judge<'go'> = {
  name: 'Go',
  says({ path, version, ofTour }) {
    if (path === null) return 'no go here';
    if (version === null) return 'does not answer';
    return `Go ${version}${ofTour ? ", the tour's own" : ''}`;
  },
  judge: (fact, system) => {
    if (fact.path === null) return [missing(system)];
    return [...answering(fact, system), ...settings(fact)];
  },
};

const fetchIt = 'npx go-docker-tour doctor --fix';

function missing(system: System): Found {
  return {
    id: 'go-missing',
    severity: 'blocks',
    title: 'There is no go on this machine.',
    what: 'Every lesson runs go. The tour can fetch the current Go into its own folder, without an administrator: nothing else on the machine changes.',
    concerns: 'go',
    fix: [fetchIt, ...byHand(system)],
    link: 'https://go.dev/doc/install',
  };
}

/** Where the system's own package is recent enough to be of use. */
function byHand({ manager, root }: System): readonly string[] {
  const sudo = root ? '' : 'sudo ';
  switch (manager) {
    case 'brew':
      return ['brew install go'];
    case 'pacman':
      return [`${sudo}pacman -S go`];
    case 'dnf':
      return [`${sudo}dnf install golang`];
    case 'zypper':
      return [`${sudo}zypper install go`];
    case 'apk':
      return [`${sudo}apk add go`];
    case 'apt':
    case null:
      return ['or install it from https://go.dev/dl and open a new terminal'];
  }
}

function answering(fact: GoFacts, system: System): readonly Found[] {
  const { goroot, version, said, path } = fact;
  const link = 'https://go.dev/doc/install';
  if (goroot !== null && goroot.version === null)
    return [
      {
        id: 'goroot-wrong',
        severity: 'blocks',
        title: `GOROOT is ${goroot.path}, where no Go is.`,
        what: 'go looks for its own standard library there, so every go command fails. Go finds it by itself when GOROOT is not set.',
        concerns: 'go',
        fix: ['unset GOROOT', 'go env -u GOROOT'],
        link,
      },
    ];
  if (version === null)
    return [
      {
        id: 'go-broken',
        severity: 'blocks',
        title: 'There is a go, and it does not answer.',
        what: `${path} says: ${said ?? 'nothing'}. Every lesson runs go.`,
        concerns: 'go',
        fix: /unknown environment setting|GOTOOLCHAIN|GOFLAGS/.test(said ?? '')
          ? [`take back the setting that it names: unset NAME, or go env -u NAME`]
          : [fetchIt, ...byHand(system)],
        link,
      },
    ];
  if (goroot?.version && compareVersions(goroot.version, version) !== 0)
    return [
      {
        id: 'goroot-mismatch',
        severity: 'blocks',
        title: `GOROOT holds Go ${goroot.version}, and go is ${version}.`,
        what: 'The compiler of one and the standard library of the other do not fit together: go build says that the versions do not match.',
        concerns: 'go',
        fix: ['unset GOROOT', 'go env -u GOROOT'],
        link,
      },
    ];
  if (compareVersions(version, oldestGo) < 0)
    return [
      {
        id: 'go-old',
        severity: 'warns',
        title: `Go ${version} is older than the lessons expect.`,
        what: `They are written for Go ${oldestGo} and newer: an older one prints other texts, and may refuse the modules that the lessons use.`,
        concerns: 'go',
        fix: [fetchIt, ...byHand(system)],
        link,
      },
    ];
  return [];
}

const modes = new Set(['', 'on', 'auto', 'off']);

/** Settings of the learner's own. The sandbox has its own GOENV, GOFLAGS and GO111MODULE, so most of them only matter outside. */
function settings({ settings: set, version }: GoFacts): readonly Found[] {
  const found: Found[] = [];
  const outside = 'The tour has settings of its own, so its lessons are not concerned; your own terminal is.';
  const mode = set.GO111MODULE;
  if (!modes.has(mode) || mode === 'off')
    found.push({
      id: 'go111module',
      severity: 'note',
      title: `GO111MODULE is ${JSON.stringify(mode)} in your own settings.`,
      what: `${modes.has(mode) ? 'That switches modules off.' : 'Go knows only on, auto and off, and refuses to run with anything else.'} ${outside}`,
      concerns: 'none',
      fix: ['go env -u GO111MODULE', 'unset GO111MODULE'],
      link: 'https://go.dev/ref/mod#mod-commands',
    });
  if (/-mod=|-modfile|-tags|-overlay|-toolexec/.test(set.GOFLAGS))
    found.push({
      id: 'goflags',
      severity: 'note',
      title: `GOFLAGS is ${JSON.stringify(set.GOFLAGS)} in your own settings.`,
      what: `It changes what go build and go mod do. ${outside}`,
      concerns: 'none',
      fix: ['go env -u GOFLAGS', 'unset GOFLAGS'],
      link: 'https://pkg.go.dev/cmd/go#hdr-Environment_variables',
    });
  const wanted = /^go(\d+\.\d+\S*?)(?:\+|$)/.exec(set.GOTOOLCHAIN)?.[1];
  if (wanted !== undefined && version !== null && compareVersions(wanted, version) > 0)
    found.push({
      id: 'gotoolchain',
      severity: 'warns',
      title: `GOTOOLCHAIN asks for Go ${wanted}, and go is ${version}.`,
      what: 'The first go command downloads that toolchain, 70 MB, and a module made with it may be refused in a Docker image of another Go.',
      concerns: 'go',
      fix: ['unset GOTOOLCHAIN', 'go env -u GOTOOLCHAIN'],
      link: 'https://go.dev/doc/toolchain',
    });
  return found;
}
