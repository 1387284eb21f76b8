import { resolvePath } from '../../dockerfile/paths.ts';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/types.ts';
import { walkStage } from '../../dockerfile/walk.ts';
import { at, type Cause, failedAt, type Scene, stepsUpTo } from './scene.ts';

/** A target without a slash at its end, where no folder of that name is: the builders make a file, or refuse. */
export function ontoFile(scene: Scene): Cause | null {
  const said = scene.record.rest;
  const path = /mkdir:? (\/\S+?)(?::| is) not a directory/.exec(scene.text)?.[1];
  const failed = failedAt(scene);
  if (!failed || !(path || /destination must be a directory|must end with a \/|not a directory/i.test(said)))
    return null;
  const copies = stepsUpTo(scene, failed).filter(({ instruction }) =>
    /^(?:COPY|ADD)$/.test(instruction.keyword),
  );
  const copy = copies.find(({ instruction, workdir }) =>
    path ? resolvePath(workdir, instruction.args.at(-1) ?? '') === path : instruction === failed,
  )?.instruction;
  return copy ? becomesFile(copy) : null;
}

/** A path in the final stage below what a COPY made a file: `COPY --from=builder /app/web /bin`, and /bin/web. */
export function belowFile(dockerfile: Dockerfile, stage: Stage, path: string): Cause | null {
  const all = dockerfile.stages.flatMap((each) => walkStage(dockerfile, each));
  const folders = new Set(all.map(({ workdir }) => workdir));
  const copy = walkStage(dockerfile, stage).findLast(({ instruction, workdir }) => {
    const target = instruction.args.at(-1) ?? '';
    return (
      /^(?:COPY|ADD)$/.test(instruction.keyword) &&
      !/[/.]$/.test(target) &&
      instruction.args
        .slice(0, -1)
        .some(
          (source) =>
            resolvePath(workdir, `${target}/${source.split('/').at(-1)}`) === path &&
            !folders.has(resolvePath('/', source)),
        )
    );
  })?.instruction;
  return copy ? becomesFile(copy) : null;
}

function becomesFile(copy: Instruction): Cause {
  const target = copy.args.at(-1) ?? '';
  return {
    id: 'copied-onto-file',
    found: `${target} becomes a file, not a folder`,
    why: `Line ${copy.line} copies to ${target}, and no folder of that name is there. Without a / at its end the builder takes it for the name of a file.`,
    next: `Write ${target.replace(/\/*$/, '/')} there, or put WORKDIR above it and copy to ./ .`,
    place: at(copy),
  };
}
