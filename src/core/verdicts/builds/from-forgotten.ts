import { compiles, goCommands, output } from '../../dockerfile/go-commands.ts';
import type { Instruction, Stage } from '../../dockerfile/types.ts';
import type { FolderFacts } from '../facts/build.ts';
import { declaredPath, programName } from '../go/module-path.ts';
import { at, type Cause, type Scene } from './scene.ts';

/** A COPY of the program that a stage above builds, as if it lay in the folder: it was meant to be taken from there. */
export function fromForgotten(
  { dockerfile, folder }: Scene,
  instruction: Instruction,
  path: string,
): Cause | null {
  const stage = dockerfile.stages.find(({ instructions }) => instructions.includes(instruction));
  const above = dockerfile.stages.slice(0, stage?.index ?? 0);
  const builder = above.findLast(({ instructions }) =>
    instructions.some((each) => goCommands(each).some(compiles)),
  );
  if (!builder || instruction.keyword !== 'COPY' || !builtIn(builder, folder).has(lastOf(path))) return null;
  return {
    id: 'from-forgotten',
    found: `${path} is looked for in the folder`,
    why: `Line ${instruction.line} copies ${path} from the folder that docker build sends, and it does not come from there. What another stage has built is taken only with --from.`,
    next: `Write COPY --from=${builder.name ?? builder.index}, then the program's path in that stage.`,
    place: at(instruction),
  };
}

/** What the programs that a stage compiles may be called: by -o, or by the module's path. */
function builtIn(stage: Stage, folder: FolderFacts): ReadonlySet<string> {
  const commands = stage.instructions.flatMap((each) => goCommands(each).filter(compiles));
  const programs = commands.flatMap((command) => output(command) ?? []).map(lastOf);
  const module = declaredPath(folder.goMod);
  return new Set(module === null ? programs : [...programs, programName(module)]);
}

const lastOf = (path: string) => path.replace(/\/+$/, '').split('/').at(-1) ?? '';
