import type { BinaryFact, Program } from '../../../../src/core/verdicts/facts/binary.ts';
import type { Manifest, ModuleFact } from '../../../../src/core/verdicts/facts/module.ts';
import type { ModulesFact } from '../../../../src/core/verdicts/facts/modules.ts';

export const on: ModulesFact = { inForce: true, value: '', from: { in: 'nowhere' }, refused: null };
export const off: ModulesFact = { inForce: false, value: 'off', from: { in: 'environment' }, refused: null };

export const manifest: Manifest = {
  path: 'httpserver',
  pathLine: 1,
  standard: false,
  go: '1.26.8',
  goLine: 3,
  others: [],
  requires: [{ path: 'github.com/sirupsen/logrus', version: 'v1.10.2', indirect: false, line: 5 }],
};

const well = { code: 0, output: '' };

/** A module with nothing wrong; `more` spoils it. */
export function moduleFact(more: Partial<ModuleFact> = {}): ModuleFact {
  return {
    modules: on,
    goMod: { at: 'module' },
    manifest,
    goSum: 'github.com/sirupsen/logrus v1.10.2 h1:abc=\n',
    names: ['go.mod', 'go.sum', 'main.go'],
    declared: [{ name: 'main', file: 'main.go', line: 10 }],
    folders: [''],
    merges: [],
    imports: [{ path: 'github.com/sirupsen/logrus', file: 'main.go', line: 7 }],
    packages: [{ name: 'main', file: 'main.go', line: 1 }],
    vendored: false,
    tidy: well,
    verify: well,
    build: { ...well, makes: 'program' },
    goVersion: '1.26.8',
    ...more,
  };
}

export function binaryFact(
  state: Program['state'] | null,
  more: Partial<Program> = {},
  module = moduleFact(),
): BinaryFact {
  const program = state && {
    path: 'httpserver',
    form: 'elf' as const,
    of: 'httpserver',
    executable: true,
    state,
    ...more,
  };
  return { module, defaultName: 'httpserver', programs: program ? [program] : [], installed: null };
}
