import { readdirSync, rmSync, statSync } from 'node:fs';
import { chmod, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alive } from '../../src/system/shell/end.ts';

/** Names the run that a folder belongs to: the process id of vitest's main process, in base 36. */
const variable = 'GDT_TEST_RUN';
const ofRun = /^[a-z-]+-t([0-9a-z]+)\.\w{6}$/;

/** An empty folder below the system's temporary one. What is left of it when the run is over, however it ends, is swept. */
export function temporaryFolder(name = 'gdt'): Promise<string> {
  return mkdtemp(join(tmpdir(), `${name}-t${process.env[variable] ?? process.pid.toString(36)}.`));
}

/** Called by vitest before a run: removes the folders of runs that were killed. */
export async function setup(): Promise<void> {
  const own = process.pid.toString(36);
  process.env[variable] = own;
  await sweep((run) => run !== own && !alive(Number.parseInt(run, 36)));
}

/** Called by vitest after a run: removes what this one's workers, killed ones perhaps, have left. */
export async function teardown(): Promise<void> {
  await sweep((run) => run === process.pid.toString(36));
}

async function sweep(over: (run: string) => boolean): Promise<void> {
  const uid = process.getuid?.();
  for (const name of readdirSync(tmpdir())) {
    const run = ofRun.exec(name)?.[1];
    if (run === undefined || !over(run)) continue;
    const folder = join(tmpdir(), name);
    if (statSync(folder, { throwIfNoEntry: false })?.uid !== uid) continue;
    await writable(folder).catch(() => {});
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Still mounted, say, or another run sweeps it as well: the next one tries again.
    }
  }
}

/** Go's module cache has folders that nothing can be removed from; root may all the same. */
async function writable(folder: string): Promise<void> {
  if (process.getuid?.() === 0) return;
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await writable(join(folder, entry.name));
}
