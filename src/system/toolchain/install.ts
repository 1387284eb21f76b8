import { mkdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Toolchain } from '../../core/doctor/plan.ts';
import { bytesText } from '../../core/doctor/versions.ts';
import type { WorkspacePaths } from '../../core/workspace/paths.ts';
import type { Web } from '../web/client.ts';
import { removeTree } from '../workspace/trees.ts';
import { download } from './download.ts';
import { parseSumDatabase } from './note.ts';
import { lookUpSum } from './sumdb.ts';
import { unpackToolchain } from './unpack.ts';
import { toolchainModule } from './versions.ts';

export type Installed =
  | { readonly ok: true; readonly go: string; readonly verified: string }
  | { readonly ok: false; readonly what: string; readonly next: string };

export type InstallReport = {
  /** What is being done now. */
  doing(what: 'download' | 'verify' | 'unpack'): void;
  /** Bytes; `of` is null where it cannot be known. */
  progress(done: number, of: number | null): void;
};

/** Bytes that zip and unpacked toolchain take side by side. */
const room = 450e6;

/**
 * Brings a Go toolchain into the tour's folder: downloaded, or gone on with where it was cut off, compared with what the
 * checksum database has signed, unpacked aside, and only then put in its place. As for the go command itself, neither
 * GONOSUMDB nor GOPRIVATE frees a toolchain from being verified.
 */
export async function installToolchain(
  web: Web,
  toolchain: Toolchain,
  sumdb: string,
  paths: WorkspacePaths,
  signal: AbortSignal,
  report: InstallReport,
): Promise<Installed> {
  const database = sumdb === 'off' ? null : parseSumDatabase(sumdb);
  if (database === null)
    return {
      ok: false,
      what: `GOSUMDB is ${sumdb}, so the toolchain could not be verified.`,
      next: 'unset GOSUMDB; go env -u GOSUMDB',
    };
  const module = { path: toolchainModule, version: toolchain.version };
  const downloads = join(paths.tour, 'go-download');
  const zip = join(downloads, `${toolchain.version}.zip`);
  const aside = join(paths.tour, `go-unpacking-${process.pid}`);
  await mkdir(downloads, { recursive: true });
  const disk = await statfs(downloads);
  const free = disk.bavail * disk.bsize;
  if (free < room)
    return {
      ok: false,
      what: `Only ${bytesText(free)} are free in ${paths.tour}, and Go takes ${bytesText(room)} while it is unpacked.`,
      next: 'Make room, or work on another disk: --workspace DIR',
    };
  report.doing('verify');
  const sum = await lookUpSum(web, database, module, toolchain.proxy, signal);
  if (!sum.ok)
    return sum.why === 'forged'
      ? {
          ok: false,
          what: `What came as the checksum of Go ${toolchain.go} is not genuine: ${sum.what}.`,
          next: 'Somebody on the way changes it: do not go on from this network.',
        }
      : {
          ok: false,
          what: `The checksum database ${database.name} does not answer: ${sum.what}.`,
          next: 'Look at the network, and try again.',
        };
  const url = `${toolchain.proxy}/${toolchainModule}/@v/${toolchain.version}.zip`;
  try {
    report.doing('download');
    const came = await download(web, url, zip, signal, (done, of) => report.progress(done, of));
    if (!came.ok)
      return {
        ok: false,
        what: `The download was cut off: ${came.what}.`,
        next: 'Run it again: it goes on where it was cut off.',
      };
    report.doing('unpack');
    await removeTree(aside);
    const h1 = await unpackToolchain(zip, aside, module, signal, (done, of) =>
      report.progress(done, of),
    ).catch((error: unknown) => unpackFailure(error));
    if (typeof h1 !== 'string' || h1 !== sum.h1) {
      // What is wrong must not be gone on with.
      await rm(zip, { force: true });
      return {
        ok: false,
        what:
          typeof h1 === 'string'
            ? `What came is not Go ${toolchain.go}: its hash is ${h1}, and ${database.name} has ${sum.h1}.`
            : `What came cannot be unpacked: ${h1.what}.`,
        next: 'Run it again; it begins anew.',
      };
    }
    await removeTree(paths.goRoot);
    await rename(aside, paths.goRoot);
    await removeTree(downloads);
    return { ok: true, go: toolchain.go, verified: `${sum.h1}, as signed by ${sum.by}` };
  } finally {
    await removeTree(aside);
  }
}

/** What is wrong with the zip is told; what is wrong with the disk, or that it was given up, goes on up. */
function unpackFailure(error: unknown): { readonly what: string } {
  const { code, name, message } = error as NodeJS.ErrnoException;
  if (
    name === 'AbortError' ||
    (code !== undefined && /^(ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EMFILE)$/.test(code))
  )
    throw error;
  return { what: message };
}
