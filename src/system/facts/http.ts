import { join } from 'node:path';
import type { ServerRun } from '../../core/verdicts/facts/http.ts';
import { tryServer } from '../go/server.ts';
import { goSources } from '../go/sources.ts';
import { readBinary } from './binary.ts';
import type { Gatherer } from './index.ts';

/** Starts the module's program as it lies there, an old one too: what is judged is what it answers. */
export const gatherHttp: Gatherer<'http'> = async (_request, context) => {
  const read = await readBinary(context);
  if (!read.ok) return read;
  const binary = read.value;
  const able = binary.programs.filter(
    ({ state, executable }) =>
      executable && (state.is === 'current' || state.is === 'stale' || state.is === 'unbuildable'),
  );
  // A tool may lie beside the server: of several programs the first that answers counts, else what the first one came to.
  let first: ServerRun | null = null;
  for (const { path } of able) {
    context.progress('starting the program and asking it for a page');
    const run = await tryServer({
      program: `./${path}`,
      file: join(context.paths.module, path),
      directory: context.paths.module,
      environment: context.environment,
      signal: context.signal,
    });
    first ??= run;
    if (run.is === 'exited' && first === run)
      first = { ...run, sources: await goSources(context.paths.module) };
    if (run.is === 'answered' && (!run.logged || run.status >= 400)) {
      const sources = await goSources(context.paths.module);
      return { ok: true, value: { binary, run: { ...run, sources } } };
    }
    if (context.signal.aborted || run.is === 'answered') return { ok: true, value: { binary, run } };
  }
  return { ok: true, value: { binary, run: first ?? { is: 'no-program' } } };
};
