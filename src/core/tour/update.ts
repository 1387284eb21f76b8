import type { Effect } from './effects.ts';
import type { Msg } from './messages.ts';
import type { Model } from './model.ts';
import { setText } from './prompt.ts';
import { currentLesson, currentStep, hasPassed, stepRecord } from './selectors.ts';
import { check, checkSaved, finishChecking, takeGlances, takeVerdict } from './update/checking.ts';
import { wasReset } from './update/confirm.ts';
import { examined, fixed, lookAgain } from './update/doctor.ts';
import { takeExplanation, tellHeld } from './update/explaining.ts';
import { openFromHome, takeKey, takePaste } from './update/keys.ts';
import { enterStep, openLesson } from './update/navigate.ts';
import { chain, look, type Next, onLesson, only, save } from './update/next.ts';
import { endProof, takeProof, takeProofGlances, takeProofVerdict } from './update/proving.ts';
import { arrange, leaveOrder, mark } from './update/question.ts';
import { endRun, endSolving, startListening, takeBuild, takeOutput } from './update/runs.ts';

/** The whole tour as a function: what was, and what has happened, to what is, and what is to be done. */
export function update(model: Model, msg: Msg): readonly [Model, readonly Effect[]] {
  switch (msg.kind) {
    case 'key':
      return takeKey(model, msg.key);
    case 'pasted':
      return takePaste(model, msg.text);
    case 'resized':
      return only({ ...model, size: msg.size });
    case 'marked':
      return mark(model, msg.rows);
    case 'arranged':
      return arrange(model, msg.order);
    case 'home-open':
      return model.screen.kind === 'home' ? openFromHome(model, msg.lesson) : only(model);
    case 'home-highlight':
      return only(model.notice ? { ...model, notice: null } : model);
    case 'scrolled': {
      const { proseTop, outputBack } = msg;
      return only(onLesson(model, (screen) => ({ ...screen, proseTop, outputBack })));
    }
    case 'output':
      return takeOutput(model, msg.run, msg.text);
    case 'building':
      return takeBuild(model, msg.run, msg.build);
    case 'listening':
      return startListening(model, msg);
    case 'ended':
      return endRun(model, msg);
    case 'explained':
      return takeExplanation(model, msg.run, msg.explanation);
    case 'solved':
      return chain(
        model,
        (now) => endSolving(now, msg),
        (now) => (msg.open && stillWaits(now, msg.open) ? openLesson(now, msg.open, false) : settle(now)),
      );
    case 'checking':
      return msg.id === model.checking.id
        ? only({ ...model, checking: { ...model.checking, doing: msg.doing } })
        : only(takeProof(model, msg.id, (proof) => ({ ...proof, doing: msg.doing })));
    case 'glanced':
      return msg.id === model.checking.id
        ? takeGlances(model, msg.glances)
        : only(takeProofGlances(model, msg.id, msg.glances));
    case 'verdict':
      return msg.id === model.checking.id
        ? takeVerdict(model, msg.index, msg.verdict)
        : only(takeProofVerdict(model, msg.id, msg.index, msg.verdict));
    case 'checked':
      return msg.id === model.checking.id
        ? chain(model, finishChecking, tellHeld, leaveOrder)
        : endProof(model, msg.id);
    case 'files-changed':
      return chain(model, look, (now) =>
        hasPassed(now) || now.running !== null ? only(now) : checkSaved(now),
      );
    case 'weighed':
      return only({ ...model, sizes: msg.sizes });
    case 'looked':
      return only({ ...model, dockerfile: msg.dockerfile || null });
    case 'engine':
      return engineChanged(model, msg.engine);
    case 'examined':
      return examined(model, msg.examination, msg.go);
    case 'fixed':
      return fixed(model, msg.notice);
    case 'edited':
      return chain({ ...model, notice: msg.notice ?? model.notice }, checkSaved);
    case 'was-reset':
      return afterReset(model, msg);
    case 'completed':
      return completed(model, msg);
    case 'noticed':
      return only({ ...model, notice: msg.notice });
    case 'tick':
      return only({ ...model, now: msg.now });
  }
}

/** The learner may have gone elsewhere while lessons were being prepared. */
function stillWaits(model: Model, lesson: string): boolean {
  return currentLesson(model)?.id === lesson;
}

/** Judges the step on the screen; one that was only shown, while lessons before it could not be done, is come to now. */
function settle(model: Model): Next {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!lesson || !step) return only(model);
  const { enteredAt } = stepRecord(model, lesson.id, step.id);
  return enteredAt === null ? enterStep(model, lesson, step) : check(model, 'all');
}

function engineChanged(model: Model, engine: Model['machine']['engine']): Next {
  const cameUp = engine.is === 'up' && model.machine.engine.is !== 'up';
  const next = { ...model, machine: { ...model.machine, engine } };
  const waited = model.checking.verdicts.some(
    (verdict) => verdict?.status === 'unknown' && verdict.fault === 'machine',
  );
  return chain(
    next,
    // What the doctor said about the engine, and about what only an engine knows, is no longer so.
    (now) => (cameUp && model.machine.engine.is !== 'looking' ? lookAgain(now) : only(now)),
    (now) => (cameUp && waited ? check(now, 'all') : only(now)),
  );
}

function afterReset(model: Model, msg: Extract<Msg, { kind: 'was-reset' }>): Next {
  const forgotten = wasReset(model, msg.what);
  const fresh = {
    ...forgotten,
    notice: msg.notice,
    progress: { ...forgotten.progress, shell: msg.shell },
  };
  const { what } = msg;
  const lesson = currentLesson(fresh);
  // The learner may have gone elsewhere meanwhile.
  if (!lesson || what.scope === 'everything' || lesson.id !== what.lesson) return save(fresh);
  if (what.scope === 'undo') {
    const back = lesson.steps.find(({ id }) => id === what.step);
    return back ? enterStep(fresh, lesson, back) : save(fresh);
  }
  const step = what.scope === 'step' ? currentStep(fresh) : lesson.steps[0];
  return step && (what.scope === 'lesson' || step.id === what.step)
    ? enterStep(fresh, lesson, step)
    : save(fresh);
}

function completed(model: Model, msg: Extract<Msg, { kind: 'completed' }>): Next {
  // What was typed on meanwhile is not taken away.
  if (model.prompt.text !== msg.asked) return only(model);
  const prompt = setText(model.prompt, msg.text, msg.cursor);
  if (msg.candidates.length < 2) return only({ ...model, prompt });
  return only({ ...model, prompt, notice: { tone: 'info', text: msg.candidates.join('  ') } });
}
