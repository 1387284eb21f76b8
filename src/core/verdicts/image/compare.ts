import type { ImageConfig, ImageContent, ProgramMark } from '../facts/images.ts';

/** How an image differs from the one that the folder makes now, and by what that is seen. */
export type Difference =
  | { readonly in: 'nothing' }
  | { readonly in: 'dockerfile' | 'sources' | 'other'; readonly seen: string };

const same: Difference = { in: 'nothing' };

/** The same by what the engine says: nothing more has to be looked at. */
export function sameImage(a: ImageConfig, b: ImageConfig): boolean {
  return a.id === b.id || (a.layers.join() === b.layers.join() && configDifference(a, b) === null);
}

/**
 * Compares the image that is there with a fresh one. The ids differ when the build cache was emptied in between, although
 * nothing has changed: then what is started, how, and what it was built from decide.
 */
export function compareImages(
  there: ImageConfig,
  fresh: ImageConfig,
  content: { readonly there: ImageContent; readonly fresh: ImageContent } | null,
): Difference {
  if (sameImage(there, fresh)) return same;
  const other = otherImage(there, fresh, content);
  if (other !== null) return { in: 'other', seen: other };
  const seen = configDifference(there, fresh) ?? historyDifference(there, fresh);
  if (seen !== null) return { in: 'dockerfile', seen };
  if (content === null) return { in: 'sources', seen: 'their content differs' };
  const old = content.there.program;
  const now = content.fresh.program;
  if (old !== null && now !== null) return programDifference(old, now, content);
  if ((old === null) !== (now === null)) return { in: 'dockerfile', seen: 'it starts something else' };
  const names = changedNames(content);
  return names.length === 0 ? same : { in: 'sources', seen: `${names.join(', ')} changed` };
}

/** It cannot have come from this folder: it is what the Dockerfile starts from, or holds the program of another module. */
function otherImage(
  there: ImageConfig,
  fresh: ImageConfig,
  content: { readonly there: ImageContent; readonly fresh: ImageContent } | null,
): string | null {
  const { layers } = there;
  const below = layers.length > 0 && layers.length < fresh.layers.length;
  if (
    below &&
    layers.every((layer, index) => layer === fresh.layers[index]) &&
    there.command.join() !== fresh.command.join()
  )
    return 'it is the image that the Dockerfile starts from';
  // Without a module's line it was built by the name of a file, which tells nothing.
  const path = (mark: ProgramMark | null | undefined) =>
    mark?.settings.some((line) => /^mod /.test(line))
      ? (mark.settings.find((line) => /^path /.test(line)) ?? null)
      : null;
  const [old, now] = [path(content?.there.program), path(content?.fresh.program)];
  return old !== null && now !== null && old !== now ? `its program is ${old.replace('path ', '')}` : null;
}

/** The first thing that is configured differently, as `it starts A, and the Dockerfile now says B`. */
function configDifference(a: ImageConfig, b: ImageConfig): string | null {
  const parts: [string, (config: ImageConfig) => readonly (string | number)[]][] = [
    ['ENTRYPOINT', (config) => config.entrypoint],
    ['CMD', (config) => config.command],
    ['WORKDIR', (config) => [config.workdir]],
    ['USER', (config) => [config.user]],
    ['ENV', (config) => [...config.environment].sort()],
    ['EXPOSE', (config) => [...config.exposed].sort()],
    ['platform', (config) => [config.os, config.architecture]],
  ];
  const found = parts.find(([, of]) => JSON.stringify(of(a)) !== JSON.stringify(of(b)));
  return found ? `its ${found[0]} is another` : null;
}

function historyDifference(a: ImageConfig, b: ImageConfig): string | null {
  // The legacy builder and Podman tell neither what was copied nor, as written, where to: `COPY file:3f2a... in /app`.
  const hides = ({ history }: ImageConfig) => history.some(({ by }) => by.includes(' … '));
  const mixed = hides(a) !== hides(b);
  const plain = ({ history }: ImageConfig) =>
    history.map(({ by }) => {
      const told = by.replace(/:[0-9a-f]{64}/g, '');
      return mixed ? told.replace(/^(COPY|ADD) .*/, '$1') : told;
    });
  const [old, now] = [plain(a), plain(b)];
  const gone = old.find((by) => !now.includes(by));
  const added = now.find((by) => !old.includes(by));
  if (gone !== undefined) return `it was built with ${gone}`;
  if (added !== undefined) return `it was built without ${added}`;
  return old.join('\n') === now.join('\n') ? null : 'its lines were in another order';
}

function programDifference(
  old: ProgramMark,
  now: ProgramMark,
  content: { readonly there: ImageContent; readonly fresh: ImageContent },
): Difference {
  if (old.digest === now.digest) return same;
  const names = changedNames(content);
  const sources: Difference = {
    in: 'sources',
    seen: names.length === 0 ? 'its program was built from other sources' : `${names.join(', ')} changed`,
  };
  const modules = (mark: ProgramMark) => mark.settings.filter((line) => /^(?:path|mod|dep|=>)\b/.test(line));
  if (modules(old).join('\n') !== modules(now).join('\n')) return sources;
  const flag = now.settings.find((line) => !old.settings.includes(line));
  const dropped = old.settings.find((line) => !now.settings.includes(line));
  if (flag !== undefined || dropped !== undefined)
    return {
      in: 'dockerfile',
      // `build CGO_ENABLED=1`, as go version -m lists them.
      seen: `its program was built ${dropped ? 'with' : 'without'} ${(dropped ?? flag)?.replace(/^build\s+/, '')}`,
    };
  if (old.compiledIn !== null && now.compiledIn !== null && old.compiledIn !== now.compiledIn)
    return { in: 'dockerfile', seen: `its program was built in ${old.compiledIn}` };
  return old.sources !== null && old.sources === now.sources ? same : sources;
}

function changedNames({ there, fresh }: { there: ImageContent; fresh: ImageContent }): string[] {
  const names = new Set([...Object.keys(there.sources), ...Object.keys(fresh.sources)]);
  return [...names].filter((name) => there.sources[name] !== fresh.sources[name]);
}
