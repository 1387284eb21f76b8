import { z } from 'zod';
import type { CommandRecord } from '../../progress/types.ts';
import { defineCheck } from '../check-kind.ts';
import { failed, type Problem, passed, unrecorded } from '../outcome.ts';
import { endText } from './ran.ts';

/** A command of this step's record listened, as a program of its own or as a container; it may still. */
export const served = defineCheck({
  kind: 'served',
  schema: z.strictObject({ by: z.enum(['program', 'container']) }),
  cost: 'instant',
  perishable: false,
  title: ({ by }) => (by === 'program' ? 'your program has listened' : 'a container of yours has run'),
  request: () => ({ fact: 'record' }),
  judge({ by }, record) {
    const expected =
      by === 'program' ? 'your program, started and listening' : 'a container, started and listening';
    const commands = record?.commands ?? [];
    if (commands.length === 0) return unrecorded(expected, 'Start it in the tour.');
    const right = commands.findLast(by === 'program' ? programServed : containerServed);
    if (right) {
      const where =
        right.ports.length > 0 ? ` on port ${right.ports.join(', ')}` : ', on no port of this machine';
      return passed(expected, `${right.line}: it ${right.end === null ? 'listens' : 'listened'}${where}`);
    }
    const starters = commands.filter(({ line }) => looksLike[by].test(line));
    const last = starters.at(-1) ?? commands.at(-1);
    return failed(expected, last && starters.length > 0 ? whyNot(by, last) : notStarted(by));
  },
});

const looksLike = {
  program: /(^|[\s;&])(\.{0,2}\/\S+|go\s+run\b)/,
  container: /\b(docker|podman)\b.*\b(run|start|up)\b/,
};

function programServed({ ports, container }: CommandRecord): boolean {
  return container === null && ports.length > 0;
}

/**
 * A container without a published port has no port here, yet it serves while it runs: so it counts when it still does,
 * or was stopped: by Ctrl+C, or by `docker stop`, which ends a Go server with exit 2 (SIGTERM) or 137.
 */
function containerServed({ ports, container, end, output }: CommandRecord): boolean {
  if (container === null) return false;
  if (ports.length > 0 || end === null || end.how === 'stopped') return true;
  return (
    end.how === 'exited' && [2, 130, 137, 143].includes(end.code) && !/^(panic|fatal error):/m.test(output)
  );
}

function notStarted(by: 'program' | 'container'): Problem {
  return {
    found: 'nothing of the kind was started in this step',
    why: 'The step is about a server at work, so it has to be started here, in the tour.',
    next:
      by === 'program'
        ? 'Start the program; Tab writes the command.'
        : 'Start a container; Tab writes the command.',
    cause: 'not-run',
    place: null,
  };
}

/** `Port 8080`, of `listen tcp :8080: bind: address already in use` or `Bind for 0.0.0.0:8080 failed`. */
function portIn(output: string): string | null {
  const port = /:(\d{1,5})(?::| failed)[^\n]*(?:already in use|already allocated)/.exec(output)?.[1];
  return port === undefined ? null : `Port ${port}`;
}

/** lsof is there on macOS and most Linux systems; `docker ps` names the container. */
function whoHas(port: string | null): string {
  return `lsof -i ${port === null ? '' : `:${port.slice('Port '.length)}`} for a program, docker ps for a container`;
}

function whyNot(by: 'program' | 'container', command: CommandRecord): Problem {
  const found = `${command.line}: ${endText(command)}, and it never listened`;
  const { output } = command;
  if (/address already in use|port is already allocated|rootlessport listen tcp/.test(output))
    return {
      found,
      why: `${portIn(output) ?? 'The port'} is held by another program, often an earlier start of the same server.`,
      next: `See which, and stop it: ${whoHas(portIn(output))}. Or take another port.`,
      cause: 'port-taken',
      place: null,
    };
  if (/No such file or directory|not found/i.test(output) && by === 'program' && exitCode(command) === 127)
    return {
      found,
      why: 'There is no program of that name here: it is made by go build, and started with ./ in front.',
      next: 'Run go build, look with ls, then start it.',
      cause: 'binary-missing',
      place: null,
    };
  if (command.end === null)
    return {
      found: `${command.line}: it runs, and does not listen yet`,
      why: 'A server that runs without listening answers nobody.',
      next: 'Wait a moment and check again, or read what it printed.',
      cause: 'not-listening',
      place: null,
    };
  const said = output.trim().split('\n').at(-1);
  return {
    found: said ? `${found}; its last line: ${said}` : found,
    why: 'It ended before it could answer anybody.',
    next: 'Read its last lines, put that right, and start it again.',
    cause: 'server-exited',
    place: null,
  };
}

function exitCode({ end }: CommandRecord): number | null {
  return end?.how === 'exited' ? end.code : null;
}
