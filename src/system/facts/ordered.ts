import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyModule } from '../workspace/copy.ts';
import type { FactContext } from './context.ts';
import type { Gatherer } from './index.ts';
import { runs } from './runs.ts';

/** Builds the lines that were put in order, as the Dockerfile of a copy of the folder, and starts what they build. */
export const gatherOrdered: Gatherer<'ordered'> = async (_request, context) => {
  const answer = context.record?.answer ?? null;
  if (answer === null || !('lines' in answer)) return { ok: true, value: null };
  const { lines } = answer;
  const copy = await copyModule(context.paths, context.signal);
  if (copy === null)
    return {
      ok: false,
      fault: {
        id: 'module-gone',
        what: `There is no folder ${context.paths.module}.`,
        next: 'Esc r puts the step back as it was.',
      },
    };
  try {
    await writeFile(join(copy.directory, 'Dockerfile'), `${lines.join('\n')}\n`);
    // What is built here must not be found in the cache by the learner's own first build, which is to be seen happening.
    await writeFile(join(copy.directory, '.go-docker-tour-order'), randomUUID());
    const aside: FactContext = {
      ...context,
      paths: { ...context.paths, module: copy.directory },
      progress: (text) => context.progress(text.replace('a copy of your folder', 'it in this order')),
      once: (_key, make) => make(),
    };
    const run = await runs({ fact: 'runs' }, aside);
    return run.ok ? { ok: true, value: { lines, run: run.value } } : run;
  } finally {
    await copy.remove();
  }
};
