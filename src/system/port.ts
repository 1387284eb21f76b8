import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename } from 'node:path';
import { parseProcNet } from './listening.ts';
import { capture } from './process.ts';

export type PortChoice = {
  readonly port: number;
  /** Who holds the port that was wanted, as `node (pid 4121)`; null where it was free. */
  readonly takenBy: string | null;
};

/** The port that is wanted, or the next free one above it. */
export async function choosePort(wanted = 8080): Promise<PortChoice> {
  if (await isFree(wanted)) return { port: wanted, takenBy: null };
  const takenBy = (await holderOf(wanted)) ?? 'another program';
  for (let port = wanted + 1; port < wanted + 200; port += 1)
    if (await isFree(port)) return { port, takenBy };
  return { port: wanted, takenBy };
}

/** True when nobody listens there, on any address of either family. */
export async function isFree(port: number): Promise<boolean> {
  // One after the other: two sockets of our own on one port would be in each other's way.
  for (const host of ['0.0.0.0', '127.0.0.1', '::', '::1'])
    if ((await canListen(port, host)) === 'taken') return false;
  return true;
}

function canListen(port: number, host: string): Promise<'free' | 'taken'> {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 (EADDRNOTAVAIL, EAFNOSUPPORT) has nobody there either.
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? 'taken' : 'free'),
    );
    server.listen({ port, host, exclusive: true, ipv6Only: host.includes(':') }, () =>
      server.close(() => resolve('free')),
    );
  });
}

/** `name (pid n)` of the program that listens on a port, as far as this user may see; null when it cannot be told. */
export async function holderOf(port: number): Promise<string | null> {
  if (process.platform === 'linux') return holderByProc(port);
  const listed = await capture('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
    directory: '/',
    environment: { PATH: process.env.PATH ?? '' },
    timeout: 5,
  });
  if (listed.how !== 'exited') return null;
  const pid = /^p(\d+)$/m.exec(listed.stdout)?.[1];
  const name = /^c(.+)$/m.exec(listed.stdout)?.[1];
  return pid && name ? `${name} (pid ${pid})` : null;
}

/** Not the name in /proc/PID/comm, which is that of its first thread: for Node it is `MainThread`. */
async function programOf(pid: string): Promise<string> {
  const path = await readlink(`/proc/${pid}/exe`).catch(() => null);
  if (path !== null) return basename(path.replace(/ \(deleted\)$/, ''));
  return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'a program')).trim();
}

async function holderByProc(port: number): Promise<string | null> {
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((each) => readFile(`/proc/net/${each}`, 'utf8').catch(() => '')),
  );
  const inodes = new Set(
    tables
      .flatMap(parseProcNet)
      .filter((each) => each.port === port)
      .map((each) => each.inode),
  );
  if (inodes.size === 0) return null;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const descriptor of descriptors) {
      const link = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/.exec(link)?.[1];
      if (inode && inodes.has(inode)) {
        return `${await programOf(pid)} (pid ${pid})`;
      }
    }
  }
  return null;
}
