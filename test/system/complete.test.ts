import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completeFile } from '../../src/system/complete.ts';
import { removeFolder, temporaryFolder } from '../support/facts.ts';

let folder = '';
beforeAll(async () => {
  folder = await temporaryFolder();
  for (const name of ['sub', 'my docs', '.git']) await mkdir(join(folder, name));
  const names = ['main.go', 'main_test.go', 'Dockerfile', 'sub/only.txt', 'my docs/in.txt', '.dockerignore'];
  for (const name of [...names, 'a b', 'a c', "it's $5"]) await writeFile(join(folder, name), '');
});
afterAll(() => removeFolder(folder));

/** `|` is the cursor. */
async function complete(shown: string): Promise<{ shown: string; candidates: readonly string[] }> {
  const { text, cursor, candidates } = await completeFile(shown.replace('|', ''), shown.indexOf('|'), folder);
  return { shown: `${text.slice(0, cursor)}|${text.slice(cursor)}`, candidates };
}

describe('Tab after some text', () => {
  test.each([
    ['cat Dock|', 'cat Dockerfile |'],
    ['cat mai|', 'cat main|'],
    ['cat ./main.|', 'cat ./main.go |'],
    ['cd su|', 'cd sub/|'],
    ['cat sub/|', 'cat sub/only.txt |'],
    ['cat Dock| more', 'cat Dockerfile | more'],
    ['docker build --file=Dock|', 'docker build --file=Dockerfile |'],
    ['ls my|', 'ls my\\ docs/|'],
    ['cat my\\ docs/|', 'cat my\\ docs/in.txt |'],
    ['cat a|', 'cat a\\ |'],
    ['cat a\\ c|', 'cat a\\ c |'],
    ['cat it|', "cat it\\'s\\ \\$5 |"],
    ['cat .d|', 'cat .dockerignore |'],
    ['cat nothing|', 'cat nothing|'],
    ['cat no/such/|', 'cat no/such/|'],
    ['/etc/host|', expect.stringMatching(/^\/etc\/host/)],
  ])('%s becomes %s', async (before, after) => {
    expect((await complete(before)).shown).toEqual(after);
  });

  test('shows what there is where it cannot go on', async () => {
    expect((await complete('cat main|')).candidates).toEqual(['main.go', 'main_test.go']);
    expect((await complete('cat mai|')).candidates).toEqual([]);
  });

  test('hidden names only when they are begun', async () => {
    expect((await complete('ls |')).candidates).not.toContain('.git/');
    expect((await complete('ls .|')).candidates).toEqual(['.dockerignore', '.git/']);
  });

  test("~ is the learner's own folder", async () => {
    const { candidates, text } = await completeFile('ls ~/', 5, folder);
    const mine = await completeFile(`ls ${homedir()}/`, `ls ${homedir()}/`.length, folder);
    expect([candidates, text.startsWith('ls ~/')]).toEqual([mine.candidates, true]);
  });
});
