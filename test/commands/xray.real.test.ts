import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { capture } from '../../src/system/process.ts';
import { sandboxEnvironment, temporaryFolder } from '../support/facts.ts';
import { runProgram } from '../support/program.ts';
import { describeReal } from '../support/tools.ts';

describeReal(['docker'], 'xray, of a project that has nothing to do with the course', () => {
  test('draws its last two builds, and names the file and the line', async () => {
    const folder = await temporaryFolder();
    const build = async (main: string) => {
      await writeFile(join(folder, 'main.txt'), main);
      // A build leaves no image without a name for it.
      const args = ['build', '--output', 'type=cacheonly', '.'];
      const done = await capture('docker', args, { directory: folder, environment: sandboxEnvironment('/') });
      expect(done).toMatchObject({ how: 'exited', code: 0 });
    };
    await writeFile(join(folder, 'rare.txt'), folder);
    await writeFile(
      join(folder, 'Dockerfile'),
      'FROM scratch\nCOPY rare.txt /\nCOPY . /all\nCOPY main.txt /main\n',
    );
    await build(`${folder} one`);
    await build(`${folder} two`);

    const shown = await runProgram(['xray', folder]);
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toContain('Line 3 ran: main.txt changed.');
    expect(shown.stdout).toMatch(/2 COPY rare\.txt \/ .*CACHED$/m);

    const json = await runProgram(['xray', folder, '--json']);
    const { build: newest, broke } = JSON.parse(json.stdout) as {
      build: { ref: string };
      broke: { line: number }[];
    };
    expect(broke.map(({ line }) => line)).toEqual([3]);
    const byRef = await runProgram(['xray', newest.ref, '--json']);
    expect((JSON.parse(byRef.stdout) as { build: { ref: string } }).build.ref).toBe(newest.ref);
  });
});
