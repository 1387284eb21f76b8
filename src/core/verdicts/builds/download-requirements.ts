import { arrivals } from '../../dockerfile/arrivals.ts';
import {
  decides,
  fetches,
  type GoCommand,
  goCommands,
  named,
  resolves,
  shellText,
} from '../../dockerfile/go-commands.ts';
import { type Step, walkStage } from '../../dockerfile/walk.ts';
import type { Download } from './downloads.ts';
import { missingAt } from './failure-files.ts';
import { at, type Cause, quote, type Scene } from './scene.ts';

/** Commands that look at the sources for what is required, and fetch it. */
export const worksOut = (command: GoCommand): boolean =>
  resolves(command) || (command.verb === 'install' && command.args.includes('@'));

/** The cause where requirements are decided inside the image. */
export function madeUp(made: Step, found: string): Cause {
  const verb = goCommands(made.instruction).find(decides)?.verb ?? 'get';
  return {
    id: 'requirements-made-up',
    found: `requirements made inside the image; it ${found}`,
    why: `Line ${made.instruction.line} runs go ${verb} in the image and so makes requirements of its own. What go.mod and go.sum in the folder say is not what is downloaded there.`,
    next: 'Copy go.mod and go.sum instead, and run go mod download.',
    place: at(made.instruction),
  };
}

/** `go mod tidy` and the like after the sources: they want more than the download fetches, at every change. */
export function workedOut({ step }: Download, found: string): Cause | null {
  const command = goCommands(step.instruction).find(worksOut);
  if (!command) return null;
  const { line } = step.instruction;
  const tidies = command.verb === 'mod tidy';
  return {
    id: 'requirements-made-up',
    found,
    why: `Line ${line} runs go ${command.verb} after the sources, so at every change in them. ${tidies ? "It works out the requirements anew, and wants the modules of your modules' tests too, which go mod download does not fetch." : 'It fetches what go.mod does not ask for.'}`,
    next: `Run go ${command.verb} in the folder, and take it out of the Dockerfile.`,
    place: at(step.instruction),
  };
}

/** A line that fetches only what it names; null where it goes by go.mod. */
export function partial(fetch: Step, found: string): Cause | null {
  const command = goCommands(fetch.instruction).find(({ args }) => named(args).length > 0);
  if (
    !command ||
    goCommands(fetch.instruction).some((each) => fetches(each) && named(each.args).length === 0)
  )
    return null;
  return {
    id: 'requirements-frozen',
    found,
    why: `Line ${fetch.instruction.line} downloads what it names itself (${named(command.args).join(', ')}), and not what go.mod requires. Everything else is fetched at every build.`,
    next: 'Write go mod download there, without names: it goes by go.mod.',
    place: at(fetch.instruction),
  };
}

/** The download has another list of requirements than the folder's. */
export function frozen(scene: Scene, near: Step, found: string): Cause {
  const writes = scene.dockerfile.stages
    .flatMap((stage) => walkStage(scene.dockerfile, stage))
    .find((step) => writesGoMod(scene, step))?.instruction;
  const line = writes ?? near.instruction;
  // A download that could not work, and whose failure is passed over: `|| true`.
  const early = writes || !/\|\|/.test(line.rest) ? null : missingAt(scene, 'go.mod', line);
  if (early) return early;
  return {
    id: 'requirements-frozen',
    found,
    why: `Line ${line.line} (${quote(line)}) goes by another list of requirements than the folder's go.mod. A new requirement never gets to it.`,
    next: "Copy the folder's own go.mod and go.sum before the download.",
    place: at(line),
  };
}

/** Whether a line puts a go.mod into the image that is not the folder's own. */
export function writesGoMod(scene: Scene, step: Step): boolean {
  const { keyword, heredocs, text } = step.instruction;
  if (keyword === 'RUN') return /(?:>|tee)\s*\S*go\.mod|go\s+mod\s+edit/.test(shellText(step.instruction));
  if (heredocs.length > 0) return /go\.mod/.test(text);
  return arrivals(step, scene.context).some(
    ({ file, to }) => to.endsWith('/go.mod') && !to.endsWith(`/${file}`),
  );
}
