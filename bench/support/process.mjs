import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Hertz of the kernel's clock for processes: proc_pid_stat(5), and 100 on every Linux that Node runs on. */
const ticks = 100;

/** Seconds of processor time that a process itself has had, its children not counted. Linux. @param {number} pid */
export function processorSeconds(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) / ticks;
}

/** The most memory that a process has had, in MB. Linux. @param {number} pid */
export function peakMegabytes(pid) {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;
}

/** Drains what a line prints, without a screen. @param {string} line */
export function startDrain(line) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'drain.mjs'), line], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (text) => {
    printed += text;
  });
  return {
    pid: child.pid ?? 0,
    end: () => child.kill(),
    /** @type {Promise<{ milliseconds: number, bytes: number }>} */
    done: new Promise((resolve) => child.on('close', () => resolve(JSON.parse(printed || '{}')))),
  };
}
