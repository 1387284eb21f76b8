import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Something of this process's that nobody else would take away if it were killed. */
export type Minded =
  /** A process with its group and descendants. */
  | { readonly is: 'process'; readonly pid: number }
  /** A folder that `ownFolder` made. */
  | { readonly is: 'folder'; readonly path: string }
  /** By its name or id; `program` is docker or podman. */
  | { readonly is: 'container'; readonly program: string; readonly name: string }
  | { readonly is: 'image'; readonly program: string; readonly tag: string };

let minder: ChildProcess['stdin'] = null;

/**
 * Tells the minder of something that is there, or is about to be. The minder is a shell that outlives this process: kill -9
 * cannot be caught, but the end of a pipe is noticed. It then ends and removes all that was not forgotten again.
 */
export function mind(what: Minded): void {
  minder ??= startMinder();
  minder?.write(`+${lineOf(what)}\n`);
}

/** It is gone, or no longer this process's to take away. */
export function forget(what: Minded): void {
  minder?.write(`-${lineOf(what)}\n`);
}

/** A new folder below the system's temporary one, which does not survive this process. `remove` never fails. */
export async function ownFolder(
  name = 'go-docker-tour-',
): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), name));
  mind({ is: 'folder', path });
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
      forget({ is: 'folder', path });
    },
  };
}

function lineOf(what: Minded): string {
  switch (what.is) {
    case 'process':
      return `process\t${what.pid}`;
    case 'folder':
      return `folder\t${what.path}`;
    case 'container':
      return `container\t${what.program}\t${what.name}`;
    case 'image':
      return `image\t${what.program}\t${what.tag}`;
  }
}

/** What the minder needs to find the engine and its programs, and nothing that is the learner's or a test's. */
const needed = /^(PATH|HOME|USER|TMPDIR|XDG_RUNTIME_DIR|(DOCKER|CONTAINER|CONTAINERS)_\w+)$/;

function startMinder(): ChildProcess['stdin'] {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => needed.test(name)));
  // A session of its own: neither Ctrl+C nor a closed window reaches it.
  const child = spawn('sh', ['-c', script], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
    env,
  });
  // Without it the tour works as well; only kill -9 leaves more behind.
  child.on('error', () => {});
  child.stdin?.on('error', () => {});
  child.unref();
  (child.stdin as unknown as { unref?(): void } | null)?.unref?.();
  return child.stdin;
}

/**
 * Reads `+KIND...` and `-KIND...` until the pipe ends. What was told of and is not gone is ended, in this order: processes,
 * with their groups and descendants (ps as POSIX has it), containers, images, folders.
 */
const script = `
left=$(awk '{ what = substr($0, 2); if (/^\\+/) n[what]++; else n[what]-- } END { for (what in n) if (n[what] > 0) print what }')
[ -n "$left" ] || exit 0
of() { printf '%s\\n' "$left" | awk -F '\\t' -v kind="$1" '$1 == kind'; }
family() {
  ps -A -o pid= -o ppid= -o pgid= | awk -v roots="$1" '
    BEGIN { split(roots, list, " "); for (i in list) root[list[i]] = 1 }
    { parent[$1] = $2; group[$1] = $3 }
    END {
      for (pid in parent) if ((pid in root) || (group[pid] in root)) mine[pid] = 1
      do { more = 0; for (pid in parent) if (!(pid in mine) && (parent[pid] in mine)) { mine[pid] = 1; more = 1 } } while (more)
      for (pid in mine) print pid
    }'
}
roots=$(of process | cut -f 2 | tr '\\n' ' ')
if [ -n "$roots" ]; then
  pids=$(family "$roots")
  if [ -n "$pids" ]; then
    kill -TERM $pids 2>/dev/null
    for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 $pids 2>/dev/null || break; sleep 0.2; done
    kill -KILL $pids $(family "$roots $pids") 2>/dev/null
  fi
fi
tab=$(printf '\\t')
of container | while IFS="$tab" read -r kind program name; do "$program" rm -f -v "$name"; done
of image | while IFS="$tab" read -r kind program tag; do "$program" rmi "$tag"; done
of folder | while IFS="$tab" read -r kind path; do
  case $path in */go-docker-tour-*) chmod -R u+w "$path"; rm -rf -- "$path" ;; esac
done
`;
