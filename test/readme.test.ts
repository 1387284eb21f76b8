import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allVerbs } from '../src/commands/index.ts';
import { allKeys } from '../src/core/tour/keymap.ts';
import { checkKinds } from '../src/core/verdicts/kinds.ts';
import { projectRoot } from './support/sources.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const keysSection = /(<!-- keys:[^\n]* -->\n)([\s\S]*?)(<!-- \/keys -->)/;

/** The tables of keys as the README has them: a heading and a table a group. */
function keysTables(): string {
  const keys = allKeys();
  return [...new Set(keys.map(({ group }) => group))]
    .map((group) => {
      const rows = keys.filter((key) => key.group === group);
      return `| ${group} | |\n| --- | --- |\n${rows.map(({ keys: key, label }) => `| ${key} | ${label} |\n`).join('')}`;
    })
    .join('\n');
}

test("the README's keys are those of the keymap", () => {
  const wanted = `\n${keysTables()}\n`;
  const readme = read('README.md');
  if (process.env.UPDATE_README === '1')
    writeFileSync(
      join(projectRoot, 'README.md'),
      readme.replace(keysSection, (_all, open, _old, close) => open + wanted + close),
    );
  expect(keysSection.exec(read('README.md'))?.[2]).toBe(wanted);
});

test.each(await allVerbs())('the README has the verb $name', ({ usage }) => {
  expect(read('README.md')).toContain(`\n| \`${usage}\` |`);
});

test.each(Object.keys(checkKinds))('docs/authoring.md has the check %s', (kind) => {
  expect(read('docs/authoring.md')).toContain(`\n| \`${kind}\` |`);
});

test.each(['README.md', 'CONTRIBUTING.md', 'docs/codebase.md', 'docs/authoring.md'])(
  '%s names only files and scripts that are there',
  (path) => {
    const text = read(path);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { [name: string]: string } };
    const own = ['ci', 'cit', 'pack', 'test', 'start', 'install'];
    const named = [...text.matchAll(/[`\n] *npm (?:run )?([a-z][a-z:]*)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !own.includes(name) && !(name in scripts))).toEqual([]);
    const files = [
      ...text.matchAll(/\b((?:src|test|scripts|docs|bench|lessons)\/[\w./-]+\.(?:tsx?|mjs|md|sh))\b/g),
    ].map((match) => match[1] ?? '');
    expect(files.filter((file) => !/NAME|NN-/.test(file) && !isThere(file))).toEqual([]);
  },
);

describe('pictures', () => {
  const there = readdirSync(join(projectRoot, 'docs/screenshots'));
  const shown = (path: string) =>
    [...read(path).matchAll(/!\[([^\]]+)\]\([\w/]*screenshots\/([\w-]+\.svg)\)/g)].map(([, alt, file]) => ({
      alt,
      file,
    }));

  test('docs/tour.md shows all of them, and the README some of the same', () => {
    const tour = shown('docs/tour.md');
    expect(tour.map(({ file }) => file).sort()).toEqual(there);
    const readme = shown('README.md');
    expect(readme.length).toBeGreaterThan(1);
    expect(tour).toEqual(expect.arrayContaining(readme));
  });

  test.each(there)('%s says what is on it, is small, and does not tell whose machine it was', (file) => {
    const svg = read(`docs/screenshots/${file}`);
    expect(shown('docs/tour.md')).toContainEqual({ alt: /<title>(.*)<\/title>/.exec(svg)?.[1], file });
    expect(svg.length).toBeLessThan(40_000);
    expect(svg).not.toMatch(/\/(?:tmp|home|Users|work|root)\//);
  });
});

function isThere(path: string): boolean {
  try {
    read(path);
    return true;
  } catch {
    return false;
  }
}
