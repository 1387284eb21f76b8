import { packageVersion } from '../system/package.ts';
import { type Options, readOptions } from './options.ts';
import { refuse, type Streams, type Verb } from './verb.ts';

/** Every verb, loaded when it is asked for. A new one is its file here and a line in this table. */
const verbs: { readonly [name: string]: () => Promise<Verb> } = {
  list: async () => (await import('./list.ts')).list,
  check: async () => (await import('./check.ts')).check,
  hint: async () => (await import('./hint.ts')).hint,
  solve: async () => (await import('./solve.ts')).solve,
  env: async () => (await import('./env.ts')).env,
  reset: async () => (await import('./reset.ts')).reset,
  clean: async () => (await import('./clean.ts')).clean,
  xray: async () => (await import('./xray.ts')).xray,
  lint: async () => (await import('./lint.ts')).lint,
  doctor: async () => (await import('./doctor.ts')).doctor,
  explain: async () => (await import('./explain.ts')).explain,
  completions: async () => (await import('./completions.ts')).completions,
};

/** Every verb, in the order of `--help`. */
export function allVerbs(): Promise<readonly Verb[]> {
  return Promise.all(Object.values(verbs).map((load) => load()));
}

/** Opens the full-screen tour, or the plain one; returns the exit code. */
export type OpenTour = (options: Options, streams: Streams) => Promise<number>;

/**
 * Does what the command line asks for. Returns the exit code: 0, 1 where something was judged wrong, 2 where it could
 * not be judged or the command line is wrong, 130 after Ctrl+C; `explain` also 3, and its command's own.
 */
export async function runCommand(
  argv: readonly string[],
  streams: Streams,
  openTour: OpenTour,
): Promise<number> {
  const read = readOptions(argv);
  if (!read.ok) return refuse(streams, read.what, 'go-docker-tour --help says what there is.');
  const { options } = read;
  if (options.version) {
    streams.stdout.write(`${await packageVersion()}\n`);
    return 0;
  }
  if (options.help || options.verb === 'help') {
    const { helpText } = await import('./help.ts');
    streams.stdout.write(helpText(await allVerbs()));
    return 0;
  }
  if (options.verb === null) return openTour(options, streams);
  const load = Object.hasOwn(verbs, options.verb) ? verbs[options.verb] : undefined;
  if (!load)
    return refuse(
      streams,
      `There is no command ${options.verb}.`,
      `There are: ${Object.keys(verbs).join(', ')}`,
    );
  const verb = await load();
  if (options.operands.length > verb.operands)
    return refuse(
      streams,
      `${verb.name} does not take ${JSON.stringify(options.operands[verb.operands])}.`,
      `go-docker-tour ${verb.usage}`,
    );
  if (options.command !== null && verb.takesCommand !== true)
    return refuse(streams, `${verb.name} does not run a command.`, `go-docker-tour ${verb.usage}`);
  return verb.run(options, streams);
}
