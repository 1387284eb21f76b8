import { goCommands, output } from '../../dockerfile/go-commands.ts';
import { resolvePath } from '../../dockerfile/paths.ts';
import { stageNamed } from '../../dockerfile/stages.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/types.ts';
import { walkStage } from '../../dockerfile/walk.ts';
import { at, type Cause } from './scene.ts';

/** A path below the program itself: `-o /out` writes a file of that name, and /out/httpserver is looked for. */
export function insideProgram(dockerfile: Dockerfile, instruction: Instruction): Cause | null {
  const from = instruction.flags.find(({ name }) => name === 'from')?.value;
  const stage = from === undefined ? null : stageNamed(dockerfile, from, dockerfile.stages.length);
  if (!stage) return null;
  for (const step of walkStage(dockerfile, stage))
    for (const out of goCommands(step.instruction).flatMap((command) => output(command) ?? [])) {
      const program = resolvePath(step.workdir, out);
      const source = instruction.args
        .slice(0, -1)
        .find((path) => resolvePath('/', path).startsWith(`${program}/`));
      if (source === undefined || /[/.$]$/.test(out)) continue;
      return {
        id: 'wrong-copy-path',
        found: `no ${source} in ${from}: ${program} is the program itself`,
        why: `Line ${step.instruction.line} lets go write the program to ${out}. That is a file of this name, for no folder ${program} was there.`,
        next: `Copy ${program}, or write -o ${out}/ so that it becomes a folder.`,
        place: at(instruction),
      };
    }
  return null;
}
