import { type GoCommand, goCommands, ofOthers } from '../../dockerfile/go-commands.ts';
import { finalStage } from '../../dockerfile/stages.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/types.ts';
import { neverMade } from '../builds/never-made.ts';
import { problemOf } from '../builds/scene.ts';
import type { HostProgram } from '../facts/images.ts';
import type { Problem } from '../outcome.ts';
import { placeOf } from './places.ts';

/** The last line that makes a program of the folder's, in any stage; null where the Dockerfile makes none. */
export function buildLine({ stages }: Dockerfile): Instruction | null {
  const makes = (command: GoCommand) => /^(?:build|install)$/.test(command.verb) && !ofOthers(command, null);
  return (
    stages.flatMap(({ instructions }) => instructions).findLast((each) => goCommands(each).some(makes)) ??
    null
  );
}

/** What starts was built on this machine and copied along, although a line of the Dockerfile builds one too. */
export function hostProgramProblem({ file, path }: HostProgram, dockerfile: Dockerfile): Problem {
  const build = buildLine(dockerfile);
  const stage = finalStage(dockerfile);
  const apart = build !== null && stage !== null && !stage.instructions.includes(build);
  const copy = stage?.instructions.findLast(
    ({ keyword, flags, args }) =>
      /^(?:COPY|ADD)$/.test(keyword) &&
      !flags.some(({ name }) => name === 'from') &&
      args.slice(0, -1).some((word) => word.replace(/^(?:\.?\/)+/, '') === file),
  );
  const found = `${path} in the image is ${file} of your folder, built on this machine`;
  if (apart && copy)
    return {
      found,
      why: `Line ${copy.line} copies ${file} from the folder that docker build sends, not what line ${build.line} builds. What another stage has built is taken only with --from.`,
      next: 'Write COPY --from, the stage that builds, and the path of the program there.',
      cause: 'from-forgotten',
      place: placeOf(copy),
    };
  const hidden = stage && neverMade(dockerfile, stage, path);
  if (hidden?.id === 'build-failure-hidden') return { ...problemOf(hidden), found };
  return {
    found,
    why: `It came along with your files, and line ${build?.line} writes its own program to another place. So what starts is not what was built in the image.`,
    next: `Let -o name the file that is started, and put ${file} into .dockerignore.`,
    cause: 'host-program-started',
    place: placeOf(build),
  };
}
