import { readFile } from 'node:fs/promises';
import { patches } from './patches.mjs';

/**
 * Applies `patches` to the packages they name. A target that is missing, or there twice, is an error of the build;
 * so is a patch whose file was bundled without being patched. Files that nothing imports are left in peace.
 * @returns {import('esbuild').Plugin}
 */
export function patching() {
  return {
    name: 'patching',
    setup(build) {
      const files = new Set(patches.map((patch) => patch.file));
      for (const file of files) {
        const filter = new RegExp(
          `[\\\\/]node_modules[\\\\/]${file.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]')}$`,
        );
        build.onLoad({ filter }, async ({ path }) => {
          let contents = await readFile(path, 'utf8');
          const errors = [];
          for (const patch of patches.filter((each) => each.file === file)) {
            const found = contents.split(patch.find).length - 1;
            if (found === 1) contents = contents.replace(patch.find, () => patch.replace);
            else
              errors.push({
                text: `the patch of ${file} finds its target ${found} times, not once: ${patch.find}`,
                notes: [
                  { text: `It is there because ${patch.why}. Mend or drop it in scripts/build/patches.mjs.` },
                ],
              });
          }
          return { contents, errors, loader: 'js' };
        });
      }
    },
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
 * Leaves the entry's `import()`s as imports of files beside it, `./commands/index.ts` as `./commands-index.js`, and
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
        return { path: `./${name}.js`, external: true };
      });
    },
  };
}
