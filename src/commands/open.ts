import { machineReason } from '../core/machine-reason.ts';
import { createWorkspace } from '../system/workspace/create.ts';
import { type Lock, takeLock } from '../system/workspace/lock.ts';
import { refuseWorkspace } from '../system/workspace/refuse.ts';
import type { Options } from './options.ts';
import { openSetting, type Setting } from './setting.ts';
import { refuse, type Streams } from './verb.ts';

/** Problems of a course that are told at once, and characters of one: a file that is no course at all has thousands. */
const shown = 20;
const longest = 200;

/** The setting, or the exit code after having said why there is none. */
export async function openOrRefuse(options: Options, streams: Streams): Promise<Setting | number> {
  const opened = await openSetting(options);
  if (opened.ok) return opened.setting;
  const code = refuse(streams, opened.what);
  for (const problem of opened.problems.slice(0, shown))
    streams.stderr.write(`  ${problem.length > longest ? `${problem.slice(0, longest)} …` : problem}\n`);
  const more = opened.problems.length - shown;
  if (more > 0) streams.stderr.write(`  … and ${more} more; go-docker-tour lint DIR lists them all\n`);
  return code;
}

/** Takes the workspace for this process, making it where it is not there yet; a number is the exit code after a refusal. */
export async function holdWorkspace(
  setting: Setting,
  streams: Streams,
): Promise<Extract<Lock, { taken: true }> | number> {
  const { paths } = setting;
  const refusal = refuseWorkspace(paths);
  if (refusal) return refuse(streams, refusal.what, refusal.next);
  const lock = await refuseFaults(streams, `${paths.root} could not be made`, async () => {
    await createWorkspace(paths, setting.own);
    return takeLock(paths);
  });
  if (typeof lock === 'number' || lock.taken) return lock;
  return refuse(
    streams,
    `Another tour has ${paths.root} open (process ${lock.by}).`,
    'Close that one, or work in another folder: --workspace DIR',
  );
}

/** Does something on the disk; what the machine refuses is said, and the exit code for it answered. */
export async function refuseFaults<Value>(
  streams: Streams,
  what: string,
  act: () => Promise<Value>,
): Promise<Value | 2> {
  try {
    return await act();
  } catch (error) {
    const why = machineReason(error);
    if (why === null) throw error;
    return refuse(streams, `${what}: ${why}`);
  }
}
