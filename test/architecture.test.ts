import { describe, expect, test } from 'vitest';
import { codeOf, importsOf, type Source, sourcesIn } from './support/sources.ts';

type Room = {
  /** Rooms of ours that it may refer to, beside itself. */
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
};

/** Node's own modules that only compute; the rest are a way to the world. */
const pure = ['node:path', 'node:path/posix', 'node:url', 'node:util', 'node:string_decoder', 'node:assert'];

/** docs/codebase.md says it in words. */
const rooms: { readonly [room: string]: Room } = {
  core: { rooms: [], packages: [...pure, 'zod', 'dockerfile-ast'] },
  lessons: { rooms: ['core'], packages: [...pure, 'zod', 'yaml'] },
  ui: {
    rooms: ['core'],
    packages: [
      ...pure,
      'react',
      'ink',
      'ink-select-input',
      'marked',
      'lowlight',
      // the grammars that lowlight is given
      'highlight.js',
      'wrap-ansi',
      'slice-ansi',
      'string-width',
    ],
  },
  runtime: { rooms: ['core'], packages: pure },
  system: { rooms: ['core'], packages: ['node:*', 'execa', 'chokidar', 'zod', 'yaml'] },
  commands: {
    // ui: only what draws lines and words, for a verb that shows a picture.
    rooms: ['core', 'lessons', 'system', 'ui'],
    packages: [...pure, 'node:readline', 'node:readline/promises'],
  },
  // main.tsx and the files beside it: all that is put together by hand.
  main: {
    rooms: ['core', 'lessons', 'ui', 'runtime', 'system', 'commands', 'opening'],
    packages: [...pure, 'node:readline', 'node:readline/promises', 'react', 'ink'],
  },
  // It reads on any Node: what it loads it loads with import(), once it has looked at the version.
  cli: { rooms: ['node-version', 'opening', 'commands', 'main'], packages: [] },
  // Of the packages only what ui measures text with: everything else takes longer than the first frame may.
  opening: { rooms: ['core', 'ui', 'system', 'commands'], packages: [] },
  'node-version': { rooms: [], packages: [] },
};

/** `src/core/tour/model.ts` is in `core`; of the files that are in no folder, two are rooms of their own. */
function roomOf(path: string): string {
  const [, first = '', ...below] = path.split('/');
  if (below.length > 0) return first;
  const name = first.replace(/\.tsx?$/, '');
  return name === 'cli' || name === 'node-version' ? name : 'main';
}

/** What a file imports and may not, as `file -> import`. */
function forbiddenImports(source: Source): string[] {
  const name = roomOf(source.path);
  const room = rooms[name];
  if (!room) return [`${source.path} is in no room that is known here`];
  return importsOf(source)
    .filter((path) => {
      if (path.startsWith('src/')) return roomOf(path) !== name && !room.rooms.includes(roomOf(path));
      if (path.startsWith('node:')) return !room.packages.includes('node:*') && !room.packages.includes(path);
      return !room.packages.some((allowed) => path === allowed || path.startsWith(`${allowed}/`));
    })
    .map((path) => `${source.path} -> ${path}`);
}

/** Lines at the left margin that are no declaration: the formatter indents whatever belongs to one. */
function topLevelStatements(source: Source): string[] {
  const declaration =
    /^(?:$|\s|import\b|export\b|const\b|let\b|type\b|interface\b|(?:async )?function\b|class\b|[})\]|;#'])/;
  return codeOf(source)
    .split('\n')
    .filter((line) => !declaration.test(line))
    .map((line) => `${source.path}: ${line}`);
}

/** Ways in which core would depend on the machine or the moment. */
function impurities(source: Source): string[] {
  const impure =
    /\bprocess\.(?:env|cwd|std\w+|platform|argv|exit\w*|on|hrtime|versions?)\b|\bconsole\.|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bset(?:Timeout|Interval|Immediate)\b|\bfetch\(/g;
  return [...codeOf(source).matchAll(impure)].map((match) => `${source.path}: ${match[0]}`);
}

function defaultExports(source: Source): string[] {
  return [...codeOf(source).matchAll(/^export default\b|^export\b[^;]*\bas default\b/gm)].map(
    () => source.path,
  );
}

const longest = 250;

function tooLong(source: Source): string[] {
  const lines = source.text.trimEnd().split('\n').length;
  return lines > longest ? [`${source.path}: ${lines} lines`] : [];
}

const rules: readonly {
  readonly says: string;
  readonly finds: (source: Source) => string[];
  readonly in: string;
}[] = [
  { says: 'a room refers only to the rooms and packages it may', finds: forbiddenImports, in: 'src' },
  { says: 'nothing happens because a file is imported', finds: topLevelStatements, in: 'src' },
  { says: 'core depends neither on the machine nor on the moment', finds: impurities, in: 'src/core' },
  { says: 'exports have names', finds: defaultExports, in: 'src' },
  { says: `no file is longer than ${longest} lines`, finds: tooLong, in: 'src' },
];

// The entry does what it is for when it is run, which is when it is imported.
const exempt = (rule: (typeof rules)[number], path: string) =>
  rule.finds === topLevelStatements && path === 'src/cli.ts';

describe('the rooms', () => {
  test.each(rules)('$says', (rule) => {
    const sources = sourcesIn(rule.in);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter(({ path }) => !exempt(rule, path)).flatMap(rule.finds)).toEqual([]);
  });
});

describe('the rules see what they are for', () => {
  const file = (path: string, ...lines: string[]): Source => ({ path, text: `${lines.join('\n')}\n` });

  test.each<[string, (source: Source) => string[], Source]>([
    ['another room', forbiddenImports, file('src/core/a.ts', "import { b } from '../system/b.ts';")],
    [
      'another room, for a type',
      forbiddenImports,
      file('src/ui/a.tsx', "import type { B } from '../runtime/b.ts';"),
    ],
    [
      'another room, over lines',
      forbiddenImports,
      file('src/core/a.ts', 'import {', '  b,', "} from '../ui/b.ts';"),
    ],
    ['another room, passed on', forbiddenImports, file('src/core/a.ts', "export * from '../ui/b.ts';")],
    [
      'another room, loaded late',
      forbiddenImports,
      file('src/ui/a.tsx', "  await import('../system/b.ts');"),
    ],
    ['main', forbiddenImports, file('src/commands/a.ts', "import { main } from '../main.tsx';")],
    ['the entry', forbiddenImports, file('src/main.tsx', "import '../src/cli.ts';")],
    [
      'files outside system',
      forbiddenImports,
      file('src/commands/a.ts', "import { rm } from 'node:fs/promises';"),
    ],
    [
      'processes outside system',
      forbiddenImports,
      file('src/runtime/a.ts', "import { execa } from 'execa';"),
    ],
    ['a built-in by its old name', forbiddenImports, file('src/system/a.ts', "import fs from 'fs';")],
    [
      'a package that the room has no use for',
      forbiddenImports,
      file('src/core/a.ts', "import { x } from 'react';"),
    ],
    ['a room that nobody knows', forbiddenImports, file('src/util/a.ts')],
    ['a call', topLevelStatements, file('src/core/a.ts', 'start();')],
    ['a wait', topLevelStatements, file('src/core/a.ts', 'await start();')],
    ['a condition', topLevelStatements, file('src/core/a.ts', 'if (x) {', '  y();', '}')],
    ['the clock', impurities, file('src/core/a.ts', 'export const now = () => Date.now();')],
    ['the environment', impurities, file('src/core/a.ts', 'export const home = () => process.env.HOME;')],
    ['a default export', defaultExports, file('src/core/a.ts', 'export default 1;')],
    ['a default export by another way', defaultExports, file('src/core/a.ts', 'export { a as default };')],
    ['a long file', tooLong, file('src/core/a.ts', ...Array<string>(longest + 1).fill('const a = 1;'))],
  ])('%s', (_name, finds, source) => {
    expect(finds(source)).toHaveLength(1);
  });

  test.each<[string, (source: Source) => string[], Source]>([
    [
      'a Go import in a string',
      forbiddenImports,
      file('src/core/a.ts', 'const go = `', 'import "net/http"', '`;'),
    ],
    ['its own room', forbiddenImports, file('src/core/tour/a.ts', "import { b } from '../course/b.ts';")],
    [
      'a part of a package',
      forbiddenImports,
      file('src/ui/a.tsx', "import { jsx } from 'react/jsx-runtime';"),
    ],
    ['a line of text', topLevelStatements, file('src/core/a.ts', 'const text = `', 'start();', '`;')],
    [
      'what is only spoken of',
      impurities,
      file('src/core/a.ts', '// Date.now() would be impure', "const x = 'fetch(';"),
    ],
  ])('and not %s', (_name, finds, source) => {
    expect(finds(source)).toEqual([]);
  });
});
