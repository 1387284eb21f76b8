import { describe, expect, test } from 'vitest';
import { parseSumDatabase, parseTreeHead, verifiedNote } from '../../../src/system/toolchain/note.ts';

/** As sum.golang.org answered in November 2026. */
const note = `go.sum database tree
71769961
O0jlIxwRb2vZYS1na726XLlaDCtCqKUVLld+AY32AGA=

— sum.golang.org Az3grufbQia/eVmOpUINcw1UBa6rB6ikK2tQHD1unUUvIMEXtMyuoYzc+kL7vaGESkPcmXTD1s5Cu55o14FrOYfragA=
`;

function database(setting: string) {
  const found = parseSumDatabase(setting);
  if (!found) throw new Error('it is known');
  return found;
}

const { key } = database('sum.golang.org');

test('a tree head that the database signed is read', () => {
  const text = verifiedNote(note, key);
  expect(text && parseTreeHead(text)?.size).toBe(71769961);
});

test.each([
  ['another size', note.replace('71769961', '71769962')],
  ['another root', note.replace('O0jl', 'O0jm')],
  ['another signature', note.replace('Qia/', 'Qib/')],
  ['another signer', note.replace('— sum.golang.org', '— sum.golang.com')],
  ['no signature', note.split('\n—')[0] ?? ''],
  ['a line before it', `x\n${note}`],
  ['nothing', ''],
])('with %s it is not', (_name, changed) => {
  expect(verifiedNote(changed, key)).toBeNull();
});

describe('GOSUMDB', () => {
  const whole = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';

  test.each([
    ['sum.golang.org', 'https://sum.golang.org'],
    ['sum.golang.google.cn', 'https://sum.golang.google.cn'],
    [whole, 'https://sum.golang.org'],
    [`${whole} https://mirror.example`, 'https://mirror.example'],
  ])('%s', (setting, url) => {
    expect(database(setting)).toMatchObject({ name: 'sum.golang.org', url });
  });

  test.each(['off', 'sums.example', whole.replace('033d', '133d'), whole.replace('Ac4z', 'Bc4z'), ''])(
    '%s gives no key',
    (setting) => {
      expect(parseSumDatabase(setting)).toBeNull();
    },
  );
});

test.each(['', 'go.sum database tree\n1\n', 'another tree\n1\nAAAA\n', 'go.sum database tree\n-1\nAAAA\n'])(
  'no tree head: %j',
  (text) => {
    expect(parseTreeHead(text)).toBeNull();
  },
);
