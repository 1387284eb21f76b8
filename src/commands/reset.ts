import { askYes } from '../system/own.ts';
import { createWorkspace, resetWorkspace } from '../system/workspace/create.ts';
import { isWorkspace } from '../system/workspace/refuse.ts';
import { holdWorkspace, openOrRefuse, refuseFaults } from './open.ts';
import { refuse, type Verb } from './verb.ts';

export const reset: Verb = {
  name: 'reset',
  usage: 'reset [--yes]',
  summary: 'makes the folder, or makes it again, as it is at the start',
  operands: 0,
  async run(options, streams) {
    const setting = await openOrRefuse(options, streams);
    if (typeof setting === 'number') return setting;
    const { paths, own } = setting;
    const there = isWorkspace(paths);
    if (there && !options.yes) {
      const yes = await askYes(
        `Replace your files and your progress in ${paths.root} by what is handed out?`,
        streams,
      );
      if (yes === null)
        return refuse(
          streams,
          `${paths.root} is there already.`,
          'To replace it: go-docker-tour reset --yes',
        );
      if (!yes) return 2;
    }
    const lock = await holdWorkspace(setting, streams);
    if (typeof lock === 'number') return lock;
    try {
      const refused = await refuseFaults(streams, `${paths.root} could not be put back`, () =>
        there ? resetWorkspace(paths, own) : createWorkspace(paths, own),
      );
      if (refused === 2) return refused;
      const kept = there ? ' What you had is kept in .tour/before-reset.' : '';
      streams.stdout.write(`${paths.root} is as it is at the start.${kept}\n`);
      return 0;
    } finally {
      lock.release();
    }
  },
};
