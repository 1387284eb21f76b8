import { readFile } from 'node:fs/promises';

/**
 * What the program never uses of its packages, and what no bundler can see to be unused. Every plugin here fails the build
 * when its package has changed so much that nothing is left out.
 */

/**
 * dockerfile-ast makes positions and ranges, and names 28 kB of a language server's types for that. The same two functions:
 * vscode-languageserver-types, `Position.create` and `Range.create`.
 * @returns {import('esbuild').Plugin}
 */
export function withoutLanguageServer() {
  return {
    name: 'without-language-server',
    setup(build) {
      build.onResolve({ filter: /^vscode-languageserver-types$/ }, () => ({
        path: 'positions',
        namespace: 'lighter',
      }));
      build.onLoad({ filter: /^positions$/, namespace: 'lighter' }, () => ({
        contents: `
          export const Position = { create: (line, character) => ({ line, character }) };
          export const Range = {
            create: (one, two, three, four) =>
              typeof one === 'number'
                ? { start: { line: one, character: two }, end: { line: three, character: four } }
                : { start: one, end: two },
          };`,
      }));
      // Whatever else it should come to use would be missing, and only when it is used.
      build.onLoad({ filter: /[\\/]dockerfile-ast[\\/]lib[\\/].*\.js$/ }, async ({ path }) => {
        const contents = await readFile(path, 'utf8');
        const foreign = /languageserver_types_1\.(?!(?:Position|Range)\.create\()[\w.]+/.exec(contents);
        return { contents, errors: foreign ? [{ text: `${path} uses ${foreign[0]}` }] : [], loader: 'js' };
      });
    },
  };
}

/**
 * Every schema of zod can say itself as JSON Schema. `npm run schema` asks for that, from the sources; the program does not.
 * @returns {import('esbuild').Plugin}
 */
export function withoutJsonSchema() {
  return {
    name: 'without-json-schema',
    setup(build) {
      const filter = /[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/;
      build.onLoad({ filter }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const names = [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
        const none = '() => () => { throw new Error("the bundle has no JSON Schema"); }';
        const contents = [
          ...names,
          ...(/export \{ processSchema as process \}/.test(text) ? ['process'] : []),
        ]
          .map((name) => `export const ${name} = /* @__PURE__ */ ${none};`)
          .join('\n');
        return { contents, errors: names.length === 0 ? [{ text: `${path} exports nothing` }] : [] };
      });
    },
  };
}

/** What Ink's host says that it is not able to do: ink/build/reconciler.js. */
const notInk = [
  'supportsPersistence',
  'supportsHydration',
  'supportsResources',
  'supportsSingletons',
  'supportsTestSelectors',
];

/**
 * React's reconciler asks its host at run time what it can do. Ink's answers are known, so that esbuild can leave out what
 * follows another answer: server rendering, resources of a page, test selectors.
 * @returns {import('esbuild').Plugin}
 */
export function withInkAsHost() {
  return {
    name: 'with-ink-as-host',
    setup(build) {
      build.onLoad({ filter: /react-reconciler\.production\.js$/ }, async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        const errors = [];
        for (const name of [...notInk, 'supportsMutation']) {
          const declared = new RegExp(`\\b${name} = \\$\\$\\$config\\.${name}\\b`);
          if (!declared.test(contents)) errors.push({ text: `${path} no longer asks for ${name}` });
          const answer = name === 'supportsMutation' ? 'true' : 'false';
          contents = contents
            .replace(declared, `asked_${name} = 0`)
            .replaceAll(new RegExp(`\\b(?<!asked_)${name}\\b`, 'g'), answer);
        }
        return { contents, errors, loader: 'js' };
      });
      build.onLoad({ filter: /[\\/]ink[\\/]build[\\/]reconciler\.js$/ }, async ({ path }) => {
        const contents = await readFile(path, 'utf8');
        const claimed = notInk.find((name) => new RegExp(`\\b${name}: true`).test(contents));
        const errors = claimed ? [{ text: `Ink's host now says ${claimed}` }] : [];
        return { contents, errors, loader: 'js' };
      });
    },
  };
}
