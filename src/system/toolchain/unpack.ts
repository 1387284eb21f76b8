import { createHash } from 'node:crypto';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { basename, dirname, join, posix } from 'node:path';
import { readEntry, readZip } from './zip.ts';

/**
 * Unpacks a module's zip, whose files all lie below `module@version/`, into a new folder, and answers the zip's h1 hash
 * (golang.org/x/mod/sumdb/dirhash, Hash1). What was unpacked may be used only when that is the right one.
 * A name that leads out of the folder is an error. Files are made executable, and `_go.mod` files given their name, as
 * the go command does with a toolchain (cmd/go/internal/toolchain/select.go).
 */
export async function unpackToolchain(
  zip: string,
  folder: string,
  module: { readonly path: string; readonly version: string },
  signal: AbortSignal,
  progress: (done: number, of: number) => void,
): Promise<string> {
  const prefix = `${module.path}@${module.version}/`;
  const file = await open(zip, 'r');
  try {
    const entries = await readZip(file);
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    const hashes: { readonly name: string; readonly line: string }[] = [];
    const made = new Set<string>();
    let done = 0;
    for (const entry of entries) {
      signal.throwIfAborted();
      const name = entry.name.slice(prefix.length);
      if (!entry.name.startsWith(prefix) || !isInside(name))
        throw new Error(`it holds ${JSON.stringify(entry.name)}`);
      const content = await readEntry(file, entry);
      const sum = createHash('sha256').update(content).digest('hex');
      hashes.push({ name: entry.name, line: `${sum}  ${entry.name}\n` });
      const to = join(folder, name);
      if (!made.has(dirname(to))) await mkdir(dirname(to), { recursive: true });
      made.add(dirname(to));
      await writeFile(to, content, { mode: isProgram(name) ? 0o755 : 0o644, flag: 'wx' });
      // A module holds no other module's go.mod, so a toolchain has them under another name.
      if (basename(name) === '_go.mod') await writeFile(join(dirname(to), 'go.mod'), content, { flag: 'wx' });
      done += entry.size;
      progress(done, total);
    }
    hashes.sort((one, other) => Buffer.compare(Buffer.from(one.name), Buffer.from(other.name)));
    const whole = createHash('sha256').update(hashes.map(({ line }) => line).join(''));
    return `h1:${whole.digest('base64')}`;
  } finally {
    await file.close();
  }
}

function isInside(name: string): boolean {
  return (
    name !== '' &&
    !name.includes('\\') &&
    !name.includes('\0') &&
    !posix.isAbsolute(name) &&
    posix.normalize(name) === name &&
    !name.startsWith('../') &&
    name !== '..'
  );
}

function isProgram(name: string): boolean {
  return /^(?:bin|pkg\/tool)\//.test(name) || /^lib\/.*\/go_[^/]+_[^/]+_exec$/.test(name);
}
