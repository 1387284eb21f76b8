import type { Instruction } from '../../dockerfile/types.ts';
import { at, type Cause, type Scene, stepsUpTo } from './scene.ts';

/** What a RUN may say when it fails, and what it means; null where it means something else after all. */
export type RunRule = {
  readonly says: RegExp;
  cause(scene: Scene, run: Instruction, match: RegExpExecArray): Cause | null;
};

/** What has to do with the image or the line that a command runs in, whatever the command. */
export const runRules: readonly RunRule[] = [
  {
    says: /stat \/bin\/sh: no such file|fork\/exec \/bin\/sh: no such file|exec: "\/bin\/sh"/,
    cause: (_scene, run) => ({
      id: 'run-in-scratch',
      found: 'a RUN where there is no shell',
      why: `Line ${run.line} runs a command in an image that has no /bin/sh: scratch holds nothing at all. Programs can only be run in a stage that starts from an image with them.`,
      next: 'Run it in the stage that builds, and copy the result with COPY --from.',
      place: at(run),
    }),
  },
  {
    says: /(?:\/bin\/sh: (?:\d+: )?|sh: )go: (?:command )?not found|exec: "go": executable file not found/,
    cause: (scene, run) => {
      const stage = scene.dockerfile.stages.find(({ instructions }) => instructions.includes(run));
      return {
        id: 'go-not-in-image',
        found: 'no go in the image',
        why: `Line ${run.line} runs go, but ${stage?.base ?? 'the base image'} holds no Go toolchain. The stage that builds must start from one that does.`,
        next: 'Start that stage FROM the golang image.',
        place: stage ? at(stage.from) : at(run),
      };
    },
  },
  {
    says: /listening on |Listening on |ListenAndServe/,
    cause: (scene, run, match) =>
      scene.steps.some(
        ({ instruction, state }) =>
          instruction === run &&
          // The compiler too speaks of ListenAndServe when it fails.
          (state === 'running' || (state === 'failed' && /listening/i.test(match[0]))),
      )
        ? {
            id: 'server-run-in-build',
            found: 'the build came to no end: it started the server',
            why: `Line ${run.line} runs the program while the image is made, and a server goes on until it is stopped. What a container is to start stands in ENTRYPOINT or CMD.`,
            next: `Write ENTRYPOINT or CMD in place of that RUN.`,
            place: at(run),
          }
        : null,
  },
  {
    says: /permission denied/,
    cause: (scene, run) => {
      const user = stepsUpTo(scene, run).findLast(
        ({ instruction }) => instruction.keyword === 'USER',
      )?.instruction;
      if (!user || /^(?:root|0)\b/.test(user.rest)) return null;
      return {
        id: 'user-may-not-write',
        found: `user ${user.rest} may not write there`,
        why: `From line ${user.line} on everything is run as ${user.rest}, and that user has no right to write in folders that belong to root. So line ${run.line} fails.`,
        next: 'Move USER below the lines that build.',
        place: at(user),
      };
    },
  },
];
