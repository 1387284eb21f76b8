import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { patches } from './patches.mjs';

/**
 * Applies `patches` to the packages they name; assets go to the folder `assets`. A target that is missing, or there twice,
 * is an error of the build. A package that nothing imports is left in peace.
 * @param {string} assets
 * @returns {import('esbuild').Plugin}
 */
export function patching(assets) {
  return {
    name: 'patching',
    setup(build) {
      for (const file of new Set(patches.map((patch) => patch.file))) {
        const filter = new RegExp(`/node_modules/${file.replaceAll('.', '\\.')}$`);
        build.onLoad({ filter }, async ({ path }) => {
          let contents = await readFile(path, 'utf8');
          const errors = [];
          for (const patch of patches.filter((each) => each.file === file)) {
            const found = contents.split(patch.find).length - 1;
            const [whole, group] =
              typeof patch.find === 'string' ? [patch.find] : (patch.find.exec(contents) ?? []);
            // Splitting by an expression gives its group as a piece of its own.
            if (found !== (group === undefined ? 1 : 2)) errors.push(missing(patch));
            else contents = contents.replace(whole, () => patch.replace);
            if (patch.asset && group)
              await writeFile(join(assets, patch.asset), Buffer.from(group, 'base64'));
          }
          return { contents, errors, loader: 'js' };
        });
      }
    },
  };
}

/** @param {import('./patches.mjs').Patch} patch */
function missing(patch) {
  return {
    text: `the patch of ${patch.file} does not find its target once: ${patch.find}`,
    notes: [{ text: `It is there because ${patch.why}. Mend or drop it in scripts/build/patches.mjs.` }],
  };
}

/**
 * Ink loads React's developer tools when DEV=true is set; the bundle goes without them.
 * @returns {import('esbuild').Plugin}
 */
export function withoutDevtools() {
  return {
    name: 'without-devtools',
    setup(build) {
      build.onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'empty' }));
      build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default undefined' }));
    },
  };
}

/**
 * Leaves the entry's `import()`s as imports of files beside it, `./commands/index.ts` as `./commands-index.mjs`, and
 * collects them in `found` (name -> source), to be bundled on their own. A static import of the entry is bundled into it.
 * @param {Map<string, string>} found
 * @returns {import('esbuild').Plugin}
 */
export function leavingDynamicImports(found) {
  return {
    name: 'leaving-dynamic-imports',
    setup(build) {
      build.onResolve({ filter: /^\.\// }, async ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const name = path
          .replace(/^\.\//, '')
          .replace(/\.tsx?$/, '')
          .replaceAll('/', '-');
        found.set(name, `${resolveDir}/${path}`);
        return { path: `./${name}.mjs`, external: true };
      });
    },
  };
}

/**
 * `import { z } from 'zod'` brings in all of zod, with its messages in fifty languages, because `z` is handed over as one
 * object. As `import * as z` the same `z.object` leaves out what is not used: 85 kB instead of 454.
 * @returns {import('esbuild').Plugin}
 */
export function shakingZod() {
  return {
    name: 'shaking-zod',
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
        if (/[\\/]node_modules[\\/]/.test(path)) return undefined;
        const text = await readFile(path, 'utf8');
        return {
          contents: text.replace("import { z } from 'zod';", "import * as z from 'zod';"),
          loader: 'ts',
        };
      });
      build.onEnd(({ metafile }) => {
        const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
        const foreign = bundled.find((file) => /zod\/v4\/locales\/(?!en\.js|index\.js)/.test(file));
        return foreign
          ? { errors: [{ text: `all of zod is in the bundle, ${foreign} too: import it as { z }` }] }
          : undefined;
      });
    },
  };
}

/**
 * Leaves out files of which nothing is used. Nothing happens because one of ours is imported (test/architecture.test.ts),
 * nor because dockerfile-ast is, but by themselves they do not say so.
 * @returns {import('esbuild').Plugin}
 */
export function withoutSideEffects() {
  const asked = Symbol('asked');
  return {
    name: 'without-side-effects',
    setup(build) {
      build.onResolve({ filter: /^dockerfile-ast$|^\.{1,2}\/.*\.tsx?$/ }, async (args) => {
        if (args.pluginData === asked || args.kind === 'entry-point') return undefined;
        const { kind, importer, resolveDir } = args;
        const found = await build.resolve(args.path, { kind, importer, resolveDir, pluginData: asked });
        return { ...found, sideEffects: false };
      });
    },
  };
}

/**
 * Has ui/text/wrap.ts load what measures and breaks lines when it is first called, which for most lines it is not.
 * @returns {import('esbuild').Plugin}
 */
export function onlyWhenNeeded() {
  return {
    name: 'only-when-needed',
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/]ui[\\/]text[\\/]wrap\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const contents = text.replace(
          /^import (\w+) from '([\w-]+)';$/gm,
          "const $1 = (...args) => require('$2').default(...args);",
        );
        const errors = contents === text ? [{ text: `${path} imports nothing that could wait` }] : [];
        return { contents, errors, loader: 'ts' };
      });
    },
  };
}

/**
 * Takes node:http as CommonJS does. As a module of the newer kind it is made with all its names at once, and one of them,
 * WebSocket, loads an HTTP client that the tour has no use for: 10 ms before the screen.
 * @returns {import('esbuild').Plugin}
 */
export function withoutUndici() {
  return {
    name: 'without-undici',
    setup(build) {
      build.onResolve({ filter: /^(node:)?http$/ }, () => ({ path: 'http', namespace: 'builtin' }));
      build.onLoad({ filter: /.*/, namespace: 'builtin' }, () => ({
        contents: "module.exports = process.getBuiltinModule('node:http')",
      }));
    },
  };
}
