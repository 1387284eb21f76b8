import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOlder, oldestNode } from '../src/node-version.ts';
import { projectRoot } from './support/sources.ts';

const packed = [
  'src',
  'scripts',
  'lessons',
  'workspace-template',
  'package.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
];
/** What it is, and a little: 300 kB is what it should be (bench/size.mjs). */
const largestTarball = 705_000;

type About = { version: string; dependencies?: object; scripts?: { [name: string]: string } };

let folder: string;
let tarball: string;
let installed: string;
let cli: string;

/** The environment of a learner: this Node first, a cache of npm's of its own, nothing of the test's. */
function environment(): NodeJS.ProcessEnv {
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const { NODE_OPTIONS: _options, NODE_ENV: _mode, ...rest } = process.env;
  return {
    ...rest,
    PATH: path,
    npm_config_cache: join(folder, 'npm-cache'),
    npm_config_update_notifier: 'false',
  };
}

function run(program: string, args: readonly string[], directory = folder) {
  return spawnSync(program, args, { cwd: directory, env: environment(), encoding: 'utf8', timeout: 120_000 });
}

/** `cli.js` as another Node, or another system, would run it: what it looks at is put in place before it is read. */
function runAs(replace: { version?: string; platform?: string }) {
  const lines = [
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${replace.version ?? process.versions.node}' } })`,
    `Object.defineProperty(process, 'platform', { value: '${replace.platform ?? 'linux'}' })`,
  ];
  return run(process.execPath, [
    '--import',
    `data:text/javascript,${encodeURIComponent(lines.join(';'))}`,
    cli,
    '--version',
  ]);
}

function oldNode(): string | null {
  for (const place of (process.env.PATH ?? '').split(delimiter)) {
    const node = join(place, 'node');
    if (!existsSync(node)) continue;
    const version = execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
    if (isOlder(version, oldestNode)) return node;
  }
  return null;
}

function filesBelow(place: string): string[] {
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(place, path)).isFile())
    .sort();
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'go-docker-tour-pack-'));
  // In a copy: the project's own dist/ is in use by other tests.
  const copy = join(folder, 'project');
  for (const path of packed) cpSync(join(projectRoot, path), join(copy, path), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'));
  const pack = run('npm', ['pack', '--pack-destination', folder, '--json', '--silent'], copy);
  expect(pack.status, pack.stderr).toBe(0);
  tarball = join(folder, readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '');
  const home = join(folder, 'home');
  mkdirSync(home);
  const install = run(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', '--prefix', home, tarball],
    home,
  );
  expect(install.status, install.stderr).toBe(0);
  installed = join(home, 'node_modules', 'go-docker-tour');
  cli = join(installed, 'dist', 'cli.js');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  test(`is no larger than ${largestTarball / 1000} kB`, () => {
    expect(statSync(tarball).size).toBeLessThanOrEqual(largestTarball);
  });

  test('holds the program, the course, what the learner starts with, and the licences', () => {
    const files = filesBelow(installed);
    const allowed =
      /^(?:dist|lessons|workspace-template)\/|^scripts\/engine\/golang-image\.sh$|^(?:LICENSE|README\.md|CHANGELOG\.md|THIRD-PARTY-LICENSES\.txt|package\.json)$/;
    expect(files.filter((path) => !allowed.test(path))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        'dist/cli.js',
        'LICENSE',
        'README.md',
        'CHANGELOG.md',
        'THIRD-PARTY-LICENSES.txt',
      ]),
    );
  });

  test.each(['lessons', 'workspace-template'])('holds all of %s, hidden files too', (part) => {
    expect(filesBelow(join(installed, part))).toEqual(filesBelow(join(projectRoot, part)));
  });

  test('needs no other package, and runs nothing when it is installed', () => {
    const about = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as About;
    expect(about.dependencies).toBeUndefined();
    expect(Object.keys(about.scripts ?? {}).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual(
      [],
    );
    expect(readdirSync(dirname(installed)).filter((name) => !name.startsWith('.'))).toEqual([
      'go-docker-tour',
    ]);
  });

  test('carries the licences of what is bundled', () => {
    const text = readFileSync(join(installed, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of ['ink', 'react', 'react-reconciler', 'yoga-layout'])
      expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  test('has an entry that any Node can read', () => {
    const text = readFileSync(cli, 'utf8');
    expect(text).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(text).not.toMatch(/\bimport\s*[{*"'\w]|\bexport\b|\?\?|\?\./);
    expect(statSync(cli).mode & 0o111).toBe(0o111);
  });
});

describe('the installed program', () => {
  const version = (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as About).version;

  test('runs by its name', () => {
    const said = run(join(installed, '..', '.bin', 'go-docker-tour'), ['--version']);
    expect(said).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('runs from the tarball by npx, in an empty folder', () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    copyFileSync(tarball, join(empty, basename(tarball)));
    const said = run('npx', ['--yes', '--offline', `./${basename(tarball)}`, '--version'], empty);
    expect(said).toMatchObject({ status: 0, stdout: `${version}\n` });
    expect(readdirSync(empty)).toEqual([basename(tarball)]);
  });

  test('says how it is used', () => {
    const said = run(process.execPath, [cli, '--help']);
    expect(said).toMatchObject({ status: 0, stderr: '' });
    expect(said.stdout).toMatch(/go-docker-tour/);
  });

  test('does not mind a reader that has gone', () => {
    const said = run('bash', ['-c', '"$0" "$1" --help | true', process.execPath, cli]);
    expect(said).toMatchObject({ stderr: '' });
  });

  const tooOld = /^go-docker-tour needs Node 22\.12 or newer and this is \S+: run npx [^\n]+\n$/;

  test('tells an old Node in one sentence what to run', () => {
    const said = runAs({ version: '20.20.2' });
    expect(said).toMatchObject({ status: 2, stdout: '' });
    expect(said.stderr).toMatch(tooOld);
  });

  // Where no old Node is at hand, the test above, which only pretends to be one, has to do.
  const old = oldNode();
  test.runIf(old !== null)('tells the old Node of this machine the same', () => {
    const said = run(old ?? '', [cli, '--version']);
    expect(said).toMatchObject({ status: 2, stdout: '' });
    expect(said.stderr).toMatch(tooOld);
  });

  test('points plain Windows to WSL2', () => {
    const said = runAs({ platform: 'win32' });
    expect(said).toMatchObject({ status: 2, stdout: '' });
    expect(said.stderr).toMatch(/^[^\n]*WSL2[^\n]*\n$/);
  });
});
