import type { Dockerfile, Instruction } from './types.ts';

/** Texts of a folder's scripts and makefiles, by their relative paths. */
export type Scripts = { readonly [file: string]: string };

const makefile = /(?:^|\/)(?:GNUm|[Mm])akefile$/;

/** The files that a RUN of this Dockerfile may run as scripts; `files` are relative, with `/`. */
export function scriptFiles(dockerfile: Dockerfile, files: readonly string[]): readonly string[] {
  const runs = dockerfile.stages.flatMap(({ instructions }) => instructions.filter(isRun));
  return files.filter(
    (file) => !/\.(?:go|mod|sum)$/.test(file) && runs.some((run) => runsFile(run, file) || makes(run, file)),
  );
}

/** The Dockerfile with the text of the folder's scripts at the RUNs that run them. */
export function withScripts(dockerfile: Dockerfile, scripts: Scripts): Dockerfile {
  const files = Object.entries(scripts);
  const filled = (instruction: Instruction): Instruction => {
    if (!isRun(instruction)) return instruction;
    const texts = files.flatMap(([file, text]) =>
      makes(instruction, file)
        ? recipes(text, goals(instruction))
        : runsFile(instruction, file)
          ? withoutComments(text)
          : [],
    );
    return texts.length > 0 ? { ...instruction, scripts: texts } : instruction;
  };
  return {
    ...dockerfile,
    stages: dockerfile.stages.map((stage) => ({ ...stage, instructions: stage.instructions.map(filled) })),
  };
}

const isRun = ({ keyword }: Instruction): boolean => keyword === 'RUN';

const words = (run: Instruction): readonly string[] =>
  [run.form === 'exec' ? run.args.join(' ') : run.rest, ...run.heredocs.map(({ text }) => text)]
    .join('\n')
    .split(/[\s;&|()"'`]+/);

function runsFile(run: Instruction, file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return words(run).some((word) => word.slice(word.lastIndexOf('/') + 1) === name);
}

const makes = (run: Instruction, file: string): boolean => makefile.test(file) && words(run).includes('make');

/** The targets that `make` is asked for; none: the first. */
function goals(run: Instruction): readonly string[] {
  const all = words(run);
  return all.slice(all.indexOf('make') + 1).filter((word) => /^[\w.-]+$/.test(word) && !word.startsWith('-'));
}

const withoutComments = (text: string): string => text.replace(/^\s*#.*$/gm, '');

/** The recipes that make runs for its goals, those they need first. */
function recipes(text: string, wanted: readonly string[]): string[] {
  const rules = new Map<string, { needs: string[]; lines: string[] }>();
  let current: { needs: string[]; lines: string[] } | undefined;
  for (const line of text.split(/\r?\n/)) {
    const rule = /^([\w./ -]+?)\s*::?(?!=)\s*([^=]*)$/.exec(line);
    if (line.startsWith('\t')) current?.lines.push(line.trim().replace(/^[@-]+/, ''));
    else if (rule) {
      current = { needs: (rule[2] ?? '').split(/\s+/).filter(Boolean), lines: [] };
      for (const target of (rule[1] ?? '').split(/\s+/))
        if (!target.startsWith('.')) rules.set(target, current);
    }
  }
  const done = new Set<string>();
  const run = (target: string): string[] => {
    const rule = rules.get(target);
    if (!rule || done.has(target)) return [];
    done.add(target);
    return [...rule.needs.flatMap(run), ...rule.lines];
  };
  const first = [...rules.keys()][0];
  return (wanted.length > 0 ? wanted : first ? [first] : []).flatMap(run);
}
