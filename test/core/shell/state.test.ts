import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyState, exportLines, readState } from '../../../src/core/shell/state.ts';

const base = { HOME: '/home/me', GOENV: '/w/.tour/goenv', PORT: '8080', 'npm_config_a-b': 'x' };
const saved = (directory: string, environment: object) =>
  [directory, ...Object.entries(environment).map(([name, value]) => `${name}=${value}`), ''].join('\0');

describe('what a shell leaves behind', () => {
  test('only what differs from the sandbox is kept', () => {
    const { PORT, ...rest } = base;
    const text = saved('/w/a b', { ...rest, GO111MODULE: 'on', GOENV: '/other' });
    expect(PORT).toBe('8080');
    expect(readState(text, base)).toEqual({
      directory: '/w/a b',
      set: { GO111MODULE: 'on', GOENV: '/other' },
      unset: ['PORT'],
    });
  });

  test('values may have quotes, line ends and equals signs', () => {
    const value = `it's "a"\nb=c $HOME \\`;
    expect(readState(saved('/w', { ...base, V: value }), base)?.set).toEqual({ V: value });
  });

  test('what the shell sets for itself is no export; where `cd -` goes is kept', () => {
    const own = { _: '/usr/bin/env', SHLVL: '2', PWD: '/w', OLDPWD: '/before' };
    expect(readState(saved('/w', { ...base, ...own }), base)?.set).toEqual({ OLDPWD: '/before' });
  });

  test('a name that no shell could list has not been unset', () => {
    const { 'npm_config_a-b': _, ...listed } = base;
    expect(readState(saved('/w', listed), base)?.unset).toEqual([]);
  });

  test.each(['', '/w', 'relative\0A=b\0', '\0'])('%j is not whole', (text) => {
    expect(readState(text, base)).toBeNull();
  });

  test('a value that was cut off is left out', () => {
    expect(readState('/w\0A=1\0B=2', {})).toEqual({ directory: '/w', set: { A: '1' }, unset: [] });
  });

  const name = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,5}$/);
  const environment = fc.dictionary(
    name,
    fc.string().map((value) => value.replaceAll('\0', '')),
  );

  test('applied to the sandbox it gives the environment that it was read from', () => {
    fc.assert(
      fc.property(environment, environment, (sandbox, now) => {
        const state = readState(saved('/w', now), sandbox);
        expect(state && applyState(sandbox, state)).toEqual(now);
      }),
    );
  });
});

test('lines for a shell: quoted whatever they hold', () => {
  const lines = exportLines({ set: { A: "it's", B: 'a\nb $(c) `d` "e"' }, unset: ['C'] });
  expect(lines).toEqual([String.raw`export A='it'\''s'`, `export B='a\nb $(c) \`d\` "e"'`, 'unset C']);
});
