import { compiles, decides, goCommands } from '../../dockerfile/go-commands.ts';
import type { Instruction } from '../../dockerfile/types.ts';
import { engineFault } from '../engine-faults.ts';
import { mistakeIn } from '../go/compiler-says.ts';
import { fetchFailure } from './failure-fetch.ts';
import { fileFailure } from './failure-files.ts';
import { lineFailure, wordFailure } from './failure-line.ts';
import { moduleFailure } from './failure-module.ts';
import { pathFailure } from './failure-path.ts';
import { goRules } from './go-rules.ts';
import { type RunRule, runRules } from './run-rules.ts';
import { at, type Cause, failedAt, type Scene, stepsUpTo, whereabouts } from './scene.ts';
import { shellRules } from './shell-rules.ts';
import { slipRules } from './slip-rules.ts';

/** Failures of a RUN, mostly go's: what it said, and what in the Dockerfile or the folder made it say so. */
export function goFailure(scene: Scene): Cause | null {
  const run = failedAt(scene);
  if (run?.keyword !== 'RUN') return null;
  const first =
    lineFailure(run) ??
    ruled([...slipRules, ...shellRules], scene, run) ??
    wordFailure(scene, run) ??
    fetchFailure(scene, run) ??
    moduleFailure(scene, run) ??
    ruled([...runRules, ...goRules], scene, run);
  if (first) return first;
  return fileFailure(scene, run) ?? pathFailure(scene, run) ?? requirement(scene, run) ?? compileError(scene);
}

function ruled(rules: readonly RunRule[], scene: Scene, run: Instruction): Cause | null {
  for (const rule of rules) {
    const match = rule.says.exec(scene.text);
    const cause = match && rule.cause(scene, run, match);
    if (cause) return cause;
  }
  return null;
}

/** An import that go.mod does not know: the folder's fault, or that of another go.mod in the image. */
function requirement(scene: Scene, run: Instruction): Cause | null {
  const match = /(?:(\S+\.go):(\d+):\d+: )?no required module provides package ([^\s;:]+)/.exec(scene.text);
  if (!match) return null;
  const path = match[3] ?? '';
  const own = scene.folder.goMod?.split(/\s+/).some((word) => word.includes('.') && path.startsWith(word));
  if (own) {
    const made = stepsUpTo(scene, run).find(({ instruction }) => goCommands(instruction).some(decides));
    return {
      id: made ? 'requirements-made-up' : 'requirements-frozen',
      found: `a go.mod in the image that does not know ${path}`,
      why: `The folder's go.mod requires it, but ${made ? `line ${made.instruction.line} makes another one inside the image` : 'the image holds another one'}. Requirements belong to the module, and are copied with it.`,
      next: "Copy the folder's go.mod and go.sum instead.",
      place: at(made?.instruction ?? run),
    };
  }
  const work = scene.folder.files.includes('go.work') ? whereabouts(scene, 'go.work', run) : null;
  if (work && work.is !== 'present')
    return {
      id: 'go-work-not-copied',
      found: 'go.work is not in the image',
      why: `In your folder go finds ${path} by go.work, and go.work is not in the image when line ${run.line} runs.`,
      next: 'Copy go.work and the go.mod files of the modules that it names before the download, and the modules before the build.',
      place: at(run),
    };
  if (!match[1] && run.rest.includes(path))
    return {
      id: 'go-path-missing',
      found: `there is no ${path} in the module`,
      why: `Line ${run.line} names it for go to build, and neither the module nor what go.mod requires has it.`,
      next: 'Name the folder of main.go: the dot, where the two are side by side.',
      place: at(run),
    };
  return {
    id: 'dependency-missing',
    found: `go.mod does not require ${path}`,
    why: `${match[1] ?? 'The program'} imports ${path}, and no module in go.mod provides it. go build never edits go.mod.`,
    next: 'Run go mod tidy in the folder.',
    place: match[1]
      ? { file: match[1].replace(/^\.\//, ''), line: Number(match[2]) }
      : { file: 'go.mod', line: 1 },
  };
}

const vetted = {
  cause: 'vet-complains',
  why: 'go vet takes this line for a mistake, although the compiler would not, and the build stops there.',
  next: null,
};

/** Named as in the folder itself: it is one mistake, wherever it is compiled. */
function compileError(scene: Scene): Cause | null {
  const match = /(?:^|\n)(?:vet: )?(?:\.\/)?([\w./-]+\.go):(\d+)(?::\d+)?: ([^\n]+)/.exec(scene.text);
  const run = failedAt(scene);
  // A module that could not be fetched is told with the importing line as well.
  if (!match || !run || !goCommands(run).some(compiles) || engineFault(scene.text)) return null;
  const [, file = 'main.go', line, said = ''] = match;
  const { cause, why, next } = /^# \[/m.test(scene.text) ? vetted : mistakeIn(said.trim());
  return {
    id: cause ?? 'compile-error',
    found: `${file}:${line}: ${said.trim()}`,
    why,
    next: next ?? `Correct line ${line} of ${file}, and see that go build works here, without Docker, first.`,
    place: { file, line: Number(line) },
  };
}
