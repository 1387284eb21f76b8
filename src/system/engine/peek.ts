import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path/posix';
import type { EngineWorld } from './world.ts';

/** A container that is looked into, started or not. */
export type Box = { readonly world: EngineWorld; readonly id: string };

export type Peeked = {
  /** After links: where it really is. */
  readonly path: string;
  readonly is: 'file' | 'folder';
  readonly mode: number;
  readonly bytes: number;
  /** Seconds since the epoch. */
  readonly modified: number;
  /** The first 64 kB of a file. */
  readonly head: Uint8Array;
};

const headBytes = 65_536;

/**
 * Looks at one path inside a container through `cp`, which works without starting it; follows links.
 * null: nothing there.
 */
export async function peek(box: Box, path: string): Promise<Peeked | null> {
  let at = path;
  for (let links = 0; links < 12; links += 1) {
    const entry = await firstEntry(box, at);
    if (entry === null) return null;
    if (entry.link !== null) {
      at = entry.link.startsWith('/') ? entry.link : join(dirname(at), entry.link);
      continue;
    }
    return {
      path: at,
      is: entry.folder ? 'folder' : 'file',
      mode: entry.mode,
      bytes: entry.bytes,
      modified: entry.modified,
      head: entry.head,
    };
  }
  return null;
}

/** Where a path leads that is a link, absolute; null where it is none. */
export async function linkAt(box: Box, path: string): Promise<string | null> {
  const link = (await firstEntry(box, path))?.link ?? null;
  return link === null || link.startsWith('/') ? link : join(dirname(path), link);
}

/** A header of a tar stream (ustar, POSIX.1-1988) and the beginning of what follows it. */
export type TarEntry = {
  readonly name: string;
  readonly folder: boolean;
  readonly mode: number;
  readonly bytes: number;
  readonly modified: number;
  readonly link: string | null;
  readonly head: Uint8Array;
};

/** Reads the stream's first entry, then ends the program: what is copied may be large. */
function firstEntry({ world, id }: Box, path: string): Promise<TarEntry | null> {
  return new Promise((resolve) => {
    const child = spawn(world.engine.program, ['cp', `${id}:${path}`, '-'], {
      env: { ...world.environment },
      stdio: ['ignore', 'pipe', 'ignore'],
      signal: world.signal,
    });
    let read = Buffer.alloc(0);
    const finish = (whole: boolean) => {
      const entry = readTarEntry(read, whole);
      if (entry === 'more') return;
      resolve(entry);
      child.kill('SIGKILL');
    };
    child.stdout.on('data', (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      finish(false);
    });
    child.on('error', () => resolve(null));
    child.on('close', () => finish(true));
  });
}

/** @param whole nothing more will come */
export function readTarEntry(bytes: Uint8Array, whole: boolean): TarEntry | null | 'more' {
  let at = 0;
  for (;;) {
    if (bytes.length < at + 512) return whole ? null : 'more';
    const header = bytes.subarray(at, at + 512);
    const size = octal(header, 124, 12);
    const type = String.fromCharCode(header[156] ?? 0);
    const next = at + 512 + Math.ceil(size / 512) * 512;
    // Extended headers ('x', 'g') and GNU's long names say more about the entry after them.
    if ('xgLK'.includes(type)) {
      at = next;
      continue;
    }
    if (header[0] === 0) return null;
    const wanted = at + 512 + Math.min(size, headBytes);
    if (bytes.length < wanted && !whole) return 'more';
    return {
      name: text(header, 0, 100),
      folder: type === '5',
      mode: octal(header, 100, 8),
      bytes: size,
      modified: octal(header, 136, 12),
      link: type === '2' ? text(header, 157, 100) : null,
      head: bytes.subarray(at + 512, wanted),
    };
  }
}

/** The names of all files in a container, absolute; the stream may be large, its content is passed over. */
export async function listFiles({ world, id }: Box): Promise<string[]> {
  // Podman opens /dev/stdout by its name, which a socket, as Node's pipes are, does not let it do.
  const child = spawn('sh', ['-c', '"$0" export "$1" | cat', world.engine.program, id], {
    env: { ...world.environment },
    stdio: ['ignore', 'pipe', 'ignore'],
    signal: world.signal,
  });
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
    child.on('error', () => resolve());
  });
  const names: string[] = [];
  let kept: Uint8Array = Buffer.alloc(0);
  let passOver = 0;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    const skipped = Math.min(passOver, chunk.length);
    passOver -= skipped;
    kept = kept.length === 0 ? chunk.subarray(skipped) : Buffer.concat([kept, chunk.subarray(skipped)]);
    while (kept.length >= 512) {
      const header = kept.subarray(0, 512);
      const step = 512 + Math.ceil(octal(header, 124, 12) / 512) * 512;
      if (header[156] === 0x30 || header[156] === 0)
        names.push(`/${text(header, 345, 155)}${text(header, 0, 100)}`);
      passOver = Math.max(0, step - kept.length);
      kept = kept.subarray(step);
    }
  }
  await ended;
  return names.filter((name) => name !== '/');
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(at, at + length)).split('\0', 1)[0] ?? '';
}

function octal(bytes: Uint8Array, at: number, length: number): number {
  return Number.parseInt(text(bytes, at, length).trim(), 8) || 0;
}
