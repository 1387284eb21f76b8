import { relative } from 'node:path';
import { watch as chokidar } from 'chokidar';

/** Milliseconds that a save is given to be whole, and others to join it. */
const together = 150;

/**
 * Watches the learner's files, whatever editor saves them and however (also by renaming over them); a program that is
 * built there is not a save. Calls back with paths relative to the folder. Returns how to stop.
 */
export function watchModule(
  folder: string,
  changed: (paths: readonly string[]) => void,
): () => Promise<void> {
  const began = Date.now();
  const watcher = chokidar(folder, {
    // What is saved while the watcher looks around for the first time is told as well.
    ignoreInitial: false,
    alwaysStat: true,
    depth: 4,
    ignored: (path) =>
      /\/(\.git|vendor|node_modules)(\/|$)|~$|\.sw[a-z]$|\/4913$/.test(path.slice(folder.length)),
    // A file system that reports nothing must not end the tour: the re-check key is always there.
    ignorePermissionErrors: true,
  });
  const paths = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  const note = (path: string): void => {
    const name = relative(folder, path);
    if (!isSource(name)) return;
    paths.add(name);
    timer ??= setTimeout(() => {
      timer = null;
      const saved = [...paths];
      paths.clear();
      changed(saved);
    }, together);
  };
  let ready = false;
  watcher
    .on('ready', () => {
      ready = true;
    })
    .on('add', (path, stats) => {
      if (ready || (stats?.mtimeMs ?? 0) >= began) note(path);
    })
    .on('change', (path) => note(path))
    .on('unlink', note)
    .on('error', () => {});
  return async () => {
    if (timer) clearTimeout(timer);
    await watcher.close();
  };
}

/** What a learner edits; not what a build leaves. */
function isSource(name: string): boolean {
  const file = name.split('/').at(-1) ?? '';
  return /\.(go|mod|sum|md|txt|ya?ml)$|[Dd]ockerfile|Containerfile|ignore$/.test(file);
}
