import { z } from 'zod';
import { defineCheck } from '../check-kind.ts';
import type { BinaryFact, NoProgram, Program } from '../facts/binary.ts';
import { notMain } from '../go/compile-rules.ts';
import { buildProblem, goModProblem, notMainClause } from '../go/module-problems.ts';
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
    const counted = { ...fact, programs: ofTheServer(fact) };
    const program = counted.programs.find(({ state, executable }) => state.is === 'current' && executable);
    if (program) return passed(expected, program.path);
    return failed(expected, binaryProblem(counted));
  },
});

/** A tool of the module's may lie beside its server: where go build's own name is taken, that package is meant. */
function ofTheServer({ programs, defaultName }: BinaryFact): readonly Program[] {
  const built = ['current', 'stale', 'unbuildable'];
  const main = programs.find(({ path, state }) => path === defaultName && built.includes(state.is))?.of;
  if (!main) return programs;
  return programs.filter(({ of }) => of === main || of === 'command-line-arguments');
}

/** Why no program in the folder is of these sources and runs here: the root cause first. */
export function binaryProblem(fact: BinaryFact): Problem {
  const [best] = fact.programs;
  if (best === undefined) return noProgram(fact);
  return programProblem(best, fact);
}

function noProgram({ module, defaultName, installed }: BinaryFact): Problem {
  const cause = goModProblem(module) ?? modulesProblem(module.modules) ?? buildProblem(module);
  if (cause) return { ...cause, found: `no program, and go build makes none: ${cause.found}` };
  if (installed !== null)
    return {
      found: `no program in the module's folder, but in ${installed}`,
      why: 'go install builds too, and puts the program into GOBIN, or bin in GOPATH, instead of this folder.',
      next: "Run go build in the module's folder.",
      cause: 'binary-installed-elsewhere',
      place: null,
    };
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
      const clause = notMainClause(fact.module);
      if (clause)
        return {
          ...notMain(clause),
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
        place: state.newer ? { file: state.newer, line: 1 } : null,
      };
    case 'other-module':
      return {
        found: `${path} was built of another module: ${state.path}`,
        why: 'A program holds the path of the module that it was built of, and that is not the one in this folder.',
        next: `Build this one: go build -o ${path}`,
        cause: 'binary-of-another-module',
        place: null,
      };
    case 'tests':
      return {
        found: `${path} is the tests' program`,
        why: 'go test -c builds the tests into a program that runs them and ends; it serves nobody.',
        next: `Build the server: go build -o ${path}`,
        cause: 'binary-of-the-tests',
        place: null,
      };
    case 'no-program':
      return { next: 'Remove it, then run go build.', place: null, ...notOne(path, state.what) };
  }
}

function notOne(path: string, what: NoProgram): Pick<Problem, 'found' | 'why' | 'cause'> {
  switch (what) {
    case 'empty':
      return {
        found: `${path} is empty`,
        why: 'There is nothing in the file to run. touch or a redirection makes such a file; go build does not.',
        cause: 'binary-empty',
      };
    case 'script':
      return {
        found: `${path} is a script`,
        why: 'A script needs what it calls wherever it goes. The lesson is about the one file with everything inside that go build makes.',
        cause: 'binary-is-a-script',
      };
    case 'library':
      return {
        found: `${path} is a library for other programs to load`,
        why: 'It was built with -buildmode for sharing: there is no main in it that could be started.',
        cause: 'binary-is-a-library',
      };
    case 'cut short':
      return {
        found: `${path} is cut short`,
        why: 'Its header speaks of more than there is in the file: a copy or a build was broken off.',
        cause: 'binary-cut-short',
      };
    case 'not of Go':
      return {
        found: `${path} is a program, but none that Go built`,
        why: 'Go writes into every program what it was built from, and there is nothing of the kind in this one.',
        cause: 'binary-not-of-go',
      };
    case 'folder':
      return {
        found: `${path} is a folder`,
        why: 'go build puts a program into a folder that has its name, instead of writing over it.',
        cause: 'binary-is-a-folder',
      };
    case 'link to nothing':
      return {
        found: `${path} is a link that leads to nothing`,
        why: 'What it points to has been moved or removed.',
        cause: 'binary-link-to-nothing',
      };
    case 'text':
      return {
        found: `${path} is no program`,
        why: 'It does not begin as programs do, so it cannot be started.',
        cause: 'binary-no-program',
      };
  }
}
