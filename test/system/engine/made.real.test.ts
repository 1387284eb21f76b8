import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../../src/core/engine.ts';
import { type WorkspacePaths, workspacePaths } from '../../../src/core/workspace/paths.ts';
import { findEngine } from '../../../src/system/engine/find.ts';
import { keepMade } from '../../../src/system/engine/keep-made.ts';
import { imageIds, noteMade, setAside, unmake } from '../../../src/system/engine/made.ts';
import { readMade } from '../../../src/system/engine/made-file.ts';
import { newContainers, stopContainer } from '../../../src/system/engine/running.ts';
import { removeFolder, sandboxEnvironment, temporaryFolder } from '../../support/facts.ts';
import { baseImage, describeReal } from '../../support/tools.ts';

/** A name of this run's own, where a learner has `httpserver`: others may be at work in the same engine. */
const name = `gdt-made-${process.pid}-${Math.random().toString(36).slice(2, 8)}`;
const environment = sandboxEnvironment('/nowhere');
const docker = (...args: string[]) =>
  execFileSync('docker', args, { encoding: 'utf8', env: environment, stdio: 'pipe' }).trim();
const idOf = (tag: string) => docker('image', 'inspect', '--format', '{{.Id}}', tag);
const isThere = (tag: string) => {
  try {
    return idOf(tag) !== '';
  } catch {
    return false;
  }
};

/** An image of one small file. */
function importImage(folder: string, content: string, tag: string): string {
  execFileSync('sh', ['-c', `printf %s ${content} > file && tar cf image.tar file`], { cwd: folder });
  return docker('import', '--change', 'CMD ["/file"]', join(folder, 'image.tar'), tag);
}

describeReal(['docker', 'golang image'], 'what the tour made in the engine', () => {
  let paths: WorkspacePaths;
  let engine: Engine;
  const mine: string[] = [];
  beforeEach(async () => {
    paths = workspacePaths(await temporaryFolder());
    await mkdir(paths.tour);
    const found = await findEngine(environment);
    if (!found.ok) throw new Error(found.fault.what);
    engine = found.value;
  });
  afterEach(() => removeFolder(paths.root));
  afterAll(() => {
    const tags = docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}');
    for (const line of tags.split('\n')) {
      const [tag = ''] = line.split(' ');
      if (tag.startsWith(`${name}:`) || mine.includes(tag)) docker('rmi', '-f', tag);
    }
  });

  const run = async (make: () => string) => {
    const imagesBefore = await imageIds(engine, environment);
    if (!imagesBefore) throw new Error('the engine does not answer');
    const output = make();
    await noteMade(paths, engine, environment, { imagesBefore, output, container: null }, name);
    return output;
  };

  test('what is tried and undone leaves tags and containers as they were', async () => {
    await run(() => importImage(paths.root, 'before', `${name}:latest`));
    const before = idOf(`${name}:latest`);
    const undo = await keepMade(paths, engine, environment, name);
    await run(() => importImage(paths.root, 'tried', `${name}:latest`));
    await run(() => docker('tag', `${name}:latest`, `${name}:more`));
    const container = await run(() => docker('create', `${name}:latest`));
    expect(idOf(`${name}:latest`)).not.toBe(before);
    await undo();
    expect(idOf(`${name}:latest`)).toBe(before);
    expect(isThere(`${name}:more`)).toBe(false);
    expect(docker('ps', '-aq', '--no-trunc')).not.toContain(container);
    expect(docker('image', 'ls', '--format', '{{.Tag}}')).not.toContain(`proof-${process.pid}-`);
    await unmake(paths, engine, environment, name);
    expect(isThere(`${name}:latest`)).toBe(false);
  });

  test('an image that was there before is set aside, and put back with the same id', async () => {
    importImage(paths.root, 'theirs', `${name}:latest`);
    importImage(paths.root, 'other', `${name}:one`);
    const theirs = { latest: idOf(`${name}:latest`), one: idOf(`${name}:one`) };
    expect((await setAside(paths, engine, environment, name)).toSorted()).toEqual([
      `${name}:latest`,
      `${name}:one`,
    ]);
    expect([isThere(`${name}:latest`), isThere(`${name}:one`)]).toEqual([false, false]);
    const { setAside: kept } = await readMade(paths);
    mine.push(...kept.map(({ as }) => as));
    expect(kept.map(({ as }) => idOf(as)).toSorted()).toEqual(Object.values(theirs).toSorted());
    // Once only: what is called so from now on is the tour's.
    await run(() => importImage(paths.root, 'ours', `${name}:latest`));
    expect(await setAside(paths, engine, environment, name)).toEqual([]);
    const ours = idOf(`${name}:latest`);
    const container = docker('create', `${name}:latest`);

    const said = await unmake(paths, engine, environment, name);
    expect({ latest: idOf(`${name}:latest`), one: idOf(`${name}:one`) }).toEqual(theirs);
    expect(kept.some(({ as }) => isThere(as))).toBe(false);
    expect([isThere(ours), docker('ps', '-aq', '--no-trunc').includes(container)]).toEqual([false, false]);
    expect(said).toEqual(expect.arrayContaining([`put back ${name}:latest`, `removed image ${name}:latest`]));
    expect(await unmake(paths, engine, environment, name)).toEqual([]);
    docker('rmi', `${name}:latest`, `${name}:one`);
  });

  test('exactly what was made is removed: not what somebody else made meanwhile', async () => {
    const other = `${name}-other:latest`;
    mine.push(other);
    await run(() => {
      importImage(paths.root, 'stranger', other);
      return `built ${importImage(paths.root, 'ours2', `${name}:latest`)}`;
    });
    // An image that was made again, so that the first one has no name any more.
    const first = idOf(`${name}:latest`);
    await run(() => importImage(paths.root, 'ours3', `${name}:latest`));
    const bystander = docker('create', other);
    try {
      await unmake(paths, engine, environment, name);
      expect([isThere(first), isThere(`${name}:latest`)]).toEqual([false, false]);
      expect(isThere(other)).toBe(true);
      expect(docker('ps', '-aq', '--no-trunc')).toContain(bystander);
    } finally {
      docker('rm', bystander);
    }
  });

  test('the same image made again is put back under its old name', async () => {
    importImage(paths.root, 'same', `${name}:latest`);
    const theirs = idOf(`${name}:latest`);
    await setAside(paths, engine, environment, name);
    const [kept] = (await readMade(paths)).setAside;
    docker('tag', kept?.as ?? '', `${name}:latest`);
    expect(await unmake(paths, engine, environment, name)).toEqual([`put back ${name}:latest`]);
    expect([idOf(`${name}:latest`), isThere(kept?.as ?? '')]).toEqual([theirs, false]);
    docker('rmi', `${name}:latest`);
  });

  test('an image of that name that is not the tour’s is not overwritten', async () => {
    importImage(paths.root, 'before', `${name}:latest`);
    await setAside(paths, engine, environment, name);
    const [kept] = (await readMade(paths)).setAside;
    mine.push(kept?.as ?? '');
    importImage(paths.root, 'foreign', `${name}:latest`);
    const foreign = idOf(`${name}:latest`);
    const [said] = await unmake(paths, engine, environment, name);
    expect(said).toMatch(/^kept .*another image is called/);
    expect([idOf(`${name}:latest`), isThere(kept?.as ?? '')]).toEqual([foreign, true]);
    docker('rmi', `${name}:latest`);
  });

  test('an engine that does not answer has nothing set aside, noted or removed', async () => {
    const dead = { ...environment, DOCKER_HOST: 'unix:///nowhere/docker.sock' };
    expect(await setAside(paths, engine, dead, name)).toEqual([]);
    expect((await readMade(paths)).looked).toBe(false);
    expect(await imageIds(engine, dead)).toBeNull();
  });

  test('what cannot be read gives no right to remove anything', async () => {
    await writeFile(paths.made, '{"version":1,"images":["abc"');
    expect(await unmake(paths, engine, environment, name)).toEqual([]);
  });

  test('a container that a line started is seen once it has stayed up; one of somebody else is not', async () => {
    const line = `docker run --name ${name}-web ${baseImage()} sleep 60`;
    const watch = await newContainers(engine, environment, line);
    docker('run', '-d', '--rm', '--name', `${name}-web`, '-p', '127.0.0.1::80', baseImage(), 'sleep', '60');
    try {
      const port = Number(docker('port', `${name}-web`).split(':').at(-1));
      await expect.poll(watch, { timeout: 10_000 }).toMatchObject({ ports: [port] });
      const theirs = await newContainers(engine, environment, 'docker run elsewhere');
      expect(await theirs()).toBeNull();
    } finally {
      const id = docker('ps', '-q', '--no-trunc', '--filter', `name=${name}-web`);
      await stopContainer(engine, environment, id);
    }
    // The engine removes what was started with --rm by itself, a moment after it has stopped.
    const left = () => docker('ps', '-aq', '--filter', `name=${name}-web`);
    await expect.poll(left, { timeout: 10_000 }).toBe('');
  });
});
