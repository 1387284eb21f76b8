import { join } from 'node:path';
import type { Setting } from './commands/setting.ts';
import type { Streams } from './commands/verb.ts';
import type { Lesson } from './core/course/types.ts';
import { newProgress } from './core/progress/progress.ts';
import type { StepKey } from './core/progress/types.ts';
import { applyState } from './core/shell/state.ts';
import type { EngineState, Notice, ResetScope } from './core/tour/model.ts';
import type { Ports } from './runtime/ports.ts';
import { completeFile } from './system/complete.ts';
import { findEditor, openEditor } from './system/editor.ts';
import { weighImages } from './system/engine/sizes.ts';
import { createGather } from './system/facts/create.ts';
import { runCommand } from './system/session.ts';
import { solveSteps } from './system/solver.ts';
import { readText } from './system/text.ts';
import { watchModule } from './system/watch.ts';
import { resetWorkspace } from './system/workspace/create.ts';
import { saveProgress } from './system/workspace/progress-file.ts';
import { restoreSnapshot } from './system/workspace/snapshots.ts';
import { keepStep, takeBackStep } from './system/workspace/step-snapshots.ts';

/** The real world behind the tour's ports. */
export function worldPorts(
  setting: Setting,
  screen: {
    readonly lend: (use: () => Promise<void>) => Promise<void>;
    readonly streams: Streams;
  },
): Ports {
  const { paths, session } = setting;
  const atStart = newProgress(setting.course.id, paths.module).shell;
  return {
    run: (line, options) => runCommand(line, session, { ...options, state: options.shell }),
    gather: ({ record, shell, signal, progress }) =>
      createGather({
        ...session,
        environment: applyState(session.environment, shell),
        record,
        signal,
        progress,
      }),
    solve: (steps, from, options) =>
      solveSteps(steps, from, {
        session,
        signal: options.signal,
        onOutput: options.onOutput,
        onBegin: (lesson, step) => {
          if (steps.length > 1) options.onOutput(`— ${lesson.title}: ${step.title}\n`);
        },
        onStep: ({ status, problem, verdicts }, progress) => {
          const reasons = verdicts.flatMap((verdict) =>
            verdict.status === 'passed' ? [] : [`${verdict.expected}: ${verdict.found}`],
          );
          if (status !== 'passed') options.onOutput(`${[problem, ...reasons].filter(Boolean).join('\n')}\n`);
          options.onStep(progress);
        },
      }),
    save: (progress) => saveProgress(paths, progress),
    snapshot: (key, shell) => keepStep(session, key, shell, lessonOf(setting, key)),
    reset: async (what, snapshot) => {
      if (snapshot === null) {
        await resetWorkspace(paths, setting.own);
        return { shell: atStart, notice: wasReset(what) };
      }
      if (what.scope === 'undo') {
        const back = await takeBackStep(session, snapshot);
        return back
          ? { shell: back.shell, notice: takenBack(back.lost) }
          : { shell: atStart, notice: noCopy };
      }
      const shell = await restoreSnapshot(paths, snapshot);
      if (shell !== null) return { shell, notice: wasReset(what) };
      return { shell: atStart, notice: noCopy };
    },
    // Loaded when something has failed for the first time: the first frame does without.
    explain: async ({ line, code, output, directory }) => {
      const [{ explain }, { lookAround }] = await Promise.all([
        import('./core/diagnoses/explain.ts'),
        import('./system/explain/facts.ts'),
      ]);
      return explain(output, { ...(await lookAround(directory)), command: line, exit: code });
    },
    async edit(file, shell) {
      const environment = applyState(session.environment, shell);
      const editor = findEditor(environment);
      if (editor === null)
        return {
          tone: 'bad',
          text: `No editor was found: set EDITOR, or edit ${file} with one of your own.`,
        };
      const outcome: { problem: string | null } = { problem: null };
      await screen.lend(async () => {
        outcome.problem = await openEditor(editor, file, { directory: paths.module, environment });
      });
      return outcome.problem === null ? null : { tone: 'bad', text: outcome.problem };
    },
    async sizes(repository) {
      const engine = await session.engine();
      if (!engine.ok) return [];
      const { signal } = new AbortController();
      const world = { engine: engine.value, environment: session.environment, signal };
      return weighImages(world, repository, setting.variables.goImage);
    },
    dockerfile: () => readText(join(paths.module, 'Dockerfile')),
    complete: (text, cursor, shell) => completeFile(text, cursor, shell.directory),
    // OSC 52: the terminal itself puts the text on its clipboard, where that is allowed.
    copy: (text) => void screen.streams.stdout.write(`\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`),
    engine: () => engineState(setting),
    // Not needed for the first frame, so not loaded for it.
    examine: async (signal) =>
      (await import('./commands/doctor.ts')).examineForTour(setting, screen.streams, signal),
    async fix() {
      const { fixInTour } = await import('./commands/doctor-fix.ts');
      const outcome: { notice: Notice } = { notice: { tone: 'info', text: 'Nothing was changed.' } };
      await screen.lend(async () => {
        outcome.notice = await fixInTour(setting, screen.streams);
      });
      return outcome.notice;
    },
    watch: (changed) => watchModule(paths.module, changed),
    lendTerminal: screen.lend,
  };
}

const noCopy: Notice = {
  tone: 'bad',
  text: 'There is no copy of your files from then: they were left as they are.',
};

function lessonOf({ course }: Setting, key: StepKey): Pick<Lesson, 'needs'> {
  return course.lessons.find(({ id }) => key.startsWith(`${id}/`)) ?? { needs: [] };
}

function takenBack(lost: readonly string[]): Notice {
  const text = 'The step is taken back: your files, and what the names of images stand for.';
  if (lost.length === 0) return { tone: 'info', text: `${text} ${kept}` };
  return {
    tone: 'bad',
    text: `${text} The image of ${lost.join(' and ')} from then is gone: build it again.`,
  };
}

const kept = 'What you had is in .tour/before-reset.';

function wasReset(what: ResetScope): Notice {
  switch (what.scope) {
    case 'undo':
    case 'step':
      return { tone: 'info', text: `Your files are what they were when you came to this step. ${kept}` };
    case 'lesson':
      return { tone: 'info', text: `Your files are what they were when you began this lesson. ${kept}` };
    case 'everything':
      return { tone: 'info', text: `All is as it is handed out. ${kept}` };
  }
}

/** The engine as the screen shows it. */
export async function engineState({ session }: Setting): Promise<EngineState> {
  const found = await session.engine();
  if (found.ok)
    return {
      is: 'up',
      name: found.value.program === 'podman' ? 'Podman' : 'Docker',
      version: found.value.version,
    };
  const { id, what, next } = found.fault;
  return { is: id === 'engine-missing' ? 'missing' : 'down', what, next };
}
