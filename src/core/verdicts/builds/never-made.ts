import { expand } from '../../dockerfile/expand.ts';
import { goCommands, output, shellText } from '../../dockerfile/go-commands.ts';
import { resolvePath, within } from '../../dockerfile/paths.ts';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/types.ts';
import { type Step, walkStage } from '../../dockerfile/walk.ts';
import { at, type Cause } from './scene.ts';

/** Why no program came to be at a path of a stage, by what its lines say; null where they do not tell. */
export function neverMade(dockerfile: Dockerfile, stage: Stage, path: string): Cause | null {
  const steps = walkStage(dockerfile, stage);
  for (const step of steps) {
    const cause = forLater(step) ?? unslashed(step, path) ?? forgiven(step, path);
    if (cause) return cause;
  }
  return null;
}

/** `ONBUILD RUN go build` */
function forLater({ instruction }: Step): Cause | null {
  if (instruction.keyword !== 'ONBUILD' || !/\bgo\s+(?:build|install)\b/.test(instruction.rest)) return null;
  return {
    id: 'onbuild-runs-nothing',
    found: 'nothing was built: the build is put off by ONBUILD',
    why: `Line ${instruction.line} says ONBUILD: it runs when another image starts FROM this one, and never in this one.`,
    next: 'Take ONBUILD away, and leave the rest of the line.',
    place: at(instruction),
  };
}

/** `WORKDIR app` below another folder than `/`, where /app was meant. */
function unslashed({ instruction, workdir, environment }: Step, path: string): Cause | null {
  const folder = expand(instruction.rest.replace(/^"(.*)"$/, '$1'), environment);
  if (instruction.keyword !== 'WORKDIR' || folder.startsWith('/') || workdir === '/') return null;
  if (!within(path, resolvePath('/', folder))) return null;
  const meant = resolvePath(workdir, folder);
  return {
    id: 'workdir-relative',
    found: `there is no ${path}: WORKDIR is ${meant}`,
    why: `WORKDIR ${folder} in line ${instruction.line} has no / in front, so it counts from ${workdir}, the one before it.`,
    next: `Write WORKDIR /${folder}.`,
    place: at(instruction),
  };
}

/** A line that builds this very program, and goes on when go fails. */
function forgiven({ instruction, workdir }: Step, path: string): Cause | null {
  const here = goCommands(instruction).some((command) => {
    const out = command.verb === 'build' ? output(command) : undefined;
    return out !== undefined && within(path, resolvePath(workdir, out));
  });
  const by = here ? forgives(instruction) : null;
  if (by === null) return null;
  return {
    id: 'build-failure-hidden',
    found: `there is no ${path}: go build failed, and nobody noticed`,
    why: `Line ${instruction.line} goes on after a go build that fails: ${by}. So the image is made all the same, without the program.`,
    next: 'Join commands with &&, or begin with set -e; then docker build stops there, and shows what go says.',
    place: at(instruction),
  };
}

/** What lets a RUN succeed although its go build does not; null where nothing does. */
function forgives(instruction: Instruction): string | null {
  const text = shellText(instruction).replace(/\\\n/g, ' ');
  const [whole, between, then = ''] =
    /\bgo\s+build\b(?:[^\n;&|]|\d?>&\d|&>)*(\|\|?|;|\n)\s*(\S[^\n]*)/.exec(text) ?? [];
  if (whole === undefined || /^(?:exit [1-9]|false|then)\b/.test(then)) return null;
  const stops = /\bset\s+-\w*e|errexit|sh\s+-\w*e/.test(text);
  if (between === '||') return `what stands behind || (${then.trim()}) counts in its place`;
  if (between === '|')
    return /pipefail/.test(text) ? null : `of a pipe only the last command counts (${then.trim()})`;
  return stops ? null : `only the last command counts (${then.trim().split('\n')[0]})`;
}
