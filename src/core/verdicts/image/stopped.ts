import type { Place } from '../../course/types.ts';
import { finalLines, startOf } from '../../dockerfile/stages.ts';
import type { Dockerfile } from '../../dockerfile/types.ts';
import { commentBehind } from '../builds/failure-syntax.ts';
import { problemOf } from '../builds/scene.ts';
import type { Stopped } from '../facts/images.ts';
import { addressProblem } from '../go/server-problems.ts';
import { endedServer } from '../go/server-source.ts';
import type { Problem } from '../outcome.ts';
import { fromPlace, lastPlace, placeText, portPlace, startPlace } from './places.ts';
import { programProblem } from './program-problem.ts';
import { swappedProblem } from './stages-swapped.ts';
import { startedBy } from './started.ts';

/** Why a container did not start or did not go on: by what is in the image; exit codes differ from engine to engine. */
export function stoppedProblem(stopped: Stopped): Problem {
  const { config, dockerfile, program, shell, said } = stopped;
  const started = startedBy(config);
  const start = startPlace(dockerfile);
  const swapped =
    start === null
      ? swappedProblem(dockerfile, 'the image is the stage that builds, and starts no server')
      : null;
  if (swapped !== null) return swapped;
  if (
    started.words.length === 0 ||
    (start === null && /^(?:\/(?:usr\/)?bin\/)?(?:ba|a)?sh$/.test(started.words.join(' ')))
  )
    return nothingToStart(started.words, dockerfile);
  const list = started.shellLine === null ? null : brokenList(dockerfile, start);
  if (list !== null) return list;
  if (started.shellLine !== null && !shell) return shellForm(started.shellLine, dockerfile, start);
  if (/unable to find user|no matching entries in passwd|unable to find group/i.test(said))
    return {
      found: `the image knows no user ${config.user}`,
      why: `Names of users stand in /etc/passwd, and ${
        shell ? 'no line has made that one' : 'an image from scratch has no such file'
      }. Those that another stage has made stay there.`,
      next: `Give a number instead, as USER 65534${shell ? `, or write RUN useradd ${config.user} above` : ''}.`,
      cause: 'user-unknown',
      place: lastPlace(dockerfile, 'USER'),
    };
  const port = /parsing container port/.test(said) ? commentedPort(dockerfile) : null;
  if (port !== null) return port;
  const inside = program === null ? null : programProblem(program, stopped, start);
  return inside ?? ended(stopped, start);
}

/** `EXPOSE 8080 # the port`: Docker refuses it in the build, Podman when a container is to start. */
function commentedPort(dockerfile: Dockerfile): Problem | null {
  const line = finalLines(dockerfile).find(({ keyword, rest }) => keyword === 'EXPOSE' && /\s#/.test(rest));
  return line ? problemOf(commentBehind(line)) : null;
}

function nothingToStart(words: readonly string[], dockerfile: Dockerfile): Problem {
  const inherited = words.join(' ');
  const early = dockerfile.stages
    .slice(0, -1)
    .flatMap(({ instructions }) => instructions)
    .findLast(({ keyword }) => /^(?:ENTRYPOINT|CMD)$/.test(keyword));
  return {
    found: 'the image says nothing about what to start',
    why:
      inherited === ''
        ? `Without an ENTRYPOINT or a CMD a container has no program to run.${early ? ` That of line ${early.line} belongs to another stage, and each FROM begins anew.` : ''}`
        : `Without an ENTRYPOINT or a CMD of its own the final stage starts what its base image starts: ${inherited}, which ends at once.`,
    next: 'End the Dockerfile with ENTRYPOINT ["/httpserver"], with the path that your program has in the image.',
    cause: 'nothing-to-start',
    place: fromPlace(dockerfile),
  };
}

/** What begins like a list and is none: the builder takes the brackets for a line of shell, and says nothing. */
function brokenList(dockerfile: Dockerfile, place: Place | null): Problem | null {
  const { entrypoint, cmd } = startOf(dockerfile);
  const line = entrypoint ?? cmd;
  if (line === null || line.form === 'exec' || !line.rest.startsWith('[')) return null;
  const { keyword, rest } = line;
  const comment = /\]\s*#/.test(rest);
  const quotes = /['‘’“”]/.test(rest);
  const why = comment
    ? 'a comment stands behind it, and a comment needs a line of its own'
    : quotes
      ? 'JSON wants double quotes, as "'
      : 'a quote, a comma or the closing bracket is not where JSON has it';
  const list = rest.replace(/\]\s*#.*$/, ']').match(/[\w./:=@-]+/g) ?? [];
  return {
    found: `${placeText(place)} is not the list that it looks like: ${rest}`,
    why: `${keyword} begins with a bracket, but ${why}. So all of it, brackets too, is given to /bin/sh -c as a command line.`,
    next: `Write ${keyword} ${JSON.stringify(list)}.`,
    cause: comment ? 'comment-after-instruction' : 'list-not-json',
    place,
  };
}

function shellForm(line: string, dockerfile: Dockerfile, place: Place | null): Problem {
  const { entrypoint, cmd } = startOf(dockerfile);
  const by = entrypoint ?? cmd;
  const keyword = by?.keyword ?? 'ENTRYPOINT';
  const said = by?.form === 'exec';
  return {
    found: `the image has no /bin/sh, and ${placeText(place)} asks for one`,
    why: said
      ? `${keyword} starts a shell to run ${line.trim()}, and there is no shell in an image from scratch.`
      : `${keyword} without brackets is run as /bin/sh -c "${line}", and there is no shell in an image from scratch.`,
    next: `Write it as a list: ${keyword} ${JSON.stringify(
      line
        .trim()
        .replace(/^exec\s+/, '')
        .split(/\s+/),
    )}.`,
    cause: said ? 'shell-missing' : 'shell-form-in-scratch',
    place,
  };
}

function ended(
  { config, said, exit, dockerfile, shell, sources = [] }: Stopped,
  start: Place | null,
): Problem {
  const never = exit === null;
  const slip = never ? null : startSlip([...config.entrypoint, ...config.command].join(' '), said, exit);
  if (slip)
    return {
      found: `the container ended with exit ${exit}: ${slip.found}`,
      why: `${placeText(start)} ${slip.why}`,
      next: slip.next,
      cause: 'container-exited',
      place: start,
    };
  if (exit === 127 || exit === 126)
    return {
      found: said || `exit ${exit}`,
      why: `${placeText(start)} is run by a shell, and the shell ${exit === 127 ? 'finds no such program' : 'may not execute it'}.`,
      next: 'Start the program by the whole path that it has in the image.',
      cause: exit === 127 ? 'entrypoint-missing' : 'entrypoint-not-executable',
      place: start,
    };
  const found = `the container ended with exit ${exit}; its last line: ${said || 'nothing at all'}`;
  const lack = never || (shell && dockerfile.stages.length < 2) ? null : lackOf(said, shell);
  if (lack) return { ...lack, found, cause: 'container-exited', place: fromPlace(dockerfile) ?? start };
  const server = exit === 0 ? endedServer(sources) : null;
  if (server) return { ...server, found, cause: 'container-exited' };
  const address = never ? null : addressProblem(said, found);
  if (address) return { ...address, cause: 'container-exited', place: portPlace(dockerfile) ?? start };
  return {
    found: never ? `the container did not start: ${said || 'the engine did not say why'}` : found,
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

/** What a program missed that its first stage had, and the final one has not; null where its last words tell of none. */
function lackOf(said: string, shell: boolean): Pick<Problem, 'why' | 'next'> | null {
  const image = shell ? 'the final image' : 'scratch';
  const zone = /unknown time zone ([\w/+-]+)/.exec(said)?.[1];
  if (zone !== undefined)
    return {
      why: `The program asks for the time zone ${zone}, and ${image} has no list of them.`,
      next: 'Write import _ "time/tzdata" in main.go, or copy /usr/share/zoneinfo from a stage that has it.',
    };
  if (/signed by unknown authority|failed to (?:load|find any) (?:system )?(?:root|cert)/i.test(said))
    return {
      why: `The program calls a server over HTTPS, and ${image} has no list of whom to trust.`,
      next: 'Write COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ in the final stage.',
    };
  const program = /exec: \\?"([^"\\]+)\\?": executable file not found|fork\/exec (\S+): no such file/.exec(
    said,
  );
  if (program)
    return {
      why: `The program starts another one, ${program[1] ?? program[2]}, and ${image} has none of that name.`,
      next: 'Do in Go what that program does, or end in an image that has it.',
    };
  if (/(?:open|stat|lstat|mkdir) \/tmp\b[^:]*: no such file/.test(said))
    return {
      why: `The program wants to write to /tmp, and ${image} has no folder of that name.`,
      next: 'Write COPY --from=builder /tmp /tmp in the final stage.',
    };
  const file = /(?:open|stat|lstat|read|chdir) ([^\s:"]+): no such file|matches no files: `([^`]+)`/.exec(
    said,
  );
  const path = file?.[1] ?? file?.[2];
  return path === undefined
    ? null
    : {
        why: `The program opens ${path} when it starts, and the final stage has only what is copied into it.`,
        next: `Copy ${path} into the final stage too, to where the program looks for it; or let go embed it.`,
      };
}

/** A command that ends at once by what it says, with nothing wrong in the image. */
function startSlip(
  line: string,
  said: string,
  exit: number | null,
): Pick<Problem, 'found' | 'why' | 'next'> | null {
  if (exit === 0 && /&\s*$/.test(line))
    return {
      found: 'its server was put into the background',
      why: 'ends with &: the shell starts the server and ends itself, and the container ends with it.',
      next: 'Take the & away.',
    };
  const other =
    /^(?:\/bin\/sh -c (?:exec )?)?((?:\/(?:usr\/)?s?bin\/)?(?:echo|ls|cat|true|env|printf|date|pwd|whoami|uname|id))(?:\s|$)(?!.*(?:&&|;))/.exec(
      line,
    )?.[1];
  if (exit === 0 && other !== undefined)
    return {
      found: `it ran ${other}, and no server`,
      why: `starts ${other}, which does its little work and ends. What stands behind it are its arguments.`,
      next: 'Start your program there, by its path in the image.',
    };
  if (exit === 0 && /\bgo build\b(?!.*[;&|])/.test(line))
    return {
      found: 'it built, and started nothing',
      why: 'builds the program when a container starts, and nothing runs what was built.',
      next: 'Write RUN go build … for the build, and the program itself in ENTRYPOINT.',
    };
  if (/Syntax error|cannot execute binary file/i.test(said) && /^\S*sh (?!-c)/.test(line))
    return {
      found: 'a shell read the program as a script',
      why: 'gives the program to sh, which takes it for a text of commands.',
      next: 'Start the program itself, without sh in front.',
    };
  return null;
}
