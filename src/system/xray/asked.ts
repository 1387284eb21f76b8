import { basename, isAbsolute, relative, resolve } from 'node:path';
import type { Asked } from '../../core/verdicts/facts/dockerfile.ts';
import type { Asking } from './ask-history.ts';
import { contextOf, inspect, isNamed, listBuilds } from './history.ts';

/** Records of the folder's name that are looked into: checks build copies of it, and leave records too. */
const most = 24;
const together = 6;

/** How the newest build of a folder that went well was asked for; null where the builder does not remember any. */
export async function lastAsked(folder: string, asking: Asking): Promise<Asked | null> {
  const list = await listBuilds(asking);
  if (!list.ok) return null;
  const likely = list.value
    .filter(({ status, name }) => /^completed$/i.test(status) && isNamed(name, basename(folder)))
    .slice(0, most);
  for (let at = 0; at < likely.length; at += together) {
    const records = likely.slice(at, at + together).map(({ ref, name }) => inspect(ref, name, asking));
    for (const found of await Promise.all(records))
      if (found && contextOf(found, asking) === folder) {
        const { Dockerfile = 'Dockerfile', Target, BuildArgs } = found.details;
        const file = isAbsolute(Dockerfile) ? relative(folder, Dockerfile) : Dockerfile;
        const inside = !relative(folder, resolve(folder, file)).startsWith('..');
        return {
          file: file === 'Dockerfile' || !inside ? null : file,
          target: Target || null,
          args: Object.fromEntries((BuildArgs ?? []).map(({ Name, Value }) => [Name, Value])),
        };
      }
  }
  return null;
}
