import type { Place } from '../../course/types.ts';
import { shellText } from '../../dockerfile/go-commands.ts';
import type { Dockerfile } from '../../dockerfile/types.ts';
import type { ProgramView, Stopped } from '../facts/images.ts';
import { readGoSource } from '../go/source.ts';
import type { Problem } from '../outcome.ts';
import { builds, dynamic } from './dynamic.ts';
import { missing } from './missing-program.ts';
import { lastPlace, placeOf, placeText } from './places.ts';

/** What is wrong with the program itself; null where it is sound. */
export function programProblem(program: ProgramView, stopped: Stopped, start: Place | null): Problem | null {
  const { config, dockerfile } = stopped;
  const source = program.is === 'file' && /\.(?:go|mod|sum)$/.test(program.path);
  if (source)
    return {
      found: `${program.path} is source, not a program`,
      why: `${placeText(start)} starts a file of source, and only what go build makes of it can be run.`,
      next: 'Start the program that go build -o names.',
      cause: 'entrypoint-is-source',
      place: start,
    };
  if (program.is === 'missing') return missing(program, stopped, start);
  if (program.is === 'folder')
    return {
      found: `${program.path} is a folder in the image`,
      why: `${placeText(start)} starts ${program.named}, but a folder cannot be run${
        program.elsewhere === null ? '.' : `: the program lies at ${program.elsewhere}.`
      }`,
      next:
        program.elsewhere === null
          ? 'Copy the program itself, not the folder it is in.'
          : `Start ${program.elsewhere}, or copy the program alone to ${program.path}.`,
      cause: 'entrypoint-is-directory',
      place: start,
    };
  if (program.form === 'archive')
    return {
      found: `${program.path} is an archive, not a program`,
      why: 'go build makes a program only of package main; of any other package it makes an archive, and says nothing.',
      next: 'Let main.go begin with package main, and build what is in its folder.',
      cause: 'package-not-main',
      place: clauseOf(stopped),
    };
  if (!program.executable) return notExecutable(program, dockerfile, start);
  if (program.form === 'other' && refused.test(stopped.said))
    return {
      found: `${program.path} is no program`,
      why: `${placeText(start)} starts it, and it is neither what go build makes nor a script that begins with #!/bin/sh.`,
      next: 'Begin a script with #!/bin/sh, or start the program itself.',
      cause: 'entrypoint-no-program',
      place: start,
    };
  const machine = program.elf?.machine ?? null;
  const system = namedSystem(dockerfile);
  const otherSystem = program.form === 'mach-o' || program.form === 'windows' || system !== null;
  if (otherSystem || (machine !== null && machine !== config.architecture) || refused.test(stopped.said))
    return {
      found: otherSystem
        ? `${program.path} is a program for ${
            program.form === 'windows' ? 'Windows' : program.form === 'mach-o' ? 'macOS' : system
          }`
        : `${program.path} is for ${machine ?? 'another kind of machine'}, the image for ${config.architecture}`,
      why: 'A container runs on the machine’s own kernel and processor, and those cannot read this program.'.replace(
        '’',
        "'",
      ),
      next: `Build it with GOOS=linux, and with GOARCH=${config.architecture} or none at all.`,
      cause: 'wrong-architecture',
      place: lastBuild(dockerfile) ?? start,
    };
  if (program.interpreter !== null && !program.interpreter.there)
    return program.elf === null
      ? {
          found: `${program.path} is a script for ${program.interpreter.path}, which is not in the image`,
          why: 'A script is run by another program, and that one has to be in the image too.',
          next: 'Start your Go program directly.',
          cause: 'script-interpreter-missing',
          place: start,
        }
      : dynamic(`${program.path} asks for ${program.interpreter.path}, which is not in the image`, stopped);
  if (program.elf === null && program.form === 'script' && /no such file or directory/i.test(stopped.said))
    return {
      found: `${program.path} has Windows line ends`,
      why: 'Its first line names the program that is to run it, and the line end of Windows counts as a part of that name. So nothing of that name is found.',
      next: `Save it with line ends of Unix, or run sed -i 's/\\r$//' on it.`,
      cause: 'script-line-ends',
      place: start,
    };
  if (/error while loading shared libraries|Error loading shared library|version `GLIBC/i.test(stopped.said))
    return dynamic(stopped.said, stopped);
  if (stopped.exit === null && /permission denied/i.test(stopped.said) && config.user !== '')
    return {
      found: `user ${config.user} may not execute ${program.path}`,
      why: 'The file may be executed by others, but not by the user that USER names.',
      next: 'Copy it with --chmod=755, or with --chown for that user.',
      cause: 'user-may-not-execute',
      place: lastPlace(dockerfile, 'USER'),
    };
  return null;
}

const refused = /exec format error/i;

/** The package line that is not of main. */
function clauseOf({ sources = [] }: Stopped): Place | null {
  for (const { file, text } of sources) {
    const { clause } = readGoSource(file, text);
    if (clause && clause.name !== 'main' && !file.includes('/')) return { file, line: clause.line };
  }
  return null;
}

function notExecutable({ path, form }: ProgramView, dockerfile: Dockerfile, start: Place | null): Problem {
  const copies = dockerfile.stages.flatMap(({ instructions }) => instructions);
  const without = copies.findLast(({ flags }) => flags.some(({ name }) => name === 'chmod'));
  const mode = without?.flags.find(({ name }) => name === 'chmod')?.value;
  return {
    found: `${path} may not be executed`,
    why: without
      ? `Line ${without.line} copies with --chmod=${mode}. Without the x permission nobody may run a file.`
      : 'The file is there, but without the x permission nobody may run it.',
    next: without
      ? `Write --chmod=755 in line ${without.line}, or leave the flag out.`
      : form === 'script'
        ? `Write COPY --chmod=755 for it, or RUN chmod +x ${path} below.`
        : 'Let go build write it, or add RUN chmod +x in the stage that it is copied from.',
    cause: 'entrypoint-not-executable',
    place: placeOf(without) ?? lastPlace(dockerfile, 'COPY') ?? start,
  };
}

/** What GOOS says in the line that builds, where that is not linux: ELF is the form of other systems too. */
function namedSystem({ stages }: Dockerfile): string | null {
  const build = stages.flatMap(({ instructions }) => instructions).findLast(builds);
  const named = build ? /\bGOOS=["']?([a-z]\w*)/.exec(shellText(build))?.[1] : undefined;
  return named === undefined || named === 'linux' ? null : named;
}

/** The line that sets what is built for, else the last `go build` of the Dockerfile. */
function lastBuild({ preamble, stages }: Dockerfile): Place | null {
  const all = [...preamble, ...stages.flatMap(({ instructions }) => instructions)];
  const build = all.findLast(builds);
  const sets = (text: string) => /\bGO(?:ARCH|OS)[= ]/.test(text);
  if (build && sets(shellText(build))) return placeOf(build);
  const set = all.findLast(({ keyword, rest }) => /^(?:ENV|ARG)$/.test(keyword) && sets(rest));
  return placeOf(set ?? build);
}
