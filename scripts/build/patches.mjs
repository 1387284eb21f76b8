/**
 * A change to a package while it is bundled. `find` must match exactly once. Where `asset` is given, what the first group of
 * `find` holds, in base64, is written beside the bundle under that name.
 * @typedef {{ file: string, find: string | RegExp, replace: string, asset?: string, why: string }} Patch
 */

/**
 * For a quicker first frame (docs/codebase.md, "The bundle"). A new version of a package that no longer has what a patch
 * is for fails the build.
 * @type {readonly Patch[]}
 */
export const patches = [
  {
    file: 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js',
    find: /"data:application\/octet-stream;base64,([^"]+)"/,
    replace: '"yoga.wasm"',
    asset: 'yoga.wasm',
    why: 'base64 packs badly and takes time to read',
  },
  {
    file: 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js',
    find: 'if(h.instantiateWasm)try{return h.instantiateWasm(d,\na)}',
    replace:
      'try{var file=process.getBuiltinModule("node:fs").readFileSync(new URL(H,import.meta.url));var wasm=new WebAssembly.Instance(new WebAssembly.Module(file),d);a(wasm);return wasm.exports}',
    why: 'fetch("data:...") loads an HTTP client to read a file',
  },
  {
    file: 'string-width/index.js',
    find: 'const segmenter = new Intl.Segmenter();',
    replace:
      'let made; const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };',
    why: 'a segmenter takes milliseconds to make',
  },
  {
    file: 'string-width/index.js',
    find: 'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
    replace:
      'let emoji; const rgiEmojiRegex = { test: (text) => (emoji ??= new RegExp("^\\\\p{RGI_Emoji}$", "v")).test(text) };',
    why: 'this expression takes milliseconds to compile',
  },
  {
    file: 'string-width/index.js',
    find: 'if (/^[\\u0020-\\u007E]*$/.test(string)) {',
    // Punctuation, arrows, box drawing, blocks and the shapes of ui/glyphs: one column each and no part of any cluster.
    replace:
      'if (/^[\\u0020-\\u007E]*$/.test(string) || (ambiguousIsNarrow && /^[\\u0020-\\u007E\\u00B7\\u2013\\u2014\\u2018-\\u201D\\u2026\\u2190-\\u2193\\u21E5\\u23CE\\u2500-\\u259F\\u25B8\\u25CB\\u25CC\\u25CF\\u2713\\u2717]*$/.test(string))) {',
    why: 'the tour draws these in every frame, and the slow path needs the two above',
  },
  {
    file: 'wrap-ansi/index.js',
    find: 'const segmenter = new Intl.Segmenter();',
    replace:
      'let made; const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };',
    why: 'a segmenter takes milliseconds to make',
  },
  {
    file: 'slice-ansi/tokenize-ansi.js',
    find: "const GRAPHEME_SEGMENTER = new Intl.Segmenter(undefined, {granularity: 'grapheme'});",
    replace:
      "let made; const GRAPHEME_SEGMENTER = { segment: (text) => (made ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })).segment(text) };",
    why: 'a segmenter takes milliseconds to make',
  },
];
