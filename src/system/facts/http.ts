import { join } from 'node:path';
import { tryServer } from '../go/server.ts';
import { readBinary } from './binary.ts';
import type { Gatherer } from './index.ts';

/** Starts the module's program as it lies there, an old one too: what is judged is what it answers. */
export const gatherHttp: Gatherer<'http'> = async (_request, context) => {
  const read = await readBinary(context);
  if (!read.ok) return read;
  const binary = read.value;
  const program = binary.programs.find(
    ({ state, executable }) =>
      executable && (state.is === 'current' || state.is === 'stale' || state.is === 'unbuildable'),
  );
  if (program === undefined) return { ok: true, value: { binary, run: { is: 'no-program' } } };
  context.progress('starting the program and asking it for a page');
  const run = await tryServer({
    program: `./${program.path}`,
    file: join(context.paths.module, program.path),
    directory: context.paths.module,
    environment: context.environment,
    signal: context.signal,
  });
  return { ok: true, value: { binary, run } };
};
