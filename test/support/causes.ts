import { sourcesIn } from './sources.ts';

/** A cause as the source has it: its sentences, with `…` where a name, a path or a number stands. */
type Cause = { readonly id: string; readonly by: 'learner' | 'machine'; readonly sentence: string };

/** Which lessons' checks can name what is written in a file, by its path below `src/core/verdicts/`. */
const lessonsOf: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^go\/modules-off/, [1, 2, 3]],
  [/^go\/server-problems|^kinds\/(?:binary|http)/, [3]],
  [/^go\/compiler-says/, [2, 3, 4, 5, 6]],
  [/^go\//, [2, 3, 5]],
  [/^kinds\/ships|^image\/stages-swapped/, [6]],
  [/^kinds\/(?:build|rebuilt)|^builds\/(?:download|keeps)/, [5]],
  [/^builds\/|^engine-faults/, [4, 5, 6]],
  [/^kinds\/(?:image|container|runs|dockerfile)|^image\//, [4, 6]],
  [/./, [1, 2, 3, 4, 5, 6]],
];

/** docs/causes.md: every cause that a verdict of the course can name, its lessons, and what the learner reads. */
export function causesPage(): string {
  const found = sourcesIn('src/core/verdicts').flatMap(({ path, text }) => {
    const below = path.replace('src/core/verdicts/', '');
    const lessons = lessonsOf.find(([pattern]) => pattern.test(below))?.[1] ?? [];
    return causesIn(text).map((cause) => ({ ...cause, lessons }));
  });
  const table = (by: Cause['by']) => {
    const ids = [...new Set(found.filter((cause) => cause.by === by).map(({ id }) => id))].sort();
    return ids.map((id) => {
      const own = found.filter((cause) => cause.id === id && cause.by === by);
      const lessons = [...new Set(own.flatMap((cause) => cause.lessons))].sort();
      const sentences = [...new Set(own.map(({ sentence }) => sentence))].filter((text) => text !== '');
      return `| \`${id}\` | ${lessons.join(', ')} | ${sentences.join('<br>').replaceAll('|', '\\|')} |`;
    });
  };
  return `# Causes

What a failed check names, and what the learner reads as the reason. \`…\` stands for a name, a path, a line or a number;
where the sentence depends on what was found its forms follow one another. Made from the source by test/causes.test.ts.

## The learner's: exit code 1

| Cause | Lessons | Why |
| --- | --- | --- |
${table('learner').join('\n')}

## The machine's: exit code 2

| Fault | Lessons | What happened |
| --- | --- | --- |
${table('machine').join('\n')}
`;
}

/** The causes that a file's text names: objects with an `id` or a `cause`, and the calls of \`slip\`. */
function causesIn(text: string): readonly Cause[] {
  const masked = mask(text);
  const objects = [...text.matchAll(/\b(?:id|cause):\s*(?=['`\w])/g)].flatMap((match): Cause[] => {
    const end = match.index + match[0].length;
    if (masked.slice(match.index, match.index + 2).includes('\0')) return [];
    const fields = fieldsAround(text, masked, match.index);
    const choice = fields.get(match[0].startsWith('id') ? 'id' : 'cause') ?? text.slice(end, end + 40);
    const why = fields.get('why');
    const what = fields.get('what');
    if (why === undefined && what === undefined) return [];
    const by = why === undefined ? 'machine' : 'learner';
    return paired(choice, why ?? what ?? '', by);
  });
  const slips = [...text.matchAll(/\bslip\(/g)].flatMap((match): Cause[] => {
    const [id = '', , why = ''] = split(text, masked, match.index + match[0].length);
    return paired(id, why, 'learner');
  });
  return [...objects, ...slips];
}

/** Where a cause and its sentence hang on the same condition, each has its own; else every cause may have every sentence. */
function paired(choice: string, told: string, by: Cause['by']): Cause[] {
  const condition = (text: string) => /^[^'"`?][^?]*\?/.exec(text.trim())?.[0].replace(/\s+/g, ' ') ?? '';
  const options = (text: string) => text.trim().slice(condition(text) === '' ? 0 : text.trim().indexOf('?'));
  const ids = literals(options(choice)).filter((id) => /^[a-z][a-z0-9-]+$/.test(id));
  const sentences = sentencesOf(options(told));
  const together = condition(choice) !== '' && condition(choice) === condition(told);
  return ids.map((id, index) => ({
    id,
    by,
    sentence: (together ? (sentences[index] ?? '') : sentences.join(' / ')).trim(),
  }));
}

/** Strings, templates, expressions and comments made of NUL, so that what is left are the program's own brackets. */
function mask(text: string): string {
  const piece =
    /\/\*[\s\S]*?\*\/|(?<![:/\\\w])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=[(=:,?!&|]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*|`(?:\\.|\$\{(?:[^{}`]|`[^`]*`|\{[^}]*\})*\}|[^`\\])*`/g;
  return text.replace(piece, (all) => '\0'.repeat(all.length));
}

/** The fields of the object that a place in the text is in, as they are written. */
function fieldsAround(text: string, masked: string, at: number): ReadonlyMap<string, string> {
  let depth = 0;
  let start = at;
  while (start > 0 && depth < 1) {
    start--;
    if (/[)\]}]/.test(masked[start] ?? '')) depth--;
    if (/[([{]/.test(masked[start] ?? '')) depth++;
  }
  const parts = split(text, masked, start + 1).map((part) =>
    /^\s*(?:\/\/[^\n]*\s*)*(\w+):([\s\S]*)$/.exec(part),
  );
  const own = parts.flatMap((part) => (part ? [[part[1] ?? '', part[2] ?? ''] as const] : []));
  const spread = /\.\.\.(\w+),/.exec(text.slice(start, at))?.[1];
  const from = spread === undefined ? -1 : text.indexOf(`const ${spread} = {`);
  const rest = from < 0 || from > start ? [] : fieldsAround(text, masked, text.indexOf('{', from) + 1);
  return new Map([...rest, ...own]);
}

/** What stands between the commas of a list that begins there, up to its closing bracket. */
function split(text: string, masked: string, from: number): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < masked.length; at++) {
    const sign = masked[at] ?? '';
    if (/[([{]/.test(sign)) depth++;
    if (/[)\]}]/.test(sign)) depth--;
    if (depth < 0 || (depth === 0 && sign === ',')) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
    if (depth < 0) break;
  }
  return parts;
}

const holes = /\$\{((?:[^{}`]|`[^`]*`|\{[^}]*\})*)\}/g;

/** The texts that an expression can come to; what is filled in is `…`, or the words to choose from. */
function literals(expression: string): readonly string[] {
  const found = expression.matchAll(
    /'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|`((?:\\.|\$\{(?:[^{}`]|`[^`]*`|\{[^}]*\})*\}|[^`\\])*)`/g,
  );
  return [...found]
    .map(([, single, double, template]) => single ?? double ?? template?.replace(holes, filled) ?? '')
    .map((each) => each.replace(/\\(['"`\\])/g, '$1').replace(/\s+/g, ' '));
}

function filled(_hole: string, expression: string): string {
  const choices = sentencesOf(expression);
  return choices.length > 0 ? `(${choices.map((each) => each.trim()).join(' / ')})` : '…';
}

/** The literals that are for people: several words. */
function sentencesOf(expression: string): readonly string[] {
  return literals(expression).filter((each) => /\S \S+ \S/.test(each));
}
