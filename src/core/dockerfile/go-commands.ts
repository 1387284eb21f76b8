import type { Instruction } from './types.ts';

/** What a RUN asks go to do. */
export type GoCommand = {
  /** `build`, `mod download`, `get` ... */
  readonly verb: string;
  /** The arguments after the verb, up to the end of that command. */
  readonly args: string;
};

/** The shell text that a RUN runs: its command line, its here-document, and the scripts of the folder that it names. */
export function shellText(instruction: Instruction): string {
  const line = instruction.form === 'exec' ? instruction.args.join(' ') : instruction.rest;
  return [line, ...instruction.heredocs.map(({ text }) => text), ...instruction.scripts].join('\n');
}

/** The go commands of a RUN, in order; empty for any other instruction. */
export function goCommands(instruction: Instruction): readonly GoCommand[] {
  if (instruction.keyword !== 'RUN') return [];
  const text = shellText(instruction).replace(/\\\n/g, ' ');
  const calls = text.matchAll(
    /(?:^|[\s;&|(`"'])(?:[\w./-]*\/)?go[\d.]*\s+(?:-C[ =]\S+\s+)?(mod\s+\w+|[a-z]+)\b([^\n;&|)]*)/g,
  );
  return [...calls].map(([, verb = '', args = '']) => ({
    verb: verb.replace(/\s+/, ' '),
    args: args.trim(),
  }));
}

/** Where -o lets a command put the program, as written; undefined where it has none. */
export const output = ({ args }: GoCommand): string | undefined =>
  /(?:^|\s)-o[= ]\s*["']?([^\s"']+)/.exec(args)?.[1];

/** The commands that fetch modules on purpose. They may do it in silence: `go mod download` prints nothing. */
export const fetches = ({ verb }: GoCommand): boolean => verb === 'mod download' || verb === 'mod vendor';

/** The commands that compile, and fetch the modules that are not there yet. */
export const compiles = ({ verb }: GoCommand): boolean => /^(?:build|install|run|test|vet)$/.test(verb);

/** The commands that look at all that the sources import before they do anything: one wrong import stops them. */
export const resolves = ({ verb }: GoCommand): boolean => verb === 'mod tidy' || verb === 'get';

/** The commands that decide about requirements inside the image instead of taking the module's own. */
export const decides = ({ verb, args }: GoCommand): boolean =>
  verb === 'mod init' ||
  verb === 'mod tidy' ||
  verb === 'mod edit' ||
  (verb === 'get' && named(args).length > 0);

/** The packages or modules that a command names, the folder's own (`.`, `./...`, `all`) and the flags left out. */
export function named(args: string): readonly string[] {
  return args.split(/\s+/).filter((word) => /^[A-Za-z][\w.-]*\//.test(word));
}

/** Whether a command is only about modules of others, as `go install golang.org/x/tools/cmd/stringer@latest` is. */
export function ofOthers({ args }: GoCommand, own: string | null): boolean {
  const names = named(args).filter((word) => own === null || !`${word}/`.startsWith(`${own}/`));
  const local = args.split(/\s+/).some((word) => /^\.{1,2}(?:\/|$)|\.go$|^all$/.test(word));
  return names.length > 0 && names.every((word) => /^[^/]+\.[^/]+\//.test(word)) && !local;
}

/** Whether a RUN keeps what go says to itself, so that no record tells of a download. */
export const hushed = (instruction: Instruction): boolean =>
  /&>|\b2>(?!&1)|>\s*\S+\s+2>&1/.test(shellText(instruction));

/** Variables that a RUN sets for itself: `GOPATH=/x go build`, `export GOFLAGS=...`. */
export function inlineEnvironment(instruction: Instruction): { readonly [name: string]: string } {
  const set = shellText(instruction).matchAll(/(?:^|[\s;&(])([A-Z][A-Z0-9_]*)=("[^"]*"|'[^']*'|[^\s;&|]*)/g);
  return Object.fromEntries(
    [...set].map(([, name = '', value = '']) => [name, value.replace(/^(["'])(.*)\1$/, '$2')]),
  );
}
