import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changesSince, engineContent } from '../support/engine-content.ts';
import { otherBuilders, testEngine } from '../support/engines.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { removeFolder, temporaryFolder } from '../support/facts.ts';
import { runProgram } from '../support/program.ts';
import { describeReal, warmImage } from '../support/tools.ts';

type Checked = {
  readonly lessons: readonly {
    readonly id: string;
    readonly steps: readonly { readonly id: string; readonly status: string; readonly checks: unknown }[];
  }[];
};

/** A PATH with all that the machine's has, but for docker. */
async function pathWithoutDocker(folder: string): Promise<string> {
  await mkdir(folder);
  for (const from of (process.env.PATH ?? '').split(':').filter((each) => !each.includes('node_modules')))
    for (const name of await readdir(from).catch(() => []))
      if (!name.startsWith('docker')) await symlink(join(from, name), join(folder, name)).catch(() => {});
  return folder;
}

for (const [name, { needs, more, prefer }] of Object.entries(otherBuilders))
  describeReal(['go', ...needs], `the whole course with ${name}`, () => {
    aloneWithTheCourseImage();
    let folder = '';
    let run: (...args: string[]) => ReturnType<typeof runProgram>;
    let before: ReadonlySet<string>;
    let call: Awaited<ReturnType<typeof testEngine>>['call'];
    beforeAll(async () => {
      folder = await temporaryFolder();
      ({ call } = await testEngine(more, prefer));
      before = await engineContent(call);
      const path = name === 'podman' ? { PATH: await pathWithoutDocker(join(folder, 'bin')) } : {};
      const environment = { ...more, ...path, GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
      run = (...args) => runProgram([...args, '--workspace', join(folder, 'tour')], environment);
    });
    afterAll(() => removeFolder(folder));

    const program = name === 'podman' ? 'podman' : 'docker';
    const skipped = name === 'legacy' ? ['caching/further'] : [];

    test('is solved, in the words of its program', async () => {
      const { code, stdout, stderr } = await run('solve', '--through', 'multi-stage');
      expect([code, stderr], stdout.slice(-3000)).toEqual([0, '']);
      expect(stdout).toContain(`$ ${program} build -t httpserver .`);
      expect(stdout).not.toContain(`$ ${program === 'podman' ? 'docker' : 'podman'} `);
      expect(stdout.match(/^-- (?:failed|unknown|skipped)/gm) ?? []).toHaveLength(skipped.length);
    }, 900_000);

    test('is judged right, and what this builder cannot do is only not done', async () => {
      const { code, stdout } = await run('check', '--json');
      const steps = (JSON.parse(stdout) as Checked).lessons.flatMap(({ id, steps }) =>
        steps.map((step) => ({ ...step, id: `${id}/${step.id}` })),
      );
      const other = steps.filter(({ status }) => status !== 'passed');
      expect(
        other.map(({ id }) => id),
        JSON.stringify(other),
      ).toEqual(skipped);
      expect(JSON.stringify(other)).not.toContain('"fault":"');
      expect(code).toBe(0);
    });

    test('leaves nothing behind', async () => {
      const { code, stdout } = await run('clean', '--yes');
      expect(code).toBe(0);
      expect(stdout).not.toMatch(/^(?:left|kept)/m);
      expect(await changesSince(before, ['httpserver', 'localhost/httpserver'], 180, call)).toEqual([]);
    });
  });
