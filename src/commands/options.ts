import { parseArgs } from 'node:util';
import { type Flag, flags, type Switch, type ValueFlag } from './flags.ts';

/** What the command line said. */
export type Options = {
  readonly verb: string | null;
  /** What follows the verb. */
  readonly operands: readonly string[];
  /** What stands behind `--`: a command with its words; null without `--`. */
  readonly command: readonly string[] | null;
  readonly workspace: string | null;
  readonly course: string | null;
  readonly engine: 'docker' | 'podman' | null;
  readonly through: string | null;
  readonly static: boolean;
  readonly json: boolean;
  readonly yes: boolean;
  readonly report: boolean;
  readonly fix: boolean;
  readonly plain: boolean;
  readonly help: boolean;
  readonly version: boolean;
};

export type ReadOptions =
  | { readonly ok: true; readonly options: Options }
  | { readonly ok: false; readonly what: string };

const parsed = Object.fromEntries(
  flags.map(({ name, value, short }: Flag) => [
    name,
    { type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short ? { short } : {}) },
  ]),
);

/** What `parseArgs` answers for these flags. */
type Parsed = {
  readonly values: { readonly [name in ValueFlag]?: string } & { readonly [name in Switch]?: boolean };
  readonly positionals: string[];
};

/** Reads the command line; anything that is not understood is refused, with what was wrong. */
export function readOptions(argv: readonly string[]): ReadOptions {
  const end = argv.indexOf('--');
  try {
    const { values, positionals } = parseArgs({
      args: end < 0 ? [...argv] : argv.slice(0, end),
      allowPositionals: true,
      options: parsed,
    }) as Parsed;
    const { engine } = values;
    if (engine !== undefined && engine !== 'docker' && engine !== 'podman')
      return { ok: false, what: `--engine is docker or podman, not ${engine}.` };
    for (const name of ['workspace', 'course', 'through'] as const)
      if (values[name] === '') return { ok: false, what: `--${name} needs a value.` };
    const [verb, ...operands] = positionals;
    return {
      ok: true,
      options: {
        verb: verb ?? null,
        operands,
        command: end < 0 ? null : argv.slice(end + 1),
        workspace: values.workspace ?? null,
        course: values.course ?? null,
        engine: engine ?? null,
        through: values.through ?? null,
        static: values.static ?? false,
        json: values.json ?? false,
        yes: values.yes ?? false,
        report: values.report ?? false,
        fix: values.fix ?? false,
        plain: values.plain ?? false,
        help: values.help ?? false,
        version: values.version ?? false,
      },
    };
  } catch (error) {
    // parseArgs throws for what it does not know, with a sentence that says so.
    return { ok: false, what: (error as Error).message };
  }
}
