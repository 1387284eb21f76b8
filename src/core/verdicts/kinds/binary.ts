import { z } from 'zod';
import { defineCheck } from '../check-kind.ts';
import type { BinaryFact, Program } from '../facts/binary.ts';
import { notMain } from '../go/compile-rules.ts';
import { buildProblem, goModProblem } from '../go/module-problems.ts';
import { modulesProblem } from '../go/modules-off.ts';
import { failed, type Problem, passed } from '../outcome.ts';

/** A program in the module's folder was built from the sources as they are, by whatever command, under any name. */
export const binary = defineCheck({
  kind: 'binary',
  schema: z.strictObject({}),
  cost: 'slow',
  perishable: true,
  title: () => 'the program is built from the sources as they are',
  request: () => ({ fact: 'binary' }),
  judge(_spec, fact) {
    const expected = 'a program built from the sources as they are';
    const program = fact.programs.find(({ state, executable }) => state.is === 'current' && executable);
    if (program) return passed(expected, program.path);
    return failed(expected, binaryProblem(fact));
  },
});

/** Why no program in the folder is of these sources and runs here: the root cause first. */
export function binaryProblem(fact: BinaryFact): Problem {
  const [best] = fact.programs;
  if (best === undefined) return noProgram(fact);
  return programProblem(best, fact);
}

function noProgram({ module, defaultName }: BinaryFact): Problem {
  const cause = goModProblem(module) ?? modulesProblem(module.modules) ?? buildProblem(module);
  if (cause) return { ...cause, found: `no program, and go build makes none: ${cause.found}` };
  return {
    found: "no program in the module's folder",
    why: `go build leaves one there, called ${defaultName}. It has not run here yet, or put its program elsewhere.`,
    next: "Run go build in the module's folder.",
    cause: 'binary-missing',
    place: null,
  };
}

function programProblem({ path, state }: Program, fact: BinaryFact): Problem {
  switch (state.is) {
    case 'current':
      return {
        found: `${path} may not be executed`,
        why: 'It is of these sources, but its execute bit is gone, so no shell starts it.',
        next: `Run chmod +x ${path}, or build again.`,
        cause: 'not-executable',
        place: null,
      };
    case 'archive': {
      const clause = fact.module.packages.find(({ name }) => name !== 'main');
      if (clause)
        return {
          ...notMain({ file: clause.file, line: clause.line }),
          found: `${path} is a library, not a program`,
        };
      return {
        found: `${path} is a library, not a program`,
        why: 'It was built while the package was not called main: then go build -o writes an archive and says no word.',
        next: 'Build again.',
        cause: 'not-a-program',
        place: null,
      };
    }
    case 'foreign':
      return {
        found: `${path} is built for ${state.platform}`,
        why: `This machine is ${state.host}, and starts only what was built for it. GOOS or GOARCH was set when it was built.`,
        next: 'Run go build without them: unset GOOS GOARCH, and look at go env GOOS GOARCH.',
        cause: 'wrong-platform',
        place: null,
      };
    case 'unbuildable': {
      const problem =
        goModProblem(fact.module) ?? modulesProblem(fact.module.modules) ?? buildProblem(fact.module);
      return {
        found: `${path} is from before; these sources do not build: ${problem?.found ?? 'go build fails'}`,
        why: problem?.why ?? 'go build fails, so the program cannot be of these sources.',
        next: problem?.next ?? 'Run go build, and read what it says.',
        cause: problem?.cause ?? 'build-failed',
        place: problem?.place ?? null,
      };
    }
    case 'stale':
      return {
        found: `${path} is older than the sources: ${state.detail}`,
        why: 'A program is what its sources were when it was built. Changing them changes nothing in it.',
        next: path === fact.defaultName ? 'Run go build again.' : `Build again: go build -o ${path}`,
        cause: 'binary-stale',
        place: null,
      };
  }
}
