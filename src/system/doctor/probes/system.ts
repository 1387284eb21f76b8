import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { release } from 'node:os';
import type { PackageManager, System } from '../../../core/doctor/system.ts';
import type { Environment } from '../../../core/workspace/paths.ts';
import { findOnPath } from '../../engine/on-path.ts';

/** The system and its package manager. Reads files only. */
export async function gatherSystem(environment: Environment): Promise<System> {
  const about = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const field = (name: string) => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(about)?.[1] ?? '';
  const macos = process.platform === 'darwin';
  return {
    os: macos ? 'macos' : process.platform === 'linux' ? 'linux' : 'other',
    name: macos ? `macOS (Darwin ${release()})` : field('PRETTY_NAME') || `${process.platform} ${release()}`,
    id: field('ID'),
    release: field('VERSION_ID'),
    manager: managerOf(environment),
    wsl: /microsoft/i.test(release()),
    arch: goArch(process.arch),
    root: process.getuid?.() === 0,
    sudo: findOnPath('sudo', environment) !== null,
    systemd: existsSync('/run/systemd/system'),
  };
}

const managers: readonly (readonly [string, PackageManager])[] = [
  ['apt-get', 'apt'],
  ['dnf', 'dnf'],
  ['apk', 'apk'],
  ['pacman', 'pacman'],
  ['zypper', 'zypper'],
  ['brew', 'brew'],
];

function managerOf(environment: Environment): PackageManager | null {
  return managers.find(([program]) => findOnPath(program, environment) !== null)?.[1] ?? null;
}

/** Node's name of an architecture as Go and Docker have it; the kernel's name as well. */
export function goArch(name: string): string {
  return (
    { x64: 'amd64', x86_64: 'amd64', aarch64: 'arm64', ia32: '386', armv7l: 'arm', arm64: 'arm64' }[name] ??
    name
  );
}
