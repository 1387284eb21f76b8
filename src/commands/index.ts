import { packageVersion } from '../system/package.ts';
import { check } from './check.ts';
import { clean } from './clean.ts';
import { env } from './env.ts';
import { helpText } from './help.ts';
import { hint } from './hint.ts';
import { list } from './list.ts';
import { type Options, readOptions } from './options.ts';
import { reset } from './reset.ts';
import { solve } from './solve.ts';
import { refuse, type Streams, type Verb } from './verb.ts';

/** Every verb. A new one is its file here and a place in this list. */
export const verbs: readonly Verb[] = [list, check, hint, solve, env, reset, clean];

/** Opens the full-screen tour, or the plain one; returns the exit code. */
export type OpenTour = (options: Options, streams: Streams) => Promise<number>;

/**
 * Does what the command line asks for. Returns the exit code: 0, 1 where something was judged wrong, 2 where it could
 * not be judged or the command line is wrong, 130 after Ctrl+C.
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
    streams.stdout.write(helpText(verbs));
    return 0;
  }
  if (options.verb === null) return openTour(options, streams);
  const verb = verbs.find((each) => each.name === options.verb);
  if (!verb)
    return refuse(
      streams,
      `There is no command ${options.verb}.`,
      `There are: ${verbs.map(({ name }) => name).join(', ')}`,
    );
  return verb.run(options, streams);
}
