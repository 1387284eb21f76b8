import type { Place } from '../../course/types.ts';
import { startOf } from '../../dockerfile/stages.ts';
import type { ProgramView, Stopped } from '../facts/images.ts';
import type { Problem } from '../outcome.ts';
import { fromPlace, lastPlace, placeText, startPlace } from './places.ts';
import { startedBy } from './started.ts';

/** Why a container did not start or did not go on: by what is in the image; exit codes differ from engine to engine. */
export function stoppedProblem(stopped: Stopped): Problem {
  const { config, dockerfile, program, shell, said } = stopped;
  const started = startedBy(config);
  const start = startPlace(dockerfile);
  if (started.words.length === 0)
    return {
      found: 'the image says nothing about what to start',
      why: 'Without an ENTRYPOINT or a CMD a container has no program to run.',
      next: 'End the Dockerfile with ENTRYPOINT ["/httpserver"], with the path that your program has in the image.',
      cause: 'nothing-to-start',
      place: fromPlace(dockerfile),
    };
  if (started.shellLine !== null && !shell) return shellForm(started.shellLine, dockerfile, start);
  if (/unable to find user|no matching entries in passwd|unable to find group/i.test(said))
    return {
      found: `the image knows no user ${config.user}`,
      why: 'Names of users stand in /etc/passwd, and an image from scratch has no such file.',
      next: 'Give a number instead, as USER 65534.',
      cause: 'user-unknown',
      place: lastPlace(dockerfile, 'USER'),
    };
  const inside = program === null ? null : programProblem(program, stopped, start);
  return inside ?? ended(stopped, start);
}

function shellForm(line: string, dockerfile: Stopped['dockerfile'], place: Place | null): Problem {
  const { entrypoint, cmd } = startOf(dockerfile);
  const keyword = (entrypoint ?? cmd)?.keyword ?? 'ENTRYPOINT';
  const quoted = /^\[.*['‘’“”]/.test(line.trim());
  return {
    found: `the image has no /bin/sh, and ${placeText(place)} asks for one`,
    why: quoted
      ? `${keyword} looks like a list, but JSON wants double quotes: so it is taken as a line for a shell, and scratch has none.`
      : `${keyword} without brackets is run as /bin/sh -c "${line}", and there is no shell in an image from scratch.`,
    next: `Write it as a list: ${keyword} ${JSON.stringify(quoted ? words(line) : line.trim().split(/\s+/))}.`,
    cause: 'shell-form-in-scratch',
    place,
  };
}

const words = (line: string) => line.match(/[\w./=-]+/g) ?? [];

/** What is wrong with the program itself; null where it is sound. */
function programProblem(program: ProgramView, stopped: Stopped, start: Place | null): Problem | null {
  const { config, dockerfile } = stopped;
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
      place: null,
    };
  if (!program.executable)
    return {
      found: `${program.path} may not be executed`,
      why: 'The file is there, but without the x permission nobody may run it.',
      next: 'Let go build write it, or add RUN chmod +x in the stage that it is copied from.',
      cause: 'entrypoint-not-executable',
      place: lastPlace(dockerfile, 'COPY') ?? start,
    };
  const machine = program.elf?.machine ?? null;
  const otherSystem = program.form === 'mach-o' || program.form === 'windows';
  if (otherSystem || (machine !== null && machine !== config.architecture) || refused.test(stopped.said))
    return {
      found: otherSystem
        ? `${program.path} is a program for ${program.form === 'windows' ? 'Windows' : 'macOS'}`
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
          cause: 'entrypoint-missing',
          place: start,
        }
      : dynamic(`${program.path} asks for ${program.interpreter.path}, which is not in the image`, stopped);
  if (/error while loading shared libraries|Error loading shared library|version `GLIBC/i.test(stopped.said))
    return dynamic(stopped.said, stopped);
  return null;
}

const refused = /exec format error/i;

function dynamic(found: string, { dockerfile }: Stopped): Problem {
  return {
    found,
    why: 'The program is linked dynamically: a loader and the C library have to be there to start it, and this image has neither.',
    next: 'Build it statically: RUN CGO_ENABLED=0 GOOS=linux go build, and the rest as before.',
    cause: 'dynamic-in-scratch',
    place: lastBuild(dockerfile),
  };
}

/** The last `go build` of the Dockerfile. */
function lastBuild({ stages }: Stopped['dockerfile']): Place | null {
  const all = stages.flatMap(({ instructions }) => instructions);
  const found = all.findLast(
    ({ keyword, text, heredocs }) =>
      keyword === 'RUN' &&
      /\bgo\s+(?:build|install)\b/.test([text, ...heredocs.map((h) => h.text)].join('\n')),
  );
  return found ? { file: 'Dockerfile', line: found.line } : null;
}

function missing(program: ProgramView, { config }: Stopped, start: Place | null): Problem {
  const { named, path, elsewhere } = program;
  const relative = !named.startsWith('/');
  const bare = !named.includes('/');
  const at = elsewhere === null ? '' : `; there is ${elsewhere}`;
  if (relative && !bare && elsewhere?.endsWith(named.replace(/^(?:\.\/)+/, '')))
    return {
      found: `there is no ${path} in the image${at}`,
      why: `${placeText(start)} starts ${named}, seen from the working directory, and that is ${config.workdir} in the final image: each FROM begins anew and forgets the WORKDIR before it.`,
      next: `Start it by its whole path: ENTRYPOINT ["${elsewhere}"].`,
      cause: 'workdir-lost',
      place: start,
    };
  return {
    found: `there is no ${bare ? `${named} in PATH` : path} in the image${at}`,
    why: bare
      ? `${placeText(start)} gives a bare name, which is looked for in the folders of PATH only, not in the working directory.`
      : `${placeText(start)} starts ${named}, and no instruction has put a program there.`,
    next:
      elsewhere === null
        ? 'Copy the program there, or start the path that it was copied to.'
        : `Start it where it is: ENTRYPOINT ["${elsewhere}"].`,
    cause: 'entrypoint-missing',
    place: start,
  };
}

function ended({ said, exit }: Stopped, start: Place | null): Problem {
  const never = exit === null;
  return {
    found: never
      ? `the container did not start: ${said || 'the engine did not say why'}`
      : `the container ended with exit ${exit}; its last line: ${said || 'nothing at all'}`,
    why: never
      ? 'The engine could not begin with what the image tells it to start.'
      : 'A container lives as long as its program: a server has to go on running.',
    next: never
      ? 'Look at what ENTRYPOINT and CMD say together.'
      : 'Run docker logs on it, or start the image without -d, and put right what it says.',
    cause: never ? 'container-not-started' : 'container-exited',
    place: start,
  };
}
