import { arrivals } from '../../dockerfile/arrivals.ts';
import { compiles, goCommands, shellText } from '../../dockerfile/go-commands.ts';
import type { Instruction } from '../../dockerfile/types.ts';
import { declaredPath } from '../go/module-path.ts';
import { outsideContext } from './outside-context.ts';
import { at, type Cause, quote, type Scene, stepsUpTo, whereabouts } from './scene.ts';

/** What go says when one of the module's files is not where it looks. */
const wants: readonly { readonly file: 'go.mod' | 'go.sum' | 'source'; readonly says: RegExp }[] = [
  {
    file: 'go.mod',
    says: /go\.mod file not found|no modules specified|cannot find main module|no modules were found|open [^\n]*go\.mod: no such file/,
  },
  { file: 'go.sum', says: /missing go\.sum entry|open [^\n]*go\.sum: no such file/ },
  {
    file: 'source',
    says: /no Go files in|no non-test Go files|no required module provides package \S+\.go|(?:stat|open|lstat) [^\n]*\.go: no such file|\S+\.go is not in std|no such file or directory: \S+\.go|matched no packages|directory not found|no packages to build|"all" matched no packages/,
  },
];

/** A file of the module that did not come to the line that needs it: hidden, late, elsewhere or never copied. */
export function fileFailure(scene: Scene, run: Instruction): Cause | null {
  const below = ownPackage(scene);
  const want = below ? { file: 'source' as const } : wants.find(({ says }) => says.test(scene.text));
  if (!want) return null;
  return missingAt(scene, want.file, run, below);
}

/**
 * Why a file is not where a RUN needs it; null where it is, as far as can be read.
 * @param below a file of another package of the module, where that is what is missing
 */
export function missingAt(
  scene: Scene,
  wanted: 'go.mod' | 'go.sum' | 'source',
  run: Instruction,
  below: string | null = null,
): Cause | null {
  const file = below ?? (wanted === 'source' ? sourceFile(scene) : wanted);
  const where = whereabouts(scene, file, run);
  const needs = `line ${run.line} (${quote(run)})`;
  switch (where.is) {
    case 'hidden':
      return {
        id: 'dockerignore-hides',
        found: `${file} never reaches the builder`,
        why: `${where.file} line ${where.line} (${where.rule}) keeps ${file} out of what is sent to the builder. So ${needs} has nothing to work with.`,
        next: `Take that line out, or add !${file} under it.`,
        place: { file: where.file, line: where.line },
      };
    case 'late':
      return wanted === 'source' || goCommands(run).some(compiles)
        ? {
            id: 'build-before-copy',
            found: `${file} comes after the build`,
            why: `${cap(needs)} runs before line ${where.by.line} copies ${file}. Lines run from top to bottom, each with what the ones above it left.`,
            next: `Move line ${where.by.line} above line ${run.line}.`,
            place: at(run),
          }
        : notCopied(file, run, `${cap(needs)} runs before line ${where.by.line} copies ${file}`);
    case 'elsewhere': {
      const onto = ontoTheOther(scene, file, where.at, run);
      if (onto) return onto;
      if (wanted === 'go.sum' && whereabouts(scene, 'go.mod', run).is === 'present')
        return notCopied(
          file,
          run,
          `${cap(needs)} works in ${where.workdir}, where go.mod is, and go.sum was copied to ${where.at} only`,
        );
      const moved = stepsUpTo(scene, run).findLast(({ instruction }) =>
        /^\s*cd\s+\S+\s*$/.test(shellText(instruction)),
      );
      if (moved && moved.instruction.keyword === 'RUN')
        return movedForItself(moved.instruction, file, where, run);
      return {
        id: 'wrong-folder',
        found: `${file} lies in ${where.at}, go looks in ${where.workdir}`,
        why: `${cap(needs)} works in ${where.workdir}, but ${file} was copied to ${where.at}. Go looks for a module in the folder where it is run, and above.`,
        next: 'Put WORKDIR before the COPY, and copy to ./ .',
        place: at(run),
      };
    }
    case 'never-copied': {
      const outside = copiesFromAbove(scene, run);
      if (outside) return outside;
      return wanted === 'source'
        ? {
            id: 'source-not-copied',
            found: `${file} is not in the image`,
            why: `No line copies ${file} before ${needs}. ${below ? 'The program imports it, and go does not find it.' : 'There is nothing to compile.'}`,
            next: 'Add COPY . . before it.',
            place: at(run),
          }
        : notCopied(file, run, `No line copies ${file} before ${needs}`);
    }
    case 'not-there':
      return absent(file, run);
    case 'present': {
      const gone = deletion(scene, file, run);
      if (gone) return deleted(wanted, file, run, gone);
      return wanted === 'go.sum' ? incomplete() : null;
    }
  }
}

/** `RUN cd /app` moves nobody but itself. */
function movedForItself(
  moved: Instruction,
  file: string,
  where: { readonly at: string; readonly workdir: string },
  run: Instruction,
): Cause {
  return {
    id: 'wrong-folder',
    found: `${file} lies in ${where.at}, go looks in ${where.workdir}`,
    why: `The cd in line ${moved.line} holds for that line alone: each RUN begins in the working directory again. So line ${run.line} works in ${where.workdir}, and ${file} is not there.`,
    next: `Write WORKDIR ${moved.rest.trim().split(/\s+/)[1] ?? '/app'} in place of line ${moved.line}.`,
    place: at(run),
  };
}

/** `COPY go.mod go.sum`: the last word says where to, and so go.mod became a file called go.sum. */
function ontoTheOther(scene: Scene, file: string, path: string, run: Instruction): Cause | null {
  const copy = stepsUpTo(scene, run).find((step) =>
    arrivals(step, scene.context).some((arrival) => arrival.file === file && arrival.to === path),
  )?.instruction;
  const target = copy?.args.at(-1) ?? '';
  if (!copy || target === file || !scene.folder.files.includes(target)) return null;
  return {
    id: 'copy-without-target',
    found: `${file} becomes a file called ${target}`,
    why: `The last word of line ${copy.line} (${quote(copy)}) says where to, so ${target} is not copied: it is the name that ${file} gets in the image.`,
    next: `Write ${copy.keyword} ${copy.args.join(' ')} ./`,
    place: at(copy),
  };
}

/** A file of the package of the module's own that go did not find; null where it is not in the folder either. */
function ownPackage({ text, folder }: Scene): string | null {
  const module = declaredPath(folder.goMod);
  const path =
    /(?:no required module provides package|package) ([^\s;:]+)(?:;| is not in std|: no such)/.exec(
      text,
    )?.[1];
  if (!module || !path?.startsWith(`${module}/`)) return null;
  const inside = path.slice(module.length + 1);
  return (
    folder.files.find((file) => file.endsWith('.go') && file.slice(0, file.lastIndexOf('/')) === inside) ??
    null
  );
}

/** BuildKit takes `../httpserver` for `httpserver`, which may be there and be something else. */
function copiesFromAbove(scene: Scene, run: Instruction): Cause | null {
  for (const { instruction } of stepsUpTo(scene, run)) {
    const cause = outsideContext(instruction);
    if (cause) return cause;
  }
  return null;
}

function notCopied(file: 'go.mod' | 'go.sum' | string, run: Instruction, what: string): Cause {
  const sums = file === 'go.sum';
  return {
    id: sums ? 'go-sum-not-copied' : 'go-mod-not-copied',
    found: `${file} is not in the image when line ${run.line} runs`,
    why: `${what}. ${sums ? 'Without the sums go cannot tell that it got the right modules, and refuses.' : 'Without it go does not know which modules are meant.'}`,
    next: 'Copy both first: COPY go.mod go.sum ./',
    place: at(run),
  };
}

/** The last line up to `run` that deletes a file of the module. */
function deletion(scene: Scene, file: string, run: Instruction): Instruction | null {
  const name = new RegExp(`\\brm(?=\\s)[^;&|\\n]*[\\s/]${file.replace(/[.]/g, '\\.')}(?=[\\s;&|]|$)`, 'm');
  const steps = stepsUpTo(scene, run).map(({ instruction }) => instruction);
  return steps.findLast((each) => each.keyword === 'RUN' && name.test(shellText(each))) ?? null;
}

function deleted(
  kind: 'go.mod' | 'go.sum' | 'source',
  file: string,
  run: Instruction,
  gone: Instruction,
): Cause {
  const same = gone === run;
  return {
    id:
      kind === 'source' ? 'source-not-copied' : kind === 'go.sum' ? 'go-sum-not-copied' : 'go-mod-not-copied',
    found: `${file} is deleted before go needs it`,
    why: `Line ${gone.line} (${quote(gone)}) deletes ${file}, and ${same ? 'go, in the same line,' : `line ${run.line}`} cannot do without it.`,
    next: `Leave ${file} where it is: take the rm out of line ${gone.line}.`,
    place: at(gone),
  };
}

function absent(file: string, run: Instruction): Cause {
  if (file === 'go.sum')
    return {
      id: 'go-sum-missing',
      found: 'no go.sum in the folder',
      why: 'The module requires others, and go.sum with their fingerprints is not there. Go refuses modules that it cannot verify.',
      next: 'Run go mod tidy: it writes go.sum.',
      place: { file: 'go.mod', line: 1 },
    };
  if (file === 'go.mod')
    return {
      id: 'go-mod-missing',
      found: 'no go.mod in the folder',
      why: `Line ${run.line} needs a module, and the folder has no go.mod to copy.`,
      next: 'Run go mod init httpserver and go mod tidy in the folder.',
      place: at(run),
    };
  return {
    id: 'source-missing',
    found: 'no Go file in the folder',
    why: `Line ${run.line} compiles, and there is no ${file} in the folder.`,
    next: 'Put main.go back; r resets the step.',
    place: at(run),
  };
}

function incomplete(): Cause {
  return {
    id: 'go-sum-incomplete',
    found: 'go.sum lacks a module',
    why: 'go.mod requires a module whose fingerprint is not in go.sum. Neither go build nor go mod download adds it.',
    next: 'Run go mod tidy in the folder.',
    place: { file: 'go.sum', line: 1 },
  };
}

/** The file that the program starts in: main.go, that of a folder below, or the first Go file that is there. */
export function sourceFile(scene: Pick<Scene, 'folder'>): string {
  const sources = scene.folder.files.filter(
    (file) => /\.go$/.test(file) && !/_test\.go$|(?:^|\/)(?:vendor|testdata)\//.test(file),
  );
  const own = sources.filter((file) => !file.includes('/'));
  const main = own.includes('main.go') ? 'main.go' : sources.find((file) => file.endsWith('/main.go'));
  return main ?? own[0] ?? sources[0] ?? 'main.go';
}

const cap = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
