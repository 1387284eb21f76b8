import type { Place } from '../../course/types.ts';
import type { BinaryFact } from '../facts/binary.ts';
import type { ServerRun } from '../facts/http.ts';
import type { Problem } from '../outcome.ts';
import type { GoSource } from './server-source.ts';
import { endedServer, errorPlace, fatalCall, listenPlace, otherMethod } from './server-source.ts';

type Run<Is extends ServerRun['is']> = Extract<ServerRun, { is: Is }>;

/** Why a program ended before it listened, from what it printed. */
export function exitedProblem(
  { program, how, output, sources = [] }: Run<'exited'>,
  binary: BinaryFact,
): Problem {
  const found = `${program} ended before it listened, ${how}${lastLine(output)}`;
  if (/address already in use/.test(output))
    return {
      found,
      why: 'The port is held by another program, often an earlier start of the same server; this one does not ask PORT for another.',
      next: 'Stop the other one, or let main.go read its port from PORT.',
      cause: 'port-taken',
      place: null,
    };
  const panic = panicProblem(output, binary);
  if (panic) return { ...panic, found: `${program} ended before it listened: ${panic.found}` };
  const stale = binary.programs[0]?.state.is === 'stale';
  const own = stale ? [] : sources;
  const address = addressProblem(output, found);
  if (address) return { ...address, place: listenPlace(own) };
  if (how === 'exit 0') {
    const seen = endedServer(own);
    if (seen) return { ...seen, found };
    return {
      found,
      why: 'main came to its end, and with main ends the program, whatever it has begun in the background. A server stays in ListenAndServe.',
      next: 'Let main end with http.ListenAndServe, called without go in front, then build again.',
      cause: 'server-ran-to-its-end',
      place: null,
    };
  }
  const fatal = fatalCall(own, output);
  if (fatal) return { ...fatal, found };
  return {
    found,
    why: 'A server runs until it is stopped; this one stopped by itself.',
    next: 'Start it yourself and read its last line.',
    cause: 'server-exited',
    place: null,
  };
}

/** An address that could not be listened on, from what was printed; null where none is told of. */
export function addressProblem(output: string, found: string): Problem | null {
  const address = /listen tcp\S*:? (?:address |lookup )?([^\n]*)/.exec(output)?.[1];
  if (address === undefined) return null;
  if (/permission denied/.test(address))
    return {
      found,
      why: 'Ports below 1024 are not for everybody to listen on.',
      next: 'Let it listen on a port above: on the one that PORT says.',
      cause: 'port-not-permitted',
      place: null,
    };
  return {
    found,
    why: 'What is given to ListenAndServe is a host, which may be empty, a colon and a port, as in ":8080".',
    next: 'Give ":" + port to ListenAndServe, with a port that is a number alone; then build again.',
    cause: 'listen-address-malformed',
    place: null,
  };
}

export function silentProblem({ program, seconds, output }: Run<'silent'>): Problem {
  return {
    found: `${program} ran for ${seconds} s and listened on no port${lastLine(output)}`,
    why: 'A server listens before it can answer; this one did not get there.',
    next: 'Look whether main calls http.ListenAndServe, and what comes before it.',
    cause: 'not-listening',
    place: null,
  };
}

/** Why a request came to nothing. */
export function noAnswerProblem(run: Run<'no-answer'>, binary: BinaryFact): Problem {
  const { program, address, reason, output, ended } = run;
  const found = `${program} listens on ${address} and gave no answer: ${reason}${lastLine(output)}`;
  const next = 'Start it yourself, ask it with curl, and read its output.';
  const panic = panicProblem(output, binary);
  if (panic) return { ...panic, found: `${program} panicked over GET /: ${panic.found}` };
  if (ended !== null)
    return {
      found: `${program} ended over the first request, ${ended}${lastLine(output)}`,
      why: 'log.Fatal and os.Exit end the whole program, in a handler too: one visitor ends it for all.',
      next: 'Let the handler answer with an error instead, then build again.',
      cause: 'server-exits-on-request',
      place: null,
    };
  if (/timeout|aborted/i.test(reason))
    return {
      found: `${program} listens on ${address} and did not answer in time${lastLine(output)}`,
      why: 'It took the connection, and its handler came to no end: it waits for something, or goes round for ever.',
      next,
      cause: 'answer-never-comes',
      place: null,
    };
  if (/redirect/i.test(reason))
    return {
      found: `${program} sends GET / from one address to the next without end`,
      why: 'A redirect that leads back to itself is followed until the client gives up.',
      next: 'Answer GET / itself, then build again.',
      cause: 'redirects-in-a-circle',
      place: null,
    };
  return {
    found,
    why: 'It takes connections, and does not answer GET / on them in HTTP.',
    next,
    cause: 'no-answer',
    place: null,
  };
}

/** An answer that is no success; null for one that is. */
export function statusProblem(
  { status, body, log }: Run<'answered'>,
  answer: string,
  sources: readonly GoSource[],
): Problem | null {
  if (status >= 200 && status <= 299) return null;
  const found = `GET / answered ${status}: ${answer}`;
  if (status === 404)
    return {
      found,
      why: 'No handler is registered for /.',
      next: 'Register one: http.HandleFunc("/", ...), then build again.',
      cause: 'no-handler-for-root',
      place: null,
    };
  if (status === 400 && /HTTP request to an HTTPS server/.test(body))
    return {
      found,
      why: 'It speaks HTTPS only (ListenAndServeTLS), and the lesson asks it in plain HTTP.',
      next: 'Call http.ListenAndServe, then build again.',
      cause: 'serves-https',
      place: null,
    };
  if (status >= 500)
    return {
      found: `${found}${lastLine(log)}`,
      why: 'The handler ran, and told its visitor that something went wrong on the server.',
      next: 'Read its output, put that right, and build again.',
      cause: 'handler-fails',
      place: errorPlace(sources),
    };
  const method = status === 405 ? otherMethod(sources) : null;
  if (method) return { ...method, found };
  return {
    found,
    why: 'The program answered, but not with success.',
    next: 'Read its output, put that right, and build again.',
    cause: 'status',
    place: null,
  };
}

/** An answer from a port where nobody asks. */
export function placeProblem({ program, address, at }: Run<'answered'>): Problem | null {
  if (at !== 'elsewhere') return null;
  return {
    found: `${program} listens on ${address}, whatever PORT says`,
    why: 'It was started with PORT set to another port. The port is written in the program, and nobody asks there.',
    next: 'Let main.go take its port from PORT, and 8080 without it; then build again.',
    cause: 'listens-on-another-port',
    place: null,
  };
}

/** A panic in what a program printed, and the line of the module's own where it came up. */
function panicProblem(output: string, binary: BinaryFact): Problem | null {
  const said = /^(?:panic: |fatal error: |.*http: panic serving \S+: )(.*)/m.exec(output)?.[1];
  if (said === undefined) return null;
  const own = new Set(binary.module.packages.map(({ file }) => file.split('/').at(-1)));
  let place: Place | null = null;
  // A stack trace: the function, and under it `\t/home/me/httpserver/main.go:18 +0x1d`.
  for (const [, path, line] of output.slice(output.indexOf(said)).matchAll(/^\t(\S+\.go):(\d+)/gm)) {
    const name = path?.split('/').at(-1);
    const elsewhere = /\/pkg\/mod\/|\/go\/src\/|@v/.test(path ?? '');
    if (name === undefined || elsewhere || !own.has(name)) continue;
    const file = binary.module.packages.find(
      (one) => one.file === name || one.file.endsWith(`/${name}`),
    )?.file;
    place = { file: file ?? name, line: Number(line) };
    break;
  }
  return {
    found: `panic: ${said}${place ? ` (${place.file}:${place.line})` : ''}`,
    why: 'A panic ends what the program was doing: all of it, or, in a handler, the answer that was being given.',
    next: place
      ? `Look at line ${place.line} of ${place.file}, then build again.`
      : 'Read its output, then build again.',
    cause: 'program-panics',
    place,
  };
}

function lastLine(output: string): string {
  const line = output.trim().split('\n').at(-1);
  return line ? `; its last line: ${line.slice(0, 200)}` : '';
}
