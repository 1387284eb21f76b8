import { DockerfileParser } from 'dockerfile-ast';
import { expand } from './expand.ts';
import type { Dockerfile, Flag, Heredoc, Instruction, Stage } from './types.ts';

/**
 * Reads a Dockerfile. Never throws: what is no instruction is kept as one with its first word as keyword, and a text
 * without FROM has no stages.
 */
export function readDockerfile(text: string): Dockerfile {
  const mark = /^#\s*escape\s*=\s*`/im.test(text.split(/^\s*[^#\s]/m)[0] ?? '') ? '`' : '\\';
  const instructions = DockerfileParser.parse(text)
    .getInstructions()
    .map((found) =>
      readInstruction(
        found.getTextContent(),
        found.getRange().start.line + 1,
        found.getRange().end.line + 1,
        mark,
      ),
    );
  const first = instructions.findIndex(({ keyword }) => keyword === 'FROM');
  const preamble = first < 0 ? instructions : instructions.slice(0, first);
  const globals = Object.fromEntries(
    preamble
      .filter(({ keyword }) => keyword === 'ARG')
      .flatMap(({ args }) => args.map(assignment))
      .map(({ name, value }) => [name, value ?? '']),
  );
  const stages: Stage[] = [];
  for (const instruction of first < 0 ? [] : instructions.slice(first)) {
    const last = stages.at(-1);
    if (instruction.keyword === 'FROM') stages.push(startStage(instruction, stages, globals));
    else if (last) stages[last.index] = { ...last, instructions: [...last.instructions, instruction] };
  }
  return { preamble, stages };
}

/** `NAME=value` taken apart, quotes removed; value null where there is no `=`. */
export function assignment(word: string): { readonly name: string; readonly value: string | null } {
  const at = word.indexOf('=');
  if (at < 0) return { name: word, value: null };
  return { name: word.slice(0, at), value: word.slice(at + 1).replace(/^(["'])(.*)\1$/s, '$2') };
}

function startStage(from: Instruction, before: readonly Stage[], globals: Record<string, string>): Stage {
  const base = expand(from.args[0] ?? '', globals);
  const as = from.args[1]?.toLowerCase() === 'as' ? (from.args[2]?.toLowerCase() ?? null) : null;
  const stage = before.findLast(({ name }) => name !== null && name === base.toLowerCase());
  return {
    index: before.length,
    name: as,
    base,
    baseStage: stage?.index ?? null,
    from,
    line: from.line,
    instructions: [],
  };
}

function readInstruction(raw: string, line: number, endLine: number, mark: string): Instruction {
  const { head, heredocs } = splitHeredocs(raw, mark);
  const text = oneLine(head, mark);
  const keyword = (/^\S+/.exec(text)?.[0] ?? '').toUpperCase();
  const flags: Flag[] = [];
  let rest = text.slice(keyword.length).trim();
  for (let flag = flagAhead.exec(rest); flag; flag = flagAhead.exec(rest)) {
    flags.push({ name: (flag[1] ?? '').toLowerCase(), value: unquote(flag[2] ?? '') });
    rest = rest.slice(flag[0].length).trim();
  }
  const strings = execForm(rest);
  return {
    keyword,
    line,
    endLine,
    text,
    rest,
    flags,
    form: strings ? 'exec' : 'shell',
    args: strings ?? rest.match(/\S+/g) ?? [],
    heredocs,
    scripts: [],
  };
}

const flagAhead = /^--([A-Za-z][\w-]*)(?:=("[^"]*"|\S*))?(?=\s|$)/;

const unquote = (value: string) => value.replace(/^"(.*)"$/s, '$1');

function execForm(rest: string): string[] | null {
  if (!rest.startsWith('[')) return null;
  try {
    const value: unknown = JSON.parse(rest);
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : null;
  } catch {
    return null;
  }
}

/** Joins continued lines; comment lines and empty lines between them vanish, as the builder has it. */
function oneLine(raw: string, mark: string): string {
  const lines = raw.split(/\r?\n/).filter((line, index) => index === 0 || !/^\s*(?:#.*)?$/.test(line));
  const continued = mark === '`' ? /`[ \t]*$/ : /\\[ \t]*$/;
  return lines
    .map((line) => (continued.test(line) ? line.replace(continued, '') : `${line} `))
    .join('')
    .trim();
}

/** Takes the here-documents off an instruction that may have them. */
function splitHeredocs(raw: string, mark: string): { head: string; heredocs: Heredoc[] } {
  if (!/^\s*(?:RUN|COPY|ADD)\b/i.test(raw)) return { head: raw, heredocs: [] };
  const lines = raw.split(/\r?\n/);
  let headEnd = 0;
  while (headEnd < lines.length - 1 && (lines[headEnd] ?? '').trimEnd().endsWith(mark)) headEnd += 1;
  const head = lines.slice(0, headEnd + 1);
  const names = [...head.join('\n').matchAll(/(?<!<)<<(-?)(["']?)([A-Za-z_]\w*)\2/g)];
  const heredocs: Heredoc[] = [];
  let at = headEnd + 1;
  for (const [, dash, , name = ''] of names) {
    const body: string[] = [];
    const clean = (line: string) => (dash ? line.replace(/^\t+/, '') : line);
    while (at < lines.length && clean(lines[at] ?? '') !== name) body.push(clean(lines[at++] ?? ''));
    at += 1;
    heredocs.push({ name, text: body.join('\n') });
  }
  return names.length > 0 ? { head: head.join('\n'), heredocs } : { head: raw, heredocs: [] };
}
