import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherFact } from '../../../src/system/facts/index.ts';
import { factContext, removeFolder, temporaryFolder } from '../../support/facts.ts';

let root: string;
beforeAll(async () => {
  root = await temporaryFolder();
  await mkdir(join(root, 'httpserver/folder'), { recursive: true });
  for (const name of ['main.go', 'Dockerfile.txt', 'GO.mod'])
    await writeFile(join(root, 'httpserver', name), 'text\n');
});
afterAll(() => removeFolder(root));

test.each([
  ['main.go', { is: 'text', text: 'text\n' }],
  ['folder', { is: 'folder' }],
  ['Dockerfile', { is: 'missing', similar: 'Dockerfile.txt' }],
  ['go.mod', { is: 'missing', similar: 'GO.mod' }],
  ['folder/other', { is: 'missing', similar: null }],
  ['nowhere/other', { is: 'missing', similar: null }],
])('%s', async (path, value) => {
  expect(await gatherFact({ fact: 'file', path }, factContext({ root }))).toEqual({ ok: true, value });
});
