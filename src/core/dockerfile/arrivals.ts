import { expand } from './expand.ts';
import { globPattern, hiddenBy, type IgnoreRule } from './ignore.ts';
import { resolvePath } from './paths.ts';
import { mountsOf, type Step } from './walk.ts';

/** A file of the build context that an instruction brings into the image, or to a RUN by a bind mount. */
export type Arrival = { readonly file: string; readonly to: string };

/** What the builder is sent: the folder's files (relative), and the rules that keep some of them back. */
export type Context = { readonly files: readonly string[]; readonly ignore: readonly IgnoreRule[] };

/** The files of the context that one step brings in, and where to; [] for what takes from stages and images. */
export function arrivals(step: Step, context: Context): readonly Arrival[] {
  const { instruction } = step;
  const sent = context.files.filter((file) => hiddenBy(file, context.ignore) === null);
  if (instruction.keyword === 'RUN')
    return mountsOf(step)
      .filter(({ type, from }) => type === 'bind' && from === null)
      .flatMap(({ source, target }) => place(source || '.', target, false, sent));
  if (!/^(?:COPY|ADD)$/.test(instruction.keyword)) return [];
  if (instruction.flags.some(({ name }) => name === 'from')) return [];
  const words = instruction.args.map((word) => expand(word, step.environment));
  const target = words.at(-1) ?? '.';
  const sources = words.slice(0, -1).filter((word) => !word.startsWith('<<'));
  const into = sources.length > 1 || /(?:^|\/)\.?$/.test(target);
  return sources.flatMap((source) => place(source, resolvePath(step.workdir, target), into, sent));
}

/** `source` as COPY reads it: a file, a folder (its content is copied), or a pattern of either. */
function place(source: string, target: string, into: boolean, sent: readonly string[]): readonly Arrival[] {
  const path = resolvePath('/', source).slice(1);
  if (path === '') return sent.map((file) => ({ file, to: resolvePath(target, file) }));
  const pattern = globPattern(path);
  return sent.flatMap((file) => {
    if (pattern.test(file)) {
      const name = file.slice(file.lastIndexOf('/') + 1);
      return [{ file, to: into || /[*?[]/.test(path) ? resolvePath(target, name) : target }];
    }
    const parts = file.split('/');
    const depth = parts.findIndex((_, index) => pattern.test(parts.slice(0, index + 1).join('/')));
    return depth < 0 ? [] : [{ file, to: resolvePath(target, parts.slice(depth + 1).join('/')) }];
  });
}
