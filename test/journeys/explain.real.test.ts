import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { atFirstStep } from '../support/course.ts';
import { projectRoot } from '../support/sources.ts';
import { newFolder, personsEnvironment } from '../support/terminal.ts';
import { describeReal } from '../support/tools.ts';

const explain = `"${process.execPath}" "${join(projectRoot, 'dist/cli.js')}" explain`;

/** A folder with these files. */
async function folderWith(files: { readonly [path: string]: string }): Promise<string> {
  const folder = join(await newFolder('fault'), 'app');
  await mkdir(folder);
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  return folder;
}

/** What a shell line in that folder prints, and its exit code: that of its last command. */
function shell(folder: string, line: string) {
  const { stdout, stderr, status } = spawnSync('bash', ['-c', line], {
    cwd: folder,
    encoding: 'utf8',
    env: personsEnvironment({ GOFLAGS: undefined, GOWORK: 'off' }),
  });
  return { stdout, stderr, code: status };
}

const main = 'package main\n\nfunc main() {\n}\n';

describeReal(['go'], 'why it failed', () => {
  test('is told in the tour below the command, unasked', async () => {
    const tour = await atFirstStep();
    await tour.runs('go build -o x ./nowhere');
    await tour.sees('that file or directory does not exist');
    await tour.sees('go run .');
    await tour.runs('gofmt -l .');
    await tour.runs('GOOS=nonsense go build');
    await tour.sees('unsupported GOOS/GOARCH pair nonsense/');
    await tour.sees('GOOS=linux GOARCH=amd64 go build');
  });

  describe('is told of what go says, through a pipe', () => {
    test.each([
      ['no module', { 'main.go': main }, 'no-go-mod'],
      [
        'a missing go.sum',
        {
          'go.mod': 'module example.com/a\n\ngo 1.21\n\nrequire github.com/sirupsen/logrus v1.9.3\n',
          'main.go':
            'package main\n\nimport "github.com/sirupsen/logrus"\n\nfunc main() { logrus.Info("a") }\n',
        },
        'gosum-missing-entry',
      ],
      [
        'an import that nothing uses',
        {
          'go.mod': 'module example.com/a\n\ngo 1.21\n',
          'main.go': 'package main\n\nimport "os"\n\nfunc main() {\n}\n',
        },
        'unused',
      ],
      [
        'a Go of the future',
        { 'go.mod': 'module example.com/a\n\ngo 1.99\n', 'main.go': main },
        'go-too-old',
      ],
    ] as const)('%s', async (_what, files, id) => {
      const folder = await folderWith(files);
      const { stdout, code } = shell(folder, `GOTOOLCHAIN=local go build 2>&1 | ${explain} --json`);
      expect([JSON.parse(stdout).id, code]).toEqual([id, 0]);
    });

    test('and of nothing where it went well', async () => {
      const folder = await folderWith({ 'go.mod': 'module example.com/a\n\ngo 1.21\n', 'main.go': main });
      expect(shell(folder, `go build -v 2>&1 | ${explain}`).code).toBe(3);
      const ran = shell(folder, `${explain} -- go vet`);
      expect([ran.stdout, ran.code]).toEqual(['', 0]);
    });
  });
});

describeReal(['docker'], 'why a build failed', () => {
  test.each([
    ['FROM scratch\nCOPY go.sum /\n', 'copy-source-missing', 'go.sum'],
    ['FORM scratch\nCOPY Dockerfile /\n', 'unknown-instruction', 'FROM'],
    ['FROM scratch\nRUN go build\n', 'scratch-run-instruction', 'scratch'],
  ])('%j', async (dockerfile, id, word) => {
    const folder = await folderWith({ Dockerfile: dockerfile, 'go.mod': 'module example.com/a\n' });
    const piped = shell(folder, `docker build . 2>&1 | ${explain} --json`);
    expect([JSON.parse(piped.stdout).id, piped.code]).toEqual([id, 0]);
    const run = shell(folder, `${explain} -- docker build .`);
    expect(run.stdout).toContain(word);
    expect(run.code).toBe(1);
  });
});
