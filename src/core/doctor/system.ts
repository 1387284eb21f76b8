/** The machine and its system, as far as what to type depends on it. */
export type System = {
  readonly os: 'linux' | 'macos' | 'other';
  /** As people call it: `Debian GNU/Linux 12 (bookworm)`. */
  readonly name: string;
  /** ID of /etc/os-release: `debian`; '' elsewhere. */
  readonly id: string;
  /** VERSION_ID there: `13`, `24.04`; '' where there is none. */
  readonly release: string;
  readonly manager: PackageManager | null;
  readonly wsl: boolean;
  /** `amd64`, `arm64`, as Go and Docker call it. */
  readonly arch: string;
  readonly root: boolean;
  /** Whether there is a sudo. */
  readonly sudo: boolean;
  readonly systemd: boolean;
};

export type PackageManager = 'apt' | 'dnf' | 'apk' | 'pacman' | 'zypper' | 'brew';

/** The command with what makes it the administrator's, where it is not already. */
export function asRoot(system: System, command: string): string {
  return system.root ? command : `sudo ${command}`;
}

/** The commands that install an engine from the system's own packages and start it; null where there is no such way. */
export function installEngine(system: System): readonly string[] | null {
  const root = (command: string) => asRoot(system, command);
  const start = startEngine(system);
  switch (system.manager) {
    case 'apt':
      return [
        root('apt-get update'),
        root(`apt-get install -y docker.io${packagesBuildx(system) ? ' docker-buildx' : ''}`),
        ...start,
      ];
    case 'dnf':
      return [root('dnf install -y podman')];
    case 'apk':
      return [root('apk add docker docker-cli-buildx'), root('rc-update add docker default'), ...start];
    case 'pacman':
      return [root('pacman -S --noconfirm docker docker-buildx'), ...start];
    case 'zypper':
      return [root('zypper install -y docker docker-buildx'), ...start];
    case 'brew':
      return ['brew install colima docker docker-buildx', ...start];
    case null:
      return null;
  }
}

/** Debian has a package of buildx since 13, and so has every Ubuntu that is still looked after. */
function packagesBuildx({ id, release }: System): boolean {
  return id !== 'debian' || release === '' || Number.parseInt(release, 10) >= 13;
}

/** The commands that start an engine which is installed. */
export function startEngine(system: System): readonly string[] {
  if (system.os === 'macos') return ['colima start'];
  if (system.systemd) return [asRoot(system, 'systemctl enable --now docker')];
  if (system.manager === 'apk') return [asRoot(system, 'service docker start')];
  return [asRoot(system, 'service docker start')];
}

/** The command that installs buildx, which drives BuildKit. */
export function installBuildx(system: System): readonly string[] | null {
  switch (system.manager) {
    case 'apt':
      return packagesBuildx(system) ? [asRoot(system, 'apt-get install -y docker-buildx')] : null;
    case 'dnf':
      return [asRoot(system, 'dnf install -y docker-buildx')];
    case 'apk':
      return [asRoot(system, 'apk add docker-cli-buildx')];
    case 'pacman':
      return [asRoot(system, 'pacman -S --noconfirm docker-buildx')];
    case 'zypper':
      return [asRoot(system, 'zypper install -y docker-buildx')];
    case 'brew':
      return ['brew install docker-buildx'];
    case null:
      return null;
  }
}

/** The command that installs a program whose package has its name: git, bash. */
export function installPackage(system: System, name: string): readonly string[] {
  switch (system.manager) {
    case 'apt':
      return [asRoot(system, `apt-get install -y ${name}`)];
    case 'dnf':
      return [asRoot(system, `dnf install -y ${name}`)];
    case 'apk':
      return [asRoot(system, `apk add ${name}`)];
    case 'pacman':
      return [asRoot(system, `pacman -S --noconfirm ${name}`)];
    case 'zypper':
      return [asRoot(system, `zypper install -y ${name}`)];
    case 'brew':
      return [`brew install ${name}`];
    case null:
      return [];
  }
}
