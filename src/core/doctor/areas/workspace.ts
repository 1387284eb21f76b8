import type { WorkspaceFacts } from '../facts.ts';
import type { Found, Judge } from '../finding.ts';
import type { System } from '../system.ts';
import { bytesText } from '../versions.ts';

/** Bytes: a module cache, a binary, logs and snapshots; and what go keeps of a first build. */
const wanted = 3e8;
const least = 5e7;
const link = 'https://go.dev/ref/mod#module-cache';

export const workspace: Judge<'workspace'> = {
  name: 'Folder',
  says: ({ path, refusal, free }) =>
    refusal ? `${path} cannot be used` : `${path}${free === null ? '' : `, ${bytesText(free)} free`}`,
  judge: (fact, system) => [...refused(fact), ...space(fact), ...kind(fact, system)],
};

function refused({ refusal }: WorkspaceFacts): readonly Found[] {
  if (refusal === null) return [];
  const module = /inside another Go module/.test(refusal.what);
  return [
    {
      id: module ? 'workspace-in-module' : 'workspace-refused',
      severity: 'blocks',
      title: module ? 'The folder lies inside another Go module.' : 'The folder cannot be worked in.',
      what: refusal.what,
      concerns: 'all',
      fix: ['npx go-docker-tour --workspace DIR   # another folder', refusal.next],
      link,
    },
  ];
}

function space({ path, free, cache }: WorkspaceFacts): readonly Found[] {
  const found: Found[] = [];
  const of = (where: string, bytes: number, what: string, fix: readonly string[]): void => {
    if (bytes >= wanted) return;
    found.push({
      id: 'disk-full',
      severity: bytes < least ? 'blocks' : 'warns',
      title: `Only ${bytesText(bytes)} are free in ${where}.`,
      what,
      concerns: 'all',
      fix,
      link,
    });
  };
  if (free !== null)
    of(
      path,
      free,
      `The lessons keep modules, binaries and your progress there: ${bytesText(wanted)} are enough.`,
      [`df -h ${path}`, 'npx go-docker-tour --workspace DIR   # on another disk'],
    );
  if (cache !== null)
    of(cache.path, cache.free, `go keeps there what it has compiled: ${bytesText(wanted)} are enough.`, [
      'go clean -cache',
      'export GOCACHE=/on/another/disk',
    ]);
  return found;
}

function kind({ fileSystem, caseInsensitive, path }: WorkspaceFacts, system: System): readonly Found[] {
  const slow = { severity: 'warns', concerns: 'all', link } as const;
  if (
    fileSystem !== null &&
    (/^(9p|drvfs|v9fs)$/.test(fileSystem) || (system.wsl && /^\/mnt\/[a-z]\//.test(path)))
  )
    return [
      {
        ...slow,
        id: 'workspace-windows',
        title: 'The folder lies on the Windows side of WSL.',
        what: 'Builds there take many times as long, file modes are lost, and changes are not noticed.',
        fix: ['npx go-docker-tour --workspace ~/go-docker-tour'],
        link: 'https://learn.microsoft.com/windows/wsl/filesystems',
      },
    ];
  if (fileSystem !== null && /^(nfs|cifs|smb|fuse\.sshfs|afs)/.test(fileSystem))
    return [
      {
        ...slow,
        id: 'workspace-remote',
        title: `The folder lies on another machine (${fileSystem}).`,
        what: 'Builds are slow there, saves by others are not noticed, and an engine may not be allowed to read it.',
        fix: ['npx go-docker-tour --workspace DIR   # on a disk of this machine'],
      },
    ];
  if (caseInsensitive && system.os === 'linux')
    return [
      {
        ...slow,
        severity: 'note',
        id: 'workspace-case',
        title: 'The folder does not tell capital letters from small ones.',
        what: 'dockerfile and Dockerfile are one file there, and not in an image.',
        fix: [],
      },
    ];
  return [];
}
