import { unmake } from '../system/engine/made.ts';
import { readMade } from '../system/engine/made-file.ts';
import { askYes } from '../system/own.ts';
import { removeWorkspace } from '../system/workspace/create.ts';
import { takeLock } from '../system/workspace/lock.ts';
import { isWorkspace } from '../system/workspace/refuse.ts';
import { openOrRefuse, refuseFaults } from './open.ts';
import { refuse, type Verb } from './verb.ts';

export const clean: Verb = {
  name: 'clean',
  usage: 'clean [--yes]',
  summary: 'removes the folder, and exactly the images and containers that the tour made',
  operands: 0,
  async run(options, streams) {
    const setting = await openOrRefuse(options, streams);
    if (typeof setting === 'number') return setting;
    const { paths, session } = setting;
    if (!isWorkspace(paths))
      return refuse(streams, `${paths.root} is not a folder of the tour: nothing was removed.`);
    if (!options.yes) {
      const yes = await askYes(
        `Remove ${paths.root} with your files, and the images and containers of the tour?`,
        streams,
      );
      if (yes === null)
        return refuse(
          streams,
          'Nobody is there to say yes.',
          'To remove without asking: go-docker-tour clean --yes',
        );
      if (!yes) return 2;
    }
    const lock = await refuseFaults(streams, `${paths.root} could not be removed`, () => takeLock(paths));
    if (typeof lock === 'number') return lock;
    if (!lock.taken)
      return refuse(streams, `A tour has ${paths.root} open (process ${lock.by}).`, 'Close it first.');
    try {
      const made = await readMade(paths);
      if (made.images.length + made.containers.length + made.setAside.length > 0) {
        const engine = await session.engine();
        if (!engine.ok)
          return refuse(
            streams,
            `${engine.fault.what} The tour made images there, which would be left behind.`,
            engine.fault.next,
          );
        for (const line of await unmake(paths, engine.value, session.environment))
          streams.stdout.write(`${line}\n`);
      }
      const rest = await removeWorkspace(paths);
      const ours = rest.filter((name) => name === 'httpserver' || name === '.tour');
      if (ours.length > 0)
        return refuse(
          streams,
          `${ours.join(' and ')} in ${paths.root} could not be removed: something there belongs to another user.`,
          `A container may have written it: sudo rm -r ${paths.root}`,
        );
      streams.stdout.write(
        rest.length === 0
          ? `removed ${paths.root}\n`
          : `left ${paths.root}: ${rest.join(', ')} ${rest.length > 1 ? 'are' : 'is'} not the tour's\n`,
      );
      return 0;
    } finally {
      lock.release();
    }
  },
};
