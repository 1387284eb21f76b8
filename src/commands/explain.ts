import { explain as explainOutput } from '../core/diagnoses/explain.ts';
import type { Facts } from '../core/diagnoses/facts.ts';
import { decodeOutput } from '../core/diagnoses/reading/decode.ts';
import type { Explanation } from '../core/diagnoses/types.ts';
import { lookAround } from '../system/explain/facts.ts';
import { readAll } from '../system/explain/read.ts';
import { runTeed } from '../system/explain/run.ts';
import { explanationText } from './explain-report.ts';
import type { Options } from './options.ts';
import { refuse, type Streams, type Verb } from './verb.ts';

/**
 * Exit codes: 0 explained, 3 not recognised, 2 nothing to read. Behind `--` it is the command's own, as if it had been run
 * alone; 127 and 126 where it could not be started.
 */
export const explain: Verb = {
  name: 'explain',
  usage: 'explain [FILE] [--json] [-- COMMAND]',
  summary: 'why a go, docker or podman command failed; 3 where it cannot tell',
  operands: 1,
  operand: 'file',
  takesCommand: true,
  async run(options, streams) {
    if (options.command !== null) return explainRun(options, options.command, streams);
    const [file] = options.operands;
    if (file === undefined && streams.stdin.isTTY)
      return refuse(
        streams,
        'There is nothing to explain.',
        'Pipe the output in: docker build . 2>&1 | go-docker-tour explain; or go-docker-tour explain -- docker build .',
      );
    const bytes = await readAll(file === undefined || file === '-' ? streams.stdin : file);
    if (bytes === null) return refuse(streams, `${file ?? 'Standard input'} cannot be read.`);
    const facts = await lookAround('.');
    const explanation = explainOutput(decodeOutput(bytes), facts);
    tell(explanation, options, streams);
    return explanation === null ? 3 : 0;
  },
};

async function explainRun(options: Options, command: readonly string[], streams: Streams): Promise<number> {
  const [program, ...args] = command;
  if (program === undefined)
    return refuse(streams, 'There is no command behind --.', 'go-docker-tour explain -- docker build .');
  // One object on standard output: what the command prints there goes to standard error as well.
  const ran = await runTeed(program, args, {
    out: options.json ? streams.stderr : streams.stdout,
    err: streams.stderr,
  });
  const facts = { ...(await lookAround('.')), command: command.join(' ') };
  if (ran.how !== 'exited') {
    const said = ran.how === 'not-found' ? 'command not found' : 'Permission denied';
    const explanation = explainOutput(`sh: ${program}: ${said}`, facts);
    tell(explanation, options, streams);
    return ran.how === 'not-found' ? 127 : 126;
  }
  const explanation = explainOutput(decodeOutput(ran.output), { ...facts, exit: ran.code } satisfies Facts);
  if (explanation !== null || ran.code !== 0) tell(explanation, options, streams);
  else if (options.json) streams.stdout.write(`${JSON.stringify({ ...unrecognised, recognised: null })}\n`);
  return ran.code;
}

const unrecognised = {
  id: null,
  recognised: false,
  title: null,
  cause: null,
  fix: [],
  fault: null,
  evidence: null,
  link: null,
  confidence: null,
} as const;

function tell(explanation: Explanation | null, options: Options, streams: Streams): void {
  if (!options.json) {
    streams.stdout.write(explanationText(explanation, streams.stdout));
    return;
  }
  if (explanation === null) {
    streams.stdout.write(`${JSON.stringify(unrecognised)}\n`);
    return;
  }
  const { id, area, title, cause, why, fix, fault, evidence, link, confidence } = explanation;
  streams.stdout.write(
    `${JSON.stringify({ id, recognised: true, area, title, cause: `${cause} ${why}`, fix, fault, evidence, link, confidence })}\n`,
  );
}
