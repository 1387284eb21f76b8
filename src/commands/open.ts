import { createWorkspace, refuseWorkspace } from '../system/workspace/create.ts';
import { type Lock, takeLock } from '../system/workspace/lock.ts';
import type { Options } from './options.ts';
import { openSetting, type Setting } from './setting.ts';
import { refuse, type Streams } from './verb.ts';

/** The setting, or the exit code after having said why there is none. */
export async function openOrRefuse(options: Options, streams: Streams): Promise<Setting | number> {
  const opened = await openSetting(options);
  if (opened.ok) return opened.setting;
  const code = refuse(streams, opened.what);
  for (const problem of opened.problems) streams.stderr.write(`  ${problem}\n`);
  return code;
}

/** Takes the workspace for this process, making it where it is not there yet; a number is the exit code after a refusal. */
export async function holdWorkspace(
  setting: Setting,
  streams: Streams,
): Promise<Extract<Lock, { taken: true }> | number> {
  const { paths } = setting;
  const refusal = await refuseWorkspace(paths);
  if (refusal) return refuse(streams, refusal.what, refusal.next);
  await createWorkspace(paths, setting.own);
  const lock = await takeLock(paths);
  if (lock.taken) return lock;
  return refuse(
    streams,
    `Another tour has ${paths.root} open (process ${lock.by}).`,
    'Close that one, or work in another folder: --workspace DIR',
  );
}
