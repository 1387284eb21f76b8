import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { workspacePaths } from '../../../src/core/workspace/paths.ts';
import { engineFinder } from '../../../src/system/engine/finder.ts';
import { capture } from '../../../src/system/process.ts';
import { keepStep, takeBackStep } from '../../../src/system/workspace/step-snapshots.ts';
import { sandboxEnvironment, temporaryFolder } from '../../support/facts.ts';
import { docker } from '../../support/judging.ts';
import { describeReal } from '../../support/tools.ts';

describeReal(['docker'], 'a step is taken back', () => {
  test('files and what the names of images stand for; a new name goes, a lost image is told', async () => {
    const image = `go-docker-tour-undo-${process.pid}`;
    onTestFinished(async () => {
      for (const tag of ['latest', 'one', 'two', 'kept']) await docker('rmi', '-f', `${image}:${tag}`);
    });
    const paths = workspacePaths(await temporaryFolder());
    await mkdir(paths.module, { recursive: true });
    const environment = sandboxEnvironment('/');
    const session = { paths, environment, engine: engineFinder(environment) };
    const shell = { directory: paths.module, set: {}, unset: [] };
    const build = async (content: string) => {
      await writeFile(join(paths.module, 'content'), `${paths.root} ${content}`);
      await writeFile(join(paths.module, 'Dockerfile'), 'FROM scratch\nCOPY content /\n');
      const done = await capture('docker', ['build', '-t', image, '.'], {
        directory: paths.module,
        environment,
      });
      expect(done).toMatchObject({ how: 'exited', code: 0 });
      return (await docker('image', 'inspect', '--format', '{{.Id}}', image)).trim();
    };

    const first = await build('first');
    await docker('tag', image, `${image}:kept`);
    await keepStep(session, 'a/b', shell, { needs: ['docker'] }, image);
    expect(await build('second')).not.toBe(first);
    await docker('tag', image, `${image}:two`);
    expect(await takeBackStep(session, 'a/b', image)).toEqual({ shell, lost: [] });
    expect(await readFile(join(paths.module, 'content'), 'utf8')).toContain('first');
    expect(await docker('image', 'inspect', '--format', '{{.Id}}', image)).toBe(first);
    expect(await docker('images', '--format', '{{.Tag}}', image)).not.toContain('two');

    await docker('rmi', `${image}:latest`, `${image}:kept`);
    expect(await takeBackStep(session, 'a/b', image)).toEqual({
      shell,
      lost: [`${image}:latest`, `${image}:kept`].sort(),
    });
    expect(await takeBackStep(session, 'never/kept', image)).toBeNull();
  });
});
