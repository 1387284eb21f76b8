import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findEditor, openEditor } from '../../src/system/editor.ts';
import { removeFolder, temporaryFolder } from '../support/facts.ts';

let folder = '';
beforeAll(async () => {
  folder = await temporaryFolder();
  for (const name of ['all/nano', 'all/vim', 'all/vi', 'one/vi', 'none/nano', 'with space/my editor']) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), '#!/bin/sh\nprintf "%s|" "$@" > "$OUT"\n');
    await chmod(join(folder, name), name.startsWith('none') ? 0o644 : 0o755);
  }
});
afterAll(() => removeFolder(folder));

const path = (name: string) => `/nowhere:${join(folder, name)}`;

describe('which editor', () => {
  test.each([
    [{ VISUAL: 'code --wait', EDITOR: 'vim' }, 'code --wait'],
    [{ VISUAL: ' ', EDITOR: 'vim' }, 'vim'],
    [{ EDITOR: 'emacs' }, 'emacs'],
  ])('%j', (environment, editor) => expect(findEditor(environment)).toBe(editor));

  test('without a setting the first of nano, vim and vi that can be run', () => {
    expect(findEditor({ PATH: path('all') })).toBe('nano');
    expect(findEditor({ PATH: path('one') })).toBe('vi');
    expect(findEditor({ PATH: path('none') })).toBeNull();
    expect(findEditor({})).toBeNull();
  });
});

describe('opening it', () => {
  const open = async (editor: string, file = 'main.go') => {
    const out = join(folder, 'out');
    const environment = { PATH: process.env.PATH ?? '', OUT: out };
    const problem = await openEditor(editor, file, { directory: folder, environment });
    return problem ?? (await readFile(out, 'utf8'));
  };

  test('gives it the file, after arguments of its own', async () => {
    expect(await open(`${folder}/all/vi`)).toBe('main.go|');
    expect(await open(`${folder}/all/vi --wait -n`, 'a b.go')).toBe('--wait|-n|a b.go|');
    expect(await open(`"${folder}/with space/my editor"`)).toBe('main.go|');
  });

  test('says what went wrong', async () => {
    expect(await open('nosucheditor 2>/dev/null')).toMatch(/There is no editor nosucheditor/);
    expect(await open('sh -c "exit 3"')).toMatch(/ended with exit code 3/);
  });

  test('listens to Ctrl+C again a moment afterwards, as before', async () => {
    await expect.poll(() => process.listenerCount('SIGINT')).toBe(0);
    await open(`${folder}/all/vi`);
    expect(process.listenerCount('SIGINT')).toBe(1);
    await expect.poll(() => process.listenerCount('SIGINT')).toBe(0);
  });
});
