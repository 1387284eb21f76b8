import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { causesPage } from './support/causes.ts';
import { projectRoot } from './support/sources.ts';

const page = join(projectRoot, 'docs/causes.md');

test('docs/causes.md has every cause that the source names (UPDATE_CAUSES=1 writes it)', () => {
  if (process.env.UPDATE_CAUSES === '1') writeFileSync(page, causesPage());
  expect(readFileSync(page, 'utf8')).toBe(causesPage());
});
