import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { otherBuilders, type TestEngine, testEngine } from '../../support/engines.ts';
import { removeFolder } from '../../support/facts.ts';
import { inShort, makeWorkspace } from '../../support/judging.ts';
import { freePort, takenPort } from '../../support/ports-of-machine.ts';
import { writeModule } from '../../support/server-module.ts';
import { projectRoot } from '../../support/sources.ts';
import { describeReal, warmImage } from '../../support/tools.ts';

for (const [name, { needs, more, prefer }] of Object.entries(otherBuilders))
  describeReal(needs, `images and containers with ${name}`, () => {
    const image = `gdt-engines-${name}-${process.pid}`;
    const container = `${image}-it`;
    const label = `go-docker-tour.test=${image}`;
    const dockerfile = (...end: string[]) => ({
      Dockerfile: `${[
        `FROM ${warmImage()} AS builder`,
        `LABEL ${label}`,
        'WORKDIR /src',
        'COPY . .',
        'RUN CGO_ENABLED=0 go build -o /httpserver .',
        'FROM scratch',
        `LABEL ${label}`,
        'COPY --from=builder /httpserver /httpserver',
        ...end,
      ].join('\n')}\n`,
    });
    const entry = 'ENTRYPOINT ["/httpserver"]';
    let on: TestEngine;
    let root = '';
    let layers: string[] = [];
    beforeAll(async () => {
      on = await testEngine(more, prefer);
      root = await makeWorkspace(dockerfile(entry));
      await on.call('build', '-t', image, join(root, 'httpserver'));
      layers = await on.labelled(label);
    });
    afterEach(async () => {
      await on.call('rm', '-f', '-v', container);
      // What a check leaves would be beside what building for this test has left.
      expect((await on.labelled(label)).filter((one) => !layers.includes(one))).toEqual([]);
    });
    afterAll(async () => {
      await on.call('rmi', '-f', image);
      // A layer goes after those that rest on it.
      for (let round = 0; round < 9; round += 1)
        for (const id of await on.labelled(label)) await on.call('rmi', id);
      await removeFolder(root);
      expect(await on.labelled(label)).toEqual([]);
    });
    const judgeImage = async () => inShort(await on.judge(root, { kind: 'image', spec: { tag: image } }));
    const judge = (published = true) =>
      on.judge(root, { kind: 'container', spec: { published, image, ended: true } });
    const run = (...options: string[]) => on.call('run', '-d', '--name', container, ...options);

    test('the image is of this folder, until the folder changes', async () => {
      expect(await judgeImage()).toBe('passed');
      expect(await judgeImage()).toBe('passed');
      const main = await readFile(join(projectRoot, 'workspace-template/httpserver/main.go'), 'utf8');
      await writeModule(root, { 'main.go': main.replace('Hello, modules!', 'Hi') });
      expect(await judgeImage()).toBe('image-older-sources');
      await writeModule(root, { 'main.go': main, ...dockerfile('ENTRYPOINT ["/httpserver", "-x"]') });
      expect(await judgeImage()).toMatch(/^image-older-dockerfile/);
      await writeModule(root, dockerfile(entry));
    });

    test.each([
      ['none at all', 'unknown: null', null],
      ['published', 'passed', ['-p', '127.0.0.1::8080']],
      ['not published', 'port-not-published', []],
      ['published where nobody listens', 'listens-elsewhere', ['-p', '127.0.0.1::3000']],
    ])('%s', async (_name, cause, options) => {
      if (options !== null) await run(...options, image);
      const verdict = await judge();
      expect(inShort(verdict), JSON.stringify(verdict)).toBe(cause);
      expect(inShort(await judge())).toBe(cause);
    });

    test('the wrong way round', async () => {
      const port = await freePort();
      await run('-e', `PORT=${port}`, '-p', `127.0.0.1:${port}:8080`, image);
      expect(inShort(await judge())).toBe('ports-swapped');
    });

    test('taken by somebody else', async () => {
      const { server, port } = await takenPort();
      await run('-p', `127.0.0.1:${port}:8080`, image);
      const verdict = await judge();
      server.close();
      expect(inShort(verdict), JSON.stringify(verdict)).toBe('port-taken');
    });

    test('without a port on purpose; stopped on purpose', async () => {
      await run(image);
      expect(inShort(await judge(false))).toBe('passed');
      await on.call('stop', '-t', '3', container);
      expect(inShort(await judge())).toBe('unknown: null');
    });

    test('ended by itself, with its last line', async () => {
      await run('-e', 'PORT=none', '-p', '127.0.0.1::8080', image);
      await on.call('wait', container);
      const verdict = await judge();
      expect(inShort(verdict).replace(/ @.*/, ''), JSON.stringify(verdict)).toBe('container-exited');
      expect(verdict.found).toContain('none');
    });
  });
