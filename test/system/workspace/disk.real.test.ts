import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newProgress, readProgress } from '../../../src/core/progress/progress.ts';
import { workspacePaths } from '../../../src/core/workspace/paths.ts';
import { loadProgress, saveProgress } from '../../../src/system/workspace/progress-file.ts';
import { refuseWorkspace } from '../../../src/system/workspace/refuse.ts';
import { removeFolder, temporaryFolder } from '../../support/facts.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Saves for ever, in a process of its own: `saving` is printed before each save. */
const saver = (folder: string) => `
  const { saveProgress } = await import('${root}src/system/workspace/progress-file.ts');
  const { newProgress } = await import('${root}src/core/progress/progress.ts');
  const { workspacePaths } = await import('${root}src/core/workspace/paths.ts');
  const paths = workspacePaths(${JSON.stringify(folder)});
  for (let count = 0; ; count += 1) {
    const history = Array.from({ length: 500 }, () => 'command ' + count + ' '.repeat(200));
    if (count % 5 === 0) process.stdout.write('saving\\n');
    await saveProgress(paths, { ...newProgress('course', paths.module), history });
  }
`;

describe('a save that is killed', () => {
  test('leaves a whole file, the old one or the new one', async () => {
    const folder = await temporaryFolder();
    const paths = workspacePaths(folder);
    await mkdir(paths.tour);
    await saveProgress(paths, newProgress('course', paths.module));
    try {
      for (let kills = 0; kills < 12; kills += 1) {
        const child = spawn(process.execPath, ['--input-type=module', '-e', saver(folder)], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        // Killed at another moment each time: after the so-many-th word that it is saving.
        let words = 0;
        for await (const _ of child.stdout) {
          words += 1;
          if (words > kills) break;
        }
        child.kill('SIGKILL');
        const read = readProgress(await readFile(paths.progress, 'utf8'));
        expect(read.is).toBe('read');
        if (read.is === 'read') expect(new Set(read.progress.history).size).toBeLessThanOrEqual(1);
      }
      expect((await loadProgress(paths, 'course')).notice).toBeNull();
    } finally {
      await removeFolder(folder);
    }
  });
});

/** Lays another file system over a folder: root's alone to do. Returns whether it could. */
function mount(folder: string, options: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a disk that refuses', () => {
  test('a save on a full one fails, and the file before it stays', async (context) => {
    const folder = await temporaryFolder();
    onTestFinished(() => removeFolder(folder));
    if (!mount(folder, 'size=64k')) context.skip('this user may not mount a file system');
    onTestFinished(() => void execFileSync('umount', [folder]));
    const paths = workspacePaths(folder);
    await mkdir(paths.tour);
    const small = newProgress('course', paths.module);
    await saveProgress(paths, small);
    const large = { ...small, history: Array.from({ length: 500 }, () => 'x'.repeat(1000)) };
    await expect(saveProgress(paths, large)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await loadProgress(paths, 'course')).toMatchObject({ progress: small, notice: null });
    expect(await readdir(paths.tour)).toEqual(['progress.json']);
  });

  test('a folder that cannot be written to is no workspace', async (context) => {
    const folder = await temporaryFolder();
    onTestFinished(() => removeFolder(folder));
    if (process.getuid?.() !== 0) await chmod(folder, 0o500);
    else if (mount(folder, 'ro')) onTestFinished(() => void execFileSync('umount', [folder]));
    else context.skip('root may write anywhere, and may not mount here');
    for (const root of [folder, `${folder}/new`])
      expect(refuseWorkspace(workspacePaths(root))?.what).toMatch(/cannot be written to/);
  });
});
