import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Finding } from '../../../src/core/doctor/finding.ts';
import { projectRoot } from '../../support/sources.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { describeReal } from '../../support/tools.ts';

type Report = { readonly ok: boolean; readonly findings: readonly Finding[]; readonly facts: object };

const cli = join(projectRoot, 'dist/cli.js');
const isRoot = process.getuid?.() === 0;

async function newFolder(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Has the doctor look at this machine, as it is but for what is changed. `by`: a program that starts it. */
async function doctor(change: { env?: NodeJS.ProcessEnv; workspace?: string; by?: readonly string[] } = {}) {
  const workspace = change.workspace ?? join(await newFolder(), 'w');
  const [program = '', ...args] = [
    ...(change.by ?? []),
    process.execPath,
    cli,
    'doctor',
    '--json',
    '-w',
    workspace,
  ];
  const began = Date.now();
  const ran = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, ...change.env },
    timeout: 60_000,
  });
  const milliseconds = Date.now() - began;
  if (ran.status !== 0 && ran.status !== 1) throw new Error(`${ran.status}: ${ran.stdout}${ran.stderr}`);
  const report = JSON.parse(ran.stdout) as Report;
  return {
    code: ran.status,
    ids: report.findings.map(({ id, severity }) => `${severity} ${id}`),
    report,
    milliseconds,
  };
}

describeReal(['go', 'docker', 'golang image'], 'the doctor, on a machine where', () => {
  test('nothing is wrong, finds nothing in the way', async () => {
    const { code, report } = await doctor();
    expect([code, report.ok]).toEqual([0, true]);
  });

  test('there is no go and no engine', async () => {
    const bin = await newFolder();
    await symlink('/bin/bash', join(bin, 'bash'));
    const { code, ids } = await doctor({ env: { PATH: bin } });
    expect(code).toBe(1);
    expect(ids).toEqual(expect.arrayContaining(['blocks go-missing', 'blocks engine-missing']));
  });

  test('GOROOT leads nowhere', async () => {
    expect((await doctor({ env: { GOROOT: '/nowhere' } })).ids).toContain('blocks goroot-wrong');
  });

  test('DOCKER_HOST leads to nobody', async () => {
    const { code, report } = await doctor({ env: { DOCKER_HOST: 'unix:///tmp/nobody-is-here.sock' } });
    expect(code).toBe(1);
    expect(report.findings[0]).toMatchObject({
      id: 'engine-down',
      fix: expect.arrayContaining(['unset DOCKER_HOST']),
    });
  });

  test('the port is taken', async () => {
    const server = createServer();
    const taken = await new Promise<boolean>((resolve) => {
      // Where somebody else has it already it is taken as well.
      server.once('error', () => resolve(false)).listen(8080, () => resolve(true));
    });
    const { code, ids } = await doctor();
    if (taken) await new Promise((resolve) => server.close(resolve));
    expect([code, ids.includes('note port-taken')]).toEqual([0, true]);
  });

  test('the workspace lies in another module', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'go.mod'), 'module outer\n');
    expect((await doctor({ workspace: join(folder, 'w') })).ids).toContain('blocks workspace-in-module');
  });

  test('a name server never answers: within its time, and said', async () => {
    // No address of TEST-NET-1 (RFC 5737) answers.
    const { ids, code, milliseconds } = await doctor({ env: { GOPROXY: 'https://192.0.2.1' } });
    expect(code).toBe(1);
    expect(ids.some((id) => /blocks (goproxy-unreachable|dns)/.test(id))).toBe(true);
    expect(milliseconds).toBeLessThan(15_000);
  });

  describe.runIf(isRoot && process.platform === 'linux')('and only root can make it so:', () => {
    test('there is no network', async () => {
      const { code, ids } = await doctor({ by: ['unshare', '-n'] });
      expect(code).toBe(1);
      expect(ids).toContain('blocks dns');
    });

    test('another user has no permission on the socket', async () => {
      const folder = await newFolder();
      execFileSync('chmod', ['777', folder]);
      const by = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'];
      const { code, report } = await doctor({ by, workspace: join(folder, 'w') });
      expect(code).toBe(1);
      expect(report.findings[0]).toMatchObject({ id: 'engine-permission' });
    });

    test('the disk is full', async () => {
      const folder = await newFolder();
      const disk = join(folder, 'disk');
      await mkdir(disk);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
      onTestFinished(() => void execFileSync('umount', [disk]));
      const { code, ids } = await doctor({ workspace: join(disk, 'w') });
      expect([code, ids.includes('blocks disk-full')]).toEqual([1, true]);
    });
  });
});
