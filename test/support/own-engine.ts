import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** A Docker Engine of a test's own, beside the machine's, that may be stopped; gone with all it holds when the test ends. */
export async function ownEngine(): Promise<{
  readonly host: string;
  start(): Promise<void>;
  /** As a machine that goes to sleep does, or somebody who restarts Docker: its clients lose it in mid-sentence. */
  stop(): Promise<void>;
}> {
  // Not below the temporary folder, which may be a disk that the engine cannot lay its layers on.
  const folder = await mkdtemp('/var/lib/gdt-engine-');
  const host = `unix://${join(folder, 'docker.sock')}`;
  const pidFile = join(folder, 'pid');
  const answers = (): boolean => {
    try {
      execFileSync('docker', ['-H', host, 'info'], { stdio: 'ignore', timeout: 10_000 });
      return true;
    } catch {
      return false;
    }
  };
  const stop = async (): Promise<void> => {
    if (!existsSync(pidFile)) return;
    process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGTERM');
    while (existsSync(pidFile)) await wait(50);
  };
  const start = async (): Promise<void> => {
    const places = [
      '--data-root',
      join(folder, 'data'),
      '--exec-root',
      join(folder, 'exec'),
      '--pidfile',
      pidFile,
    ];
    const path = `/opt/docker-engine/usr/sbin:/opt/docker-engine/usr/bin:${process.env.PATH}`;
    // In a network of its own: two engines in one would take docker0 and their rules from each other.
    spawn('unshare', ['--net', 'dockerd', ...places, '-H', host], {
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, PATH: path },
    }).unref();
    for (let tries = 0; !answers(); tries += 1) {
      if (tries > 120) throw new Error(`no engine at ${host}`);
      await wait(250);
    }
  };
  onTestFinished(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });
  await start();
  return { host, start, stop };
}
