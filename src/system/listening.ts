import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { capture } from './process.ts';

/** A TCP socket that waits for connections; `address` as `127.0.0.1`, `::1`, or `0.0.0.0` and `::` for any. */
export type Listening = { readonly port: number; readonly address: string };

/**
 * The process, its descendants, and what remains of its process group and session (`server &` in a shell that has
 * ended belongs to nobody else), as ids.
 */
export async function descendants(pid: number): Promise<number[]> {
  const all = process.platform === 'linux' ? await processesOfLinux() : await processesByPs();
  const found = new Set<number>();
  const queue = all.filter((one) => one.pid === pid || one.group === pid || one.session === pid);
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    if (found.has(one.pid)) continue;
    const { pid: parent } = one;
    found.add(parent);
    queue.push(...all.filter((child) => child.parent === parent));
  }
  return [...found];
}

/**
 * The process and its descendants, save those that are their parent's no more: a few files to read, where the kernel
 * lists children (proc_pid_task(5)), and not several for each process of the machine.
 */
export async function childrenOf(pid: number): Promise<number[]> {
  const found = [pid];
  // It grows while it is gone through.
  for (const parent of found) {
    const tasks = listed(`/proc/${parent}/task`);
    if (tasks === null) {
      if (parent === pid) return descendants(pid);
      continue;
    }
    for (const task of tasks) {
      const children = textOf(`/proc/${parent}/task/${task}/children`);
      if (children === null && parent === pid) return descendants(pid);
      found.push(...(children?.trim().split(' ') ?? []).filter(Boolean).map(Number));
    }
  }
  return found;
}

/** What processes listen on, each port once for an address. */
export async function listeningPorts(pids: readonly number[]): Promise<Listening[]> {
  if (pids.length === 0) return [];
  const found = process.platform === 'linux' ? await socketsOfLinux(pids) : await socketsByLsof(pids);
  return [...new Map(found.map((one) => [`${one.address} ${one.port}`, one])).values()];
}

type Process = { pid: number; parent: number; group: number; session: number };

/** /proc/PID/stat: `pid (name) state ppid pgrp session ...`; a name may hold spaces and brackets. proc_pid_stat(5) */
async function processesOfLinux(): Promise<Process[]> {
  const pids = listed('/proc')?.filter((name) => /^\d+$/.test(name)) ?? [];
  const found: Process[] = [];
  for (const [index, name] of pids.entries()) {
    // There may be thousands, and a key may be waiting.
    if (index % 100 === 99) await setImmediate();
    const stat = textOf(`/proc/${name}/stat`) ?? '';
    const [state, parent, group, session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === undefined || state === 'Z' || session === undefined) continue;
    found.push({ pid: Number(name), parent: Number(parent), group: Number(group), session: Number(session) });
  }
  return found;
}

async function processesByPs(): Promise<Process[]> {
  const listed = await capture('ps', ['-A', '-o', 'pid=,ppid=,pgid='], tool);
  if (listed.how !== 'exited') return [];
  return listed.stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, parent, group]) =>
      pid && parent !== undefined && group !== undefined ? [{ pid, parent, group, session: 0 }] : [],
    );
}

/** What a process has open, by descriptor: `socket:[123]`, a path. proc_pid_fd(5) */
function openedBy(pid: number): readonly { readonly fd: number; readonly socket: string | null }[] {
  const fds = listed(`/proc/${pid}/fd`) ?? [];
  return fds.map((fd) => {
    const link = tried(() => readlinkSync(`/proc/${pid}/fd/${fd}`));
    return { fd: Number(fd), socket: /^socket:\[(\d+)\]$/.exec(link ?? '')?.[1] ?? null };
  });
}

/**
 * The kernel takes some ten milliseconds for each table of sockets, however few there are: they are read for a process that
 * has a socket which is not its output to us, and once for all that live in the same network namespace.
 */
async function socketsOfLinux(pids: readonly number[]): Promise<Listening[]> {
  const opened = pids.map((pid) => ({ pid, files: openedBy(pid) }));
  const standard = opened.flatMap(({ files }) => files.filter(({ fd }) => fd <= 2));
  const ours = new Set(standard.map(({ socket }) => socket));
  const tables = new Map<string, Promise<readonly (Listening & { inode: string })[]>>();
  const found = opened.map(async ({ pid, files }) => {
    const inodes = new Set(files.map(({ socket }) => socket).filter((socket) => !ours.has(socket)));
    inodes.delete(null);
    if (inodes.size === 0) return [];
    const namespace = tried(() => readlinkSync(`/proc/${pid}/ns/net`)) ?? String(pid);
    const table = tables.get(namespace) ?? tableOf(pid);
    tables.set(namespace, table);
    return (await table).filter((socket) => inodes.has(socket.inode));
  });
  return (await Promise.all(found)).flat().map(({ port, address }) => ({ port, address }));
}

/** The listening sockets of a process's network namespace; not read at once, for it takes its time. */
async function tableOf(pid: number): Promise<readonly (Listening & { inode: string })[]> {
  const files = ['tcp', 'tcp6'].map((name) => `/proc/${pid}/net/${name}`);
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return texts.flatMap(parseProcNet);
}

/**
 * What /proc says of a process is made while it is read: that takes microseconds, by way of another thread ten times that,
 * and it is read several times a second while something runs.
 */
function textOf(file: string): string | null {
  return tried(() => readFileSync(file, 'utf8'));
}

function listed(folder: string): string[] | null {
  return tried(() => readdirSync(folder));
}

/** null where a process is gone, or somebody else's. */
function tried<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/**
 * The listening sockets (state 0A) of a /proc/net/tcp or tcp6 table: `sl local_address rem_address st ... inode`.
 * Addresses stand there as 32-bit words in the machine's own byte order. proc_net(5)
 */
export function parseProcNet(table: string): (Listening & { readonly inode: string })[] {
  return table.split('\n').flatMap((line) => {
    const columns = line.trim().split(/\s+/);
    const [, local, , state] = columns;
    const inode = columns[9];
    if (state !== '0A' || local === undefined || inode === undefined) return [];
    const [hex = '', port = ''] = local.split(':');
    const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => {
      const pairs = (word.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
      return littleEndian ? pairs.reverse() : pairs;
    });
    return [{ port: Number.parseInt(port, 16), address: addressText(bytes), inode }];
  });
}

const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function addressText(bytes: readonly number[]): string {
  const mapped = bytes.length === 16 && bytes.slice(0, 12).join() === '0,0,0,0,0,0,0,0,0,0,255,255';
  if (bytes.length === 4 || mapped) return bytes.slice(-4).join('.');
  const groups = Array.from({ length: 8 }, (_, at) =>
    (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)).toString(16),
  );
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

async function socketsByLsof(pids: readonly number[]): Promise<Listening[]> {
  const listed = await capture(
    'lsof',
    ['-nP', '-a', '-iTCP', '-sTCP:LISTEN', '-Fnt', '-p', pids.join(',')],
    tool,
  );
  // lsof exits 1 when one of the processes has nothing to list.
  return listed.how === 'exited' ? parseLsof(listed.stdout) : [];
}

/** `lsof -Fnt`: lines `p123`, `f4`, `tIPv4`, `n127.0.0.1:8080`; any address is written `*`. */
export function parseLsof(output: string): Listening[] {
  let any = '0.0.0.0';
  return output.split('\n').flatMap((line) => {
    if (line.startsWith('t')) any = line === 'tIPv6' ? '::' : '0.0.0.0';
    const name = /^n(.+):(\d+)$/.exec(line);
    if (name === null) return [];
    const address = name[1] === '*' ? any : (name[1] ?? '').replace(/^\[|\]$/g, '');
    return [{ port: Number(name[2]), address }];
  });
}

const tool = {
  directory: '/',
  environment: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' },
  timeout: 10,
};
