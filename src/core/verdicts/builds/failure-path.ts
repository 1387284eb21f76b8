import { compiles, goCommands } from '../../dockerfile/go-commands.ts';
import type { Instruction } from '../../dockerfile/types.ts';
import { missingAt } from './failure-files.ts';
import { at, type Cause, quote, type Scene, stepsUpTo } from './scene.ts';

/** What go 1.26 says of a folder or a file on its command line that is not there; an importing line never stands before it. */
const says =
  /(?:^|\n)(?:go: )?(?:stat (\S+): directory not found|no required module provides package (\S+\.go)\b|package ([\w./-]+) is not in std|(?:stat|open) (\S+\.go): no such file|no Go files in (\S+)|no such file or directory: (\S+\.go)|pattern (\S+): lstat)/;

/** go is told to build something that is not in the image, although the program's own files are. */
export function pathFailure(scene: Scene, run: Instruction): Cause | null {
  if (!goCommands(run).some(compiles)) return null;
  const path = says.exec(scene.text)?.slice(1).find(Boolean);
  if (path === undefined) return null;
  const workdir = stepsUpTo(scene, run).at(-1)?.workdir ?? '/';
  const own = path.startsWith(`${workdir}/`) ? path.slice(workdir.length + 1) : path;
  const file = scene.folder.files.find((each) => /\.go$/.test(each) && within(own, each));
  const missing = file === undefined ? null : missingAt(scene, 'source', run, file);
  if (missing) return missing;
  const bare = file !== undefined && own === path;
  return {
    id: 'go-path-missing',
    found: bare ? `${path} is taken for a package of Go's own` : `there is no ${path} to build`,
    why: bare
      ? `Line ${run.line} (${quote(run)}) names a folder of the module, and go takes it for one only with ./ in front.`
      : `Line ${run.line} (${quote(run)}) names what go is to build, and no program of that name is in the image.`,
    next: bare
      ? `Write ./${path} there.`
      : 'Name the folder of main.go: the dot, where the two are side by side.',
    place: at(run),
  };
}

const within = (folder: string, file: string) => file === folder || file.startsWith(`${folder}/`);
