import bash from 'highlight.js/lib/languages/bash';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import go from 'highlight.js/lib/languages/go';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';
import { theme } from '../theme.ts';

type Root = ReturnType<ReturnType<typeof createLowlight>['highlight']>;
type Node = Root['children'][number];

let lowlight: ReturnType<typeof createLowlight> | null = null;

const aliases: { readonly [lang: string]: string } = {
  sh: 'bash',
  shell: 'bash',
  console: 'bash',
  docker: 'dockerfile',
};

/** Colours for the classes of highlight.js; all others stay as they are. */
const paints: { readonly [name: string]: (text: string) => string } = {
  'hljs-keyword': theme.accent,
  'hljs-comment': theme.quiet,
  'hljs-string': theme.literal,
  'hljs-number': theme.literal,
  'hljs-attr': theme.accent,
};

/** Code to coloured lines, one for each of its own; a language that is not known comes back without colours. */
export function highlight(code: string, language: string): readonly string[] {
  lowlight ??= createLowlight({ bash, dockerfile, go, yaml });
  const name = aliases[language] ?? language;
  if (!lowlight.registered(name)) return code.split('\n');
  const spans = lowlight.highlight(name, code).children.flatMap((node) => spansOf(node, null));
  return spans
    .map(({ text, paint }) => (paint ? text.split('\n').map(paint).join('\n') : text))
    .join('')
    .split('\n');
}

/** The language of a file by its name, for `highlight`; '' where it is none of those known here. */
export function languageOf(file: string): string {
  if (/(^|\/)Dockerfile[^/]*$/.test(file)) return 'dockerfile';
  return { go: 'go', sh: 'bash', yml: 'yaml', yaml: 'yaml' }[file.split('.').at(-1) ?? ''] ?? '';
}

type Span = { readonly text: string; readonly paint: ((text: string) => string) | null };

function spansOf(node: Node, paint: Span['paint']): readonly Span[] {
  if (node.type === 'text') return [{ text: node.value, paint }];
  if (node.type !== 'element') return [];
  const classes = node.properties.className;
  const own = Array.isArray(classes) ? classes.map((name) => paints[String(name)]).find(Boolean) : undefined;
  return node.children.flatMap((child) => spansOf(child, own ?? paint));
}
