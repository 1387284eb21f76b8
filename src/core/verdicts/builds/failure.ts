import type { BuildEvidence } from '../facts/build.ts';
import { copyFailure } from './failure-copy.ts';
import { goFailure } from './failure-go.ts';
import { syntaxFailure } from './failure-syntax.ts';
import { at, type Cause, failedAt, makeScene, quote, type Scene } from './scene.ts';

/**
 * Why a folder's build failed: the root cause in the learner's files. `sure` is false where only the failing line is
 * known, so that a fault of the machine in the same output is the better explanation.
 */
export function failureOf(
  text: string,
  evidence: Pick<BuildEvidence, 'folder' | 'built'>,
): {
  readonly cause: Cause;
  readonly sure: boolean;
} {
  const empty = { format: 'rawjson', steps: [], rest: '', layers: [] } as const;
  const scene = makeScene(text, evidence.folder, evidence.built?.record ?? empty);
  const cause = syntaxFailure(scene) ?? copyFailure(scene) ?? goFailure(scene);
  return cause ? { cause, sure: true } : { cause: unnamed(scene), sure: false };
}

function unnamed(scene: Scene): Cause {
  const instruction = failedAt(scene);
  const failed = scene.steps.find(({ state }) => state === 'failed');
  const last = (failed?.log.length ? failed.log : lastWords(scene))
    .filter((line) => line.trim() !== '')
    .slice(-3);
  if (instruction?.keyword === 'RUN')
    return {
      id: 'run-failed',
      found: `${quote(instruction)} failed`,
      why: last.length > 0 ? `Its last words: ${last.join(' / ').trim()}` : 'It printed nothing.',
      next: `Put line ${instruction.line} of the Dockerfile right; docker build shows all that it prints.`,
      place: at(instruction),
    };
  return {
    id: 'build-failed',
    found: instruction ? `the build stopped at ${quote(instruction)}` : 'the build failed',
    why: last.length > 0 ? `The builder says: ${last.at(-1)?.trim()}` : 'The builder does not say why.',
    next: 'Run docker build and read its last lines.',
    place: instruction ? at(instruction) : null,
  };
}

function lastWords(scene: Scene): readonly string[] {
  const lines = scene.record.rest.split('\n');
  const error = lines.findLast((line) => /^(?:ERROR|Error)/.test(line));
  return error ? [error.replace(/^ERROR: (?:failed to build: )?(?:failed to solve: )?/, '')] : lines;
}
