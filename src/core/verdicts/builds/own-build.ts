import { usedStages } from '../../dockerfile/stages.ts';
import type { CommandRecord } from '../../progress/types.ts';
import { readBuildRecord } from '../build-records/read.ts';
import type { Sight } from '../facts/sight.ts';
import { failureOf } from './failure.ts';
import { type Cause, makeScene, type Scene } from './scene.ts';

/** The learner's newest build in this step, where it was one of the folder as it is now. */
export type OwnBuild =
  /** There is none, or it does not tell whether it was of this folder. */
  | { readonly is: 'none' }
  | { readonly is: 'built'; readonly command: CommandRecord; readonly scene: Scene }
  /** `cause`: null where only the builder's own words are known. */
  | { readonly is: 'failed'; readonly cause: Cause | null };

const none: OwnBuild = { is: 'none' };

/** Reads the learner's own build by its record: every line of the Dockerfile has to be in it. */
export function ownBuild({ file, folder, changedAt, record }: Sight): OwnBuild {
  const command = record?.commands.findLast(({ line }) => builds.test(line));
  if (!command || file.text === null || Date.parse(command.startedAt) < changedAt) return none;
  if (command.end?.how !== 'exited') return none;
  if (command.build && command.build.dockerfile !== file.text) return none;
  const built = readBuildRecord(command.output);
  if (!built) return none;
  if (command.end.code !== 0) {
    const { cause, sure } = failureOf(file.text, { folder, built: { ok: false, record: built } });
    return { is: 'failed', cause: sure ? cause : null };
  }
  const scene = makeScene(file.text, folder, built);
  return isWhole(scene) ? { is: 'built', command, scene } : none;
}

const builds = /\b(?:docker|podman)\b[^;&|]*\bbuild\b/;

/** Every line that makes a layer was run or reused: this record is of this Dockerfile, up to its end. */
function isWhole({ dockerfile, steps }: Scene): boolean {
  const used = usedStages(dockerfile);
  const layers = dockerfile.stages
    .filter(({ index }) => used.has(index))
    .flatMap(({ instructions }) => instructions.filter(({ keyword }) => /^(?:RUN|COPY|ADD)$/.test(keyword)));
  const done = new Set(
    steps
      .filter(({ state }) => state === 'ran' || state === 'cached')
      .map(({ instruction }) => instruction.line),
  );
  return layers.length > 0 && layers.every(({ line }) => done.has(line));
}

/** Whether the build gave its image this name: `httpserver`, or `httpserver:one`. */
export function isNamed(command: CommandRecord, tag: string): boolean {
  const name = (/:[^/]*$/.test(tag) ? tag : `${tag}:latest`).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `(?:naming to (?:\\S+/)?|Successfully tagged (?:localhost/|docker\\.io/library/)?)${name}\\b`,
  ).test(command.output);
}
