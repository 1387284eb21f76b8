// Makes dist/: cli.js, which any Node can read, and what it loads, one bundle in chunks without runtime dependencies.
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { compiledCourse, outlineOf } from './build/course.mjs';
import { thirdPartyLicenses } from './build/licenses.mjs';
import { withInkAsHost, withoutJsonSchema, withoutLanguageServer } from './build/lighter.mjs';
import {
  leavingDynamicImports,
  onlyWhenNeeded,
  patching,
  shakingZod,
  withoutDevtools,
  withoutSideEffects,
  withoutUndici,
} from './build/plugins.mjs';
import { isPacking, makeSmaller } from './build/smaller.mjs';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  minify: true,
  metafile: true,
  legalComments: 'none',
  // DEV=true in the learner's environment would have Ink look for React's developer tools.
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  logLevel: 'warning',
};

await rm(dist, { recursive: true, force: true });
await mkdir(dist);

// The entry: old Nodes must be able to read it to say that they are too old, so ES2018 and no static import.
/** @type {Map<string, string>} */
const loaded = new Map();
const entry = await build({
  ...common,
  entryPoints: { cli: 'src/cli.ts' },
  outdir: dist,
  // CommonJS is read and run at once; a module of the newer kind waits for its turn, three times before it runs.
  format: 'cjs',
  target: 'es2018',
  supported: { 'dynamic-import': true },
  plugins: [leavingDynamicImports(loaded)],
});
const cli = join(dist, 'cli.js');
const written = await readFile(cli, 'utf8');
const text = written.replace('await import("./opening-index.mjs")', 'require("./opening-index.js")');
if (text === written) throw new Error('src/cli.ts no longer loads src/opening/index.ts first of all');
await writeFile(cli, text);
await writeFile(join(dist, 'package.json'), '{"type":"commonjs"}\n');
if (/^#!.*\n/.test(text) === false)
  throw new Error('src/cli.ts has lost its first line, #!/usr/bin/env node');
if (
  Object.values(entry.metafile.outputs).some((output) =>
    output.imports.some(({ kind }) => kind === 'import-statement'),
  )
)
  throw new Error('dist/cli.js imports something before it has looked at the version of Node');
await chmod(cli, 0o755);

// What draws the first frame is one file, and shares nothing: each file more to read and to link is time before it.
const opening = await build({
  ...common,
  entryPoints: { 'opening-index': loaded.get('opening-index') ?? '' },
  outdir: dist,
  format: 'cjs',
  target: 'node22.12',
  define: { ...common.define, 'import.meta.url': 'hereAsUrl' },
  banner: { js: 'const hereAsUrl=require("node:url").pathToFileURL(__filename);' },
  plugins: [withoutSideEffects(), onlyWhenNeeded(), patching(dist)],
});
loaded.delete('opening-index');
const heavy = Object.values(opening.metafile.outputs)
  .flatMap(({ inputs }) => Object.keys(inputs))
  .filter((file) => /node_modules\/(zod|ink|react|execa|yaml|marked|dockerfile-ast)\//.test(file));
if (heavy.length > 0) throw new Error(`the first frame waits for ${heavy[0]}`);

const program = await build({
  ...common,
  entryPoints: Object.fromEntries(loaded),
  outdir: dist,
  splitting: true,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunk-[hash]',
  target: 'node22.12',
  jsx: 'automatic',
  // signal-exit is CommonJS and asks for Node's own modules by `require`.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  plugins: [
    withoutSideEffects(),
    patching(dist),
    shakingZod(),
    withoutDevtools(),
    withoutUndici(),
    withoutLanguageServer(),
    withoutJsonSchema(),
    withInkAsHost(),
  ],
});

if (isPacking())
  await makeSmaller(
    Object.keys(program.metafile.outputs)
      .filter((file) => file.endsWith('.mjs'))
      .map((file) => join(root, file)),
  );

const course = await compiledCourse(root);
// Wrong solutions are for `lint` alone, which reads the lessons themselves.
const taught = JSON.stringify(course, (key, value) => (key === 'wrong' ? [] : value));
await writeFile(join(dist, 'course.json'), taught);
await writeFile(join(dist, 'outline.json'), JSON.stringify(outlineOf(course)));

const inputs = [entry, opening, program].flatMap(({ metafile }) => Object.keys(metafile.inputs));
const licenses = await thirdPartyLicenses(inputs, root);
await writeFile(join(root, 'THIRD-PARTY-LICENSES.txt'), licenses.text);

const outputs = [entry, opening, program].flatMap(({ metafile }) => Object.keys(metafile.outputs));
const sizes = await Promise.all(outputs.map(async (file) => (await stat(join(root, file))).size));
const total = sizes.reduce((sum, size) => sum + size, 0);
console.log(
  `dist: ${outputs.length} files, ${Math.round(total / 1000)} kB, of ${licenses.packages.length} packages`,
);
if (process.argv.includes('--analyze')) {
  const bytes = new Map();
  for (const output of Object.values(program.metafile.outputs))
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? 'this project';
      bytes.set(name, (bytes.get(name) ?? 0) + bytesInOutput);
    }
  for (const [name, size] of [...bytes].sort((one, other) => other[1] - one[1]))
    console.log(`${String(Math.round(size / 1000)).padStart(6)} kB  ${name}`);
}
