import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { newFolder } from './terminal.ts';

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** A folder on a disk of its own, of so many megabytes; gone when the test ends. */
export async function smallDisk(megabytes: number): Promise<string> {
  const folder = join(await newFolder('disk'), 'mounted');
  await mkdir(folder);
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=1777`, 'go-docker-tour-test', folder);
  onTestFinished(() => void run('umount', '-l', folder));
  return folder;
}

/** Lets a folder be only read from now on, or written again, for everybody: root as well. */
export function remount(folder: string, mode: 'ro' | 'rw'): void {
  try {
    run('mountpoint', '-q', folder);
  } catch {
    run('mount', '--bind', folder, folder);
    onTestFinished(() => void run('umount', '-l', folder));
  }
  run('mount', '-o', `remount,bind,${mode}`, folder);
}

/** What runs a command where nothing outside answers: a network of its own with nothing but itself in it. */
export const withoutNetwork = [
  'unshare',
  '--net',
  'sh',
  '-c',
  'ip link set lo up 2>/dev/null; exec "$@"',
  'sh',
] as const;

/** As `withoutNetwork`, and names are looked up at a server that takes questions and never answers. */
export const withoutAnswers = [
  ...['unshare', '--net', '--mount', 'sh', '-c'],
  `ip link set lo up
echo 'nameserver 127.0.0.1' >"$TMPDIR/resolv.conf"
mount --bind "$TMPDIR/resolv.conf" /etc/resolv.conf
'${process.execPath}' -e 'require("dgram").createSocket("udp4").bind(53, "127.0.0.1")' </dev/null >/dev/null 2>&1 &
server=$!
"$@"
code=$?
kill $server
exit $code`,
  'sh',
] as const;
