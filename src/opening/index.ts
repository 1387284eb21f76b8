import type { Streams } from '../commands/verb.ts';
import { newProgress } from '../core/progress/fresh.ts';
import { glimpseProgress } from '../core/progress/glimpse.ts';
import { firstModel } from '../core/tour/first-model.ts';
import { workspacePaths } from '../core/workspace/paths.ts';
import { compiledOutline } from '../system/compiled-course.ts';
import { asWritten, isLinear, isUnicode, ownEnvironment, workspaceRoot } from '../system/own.ts';
import { readIfThere } from '../system/read-if-there.ts';
import { isHeld } from '../system/workspace/held.ts';
import { refuseWorkspace } from '../system/workspace/refuse.ts';
import { coloursOf } from '../ui/colours.ts';
import { type Opening, showOpening } from './show.ts';

export type { Opening } from './show.ts';

/**
 * Draws the list of lessons before anything else is loaded, where that is what the command line asks for and the terminal
 * can show; null where it is not sure of either, and the tour itself must see. Loads no package but what measures text.
 */
export function openAtOnce(argv: readonly string[], streams: Streams): Opening | null {
  const workspace = namedWorkspace(argv);
  if (workspace === undefined) return null;
  const own = ownEnvironment();
  if (isLinear(streams, own)) return null;
  const paths = workspacePaths(workspaceRoot(workspace));
  const course = compiledOutline();
  if (course === null || refuseWorkspace(paths) !== null || isHeld(paths)) return null;
  const saved = readIfThere(paths.progress);
  const model = firstModel({
    course,
    machine: {
      go: null,
      workspace: asWritten(paths.root),
      moduleDirectory: paths.module,
      portTakenBy: null,
      unicode: isUnicode(own),
    },
    // Not known yet, and not shown on this screen.
    variables: { port: '', goImage: '', goVersion: '', program: 'docker' },
    size: { columns: streams.stdout.columns || 80, rows: streams.stdout.rows || 24 },
    progress:
      saved === null ? newProgress(course.id, paths.module) : glimpseProgress(saved, course.id, paths.module),
    notice: null,
    now: 0,
    chosen: null,
  });
  return showOpening(model, coloursOf(streams.stdout), streams);
}

/** The folder that the command line names, null where it says nothing at all; undefined where it asks for anything else. */
function namedWorkspace(argv: readonly string[]): string | null | undefined {
  const [option = '', value = ''] = argv;
  if (argv.length === 0) return null;
  const isNamed = argv.length === 2 && (option === '--workspace' || option === '-w');
  return isNamed && value !== '' && !value.startsWith('-') ? value : undefined;
}
