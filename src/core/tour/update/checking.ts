import { kindOf } from '../../verdicts/kinds.ts';
import type { Failed } from '../../verdicts/verdict.ts';
import type { Model } from '../model.ts';
import {
  currentLesson,
  currentStep,
  isBeside,
  laterLessonEntered,
  lessonScreenOf,
  liveRecord,
  proofOf,
  stepRecord,
} from '../selectors.ts';
import { chain, type Next, only, save, say, withRecord } from './next.ts';
import { openByGlances } from './proving.ts';

/**
 * Has the step on the screen judged; what was still being judged is given up.
 * @param tried false where it cannot be right yet: coming to the step, a prediction, a command of several
 */
export function check(model: Model, scope: 'instant' | 'all', tried = true): Next {
  const screen = lessonScreenOf(model.screen);
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!screen || !lesson || !step || step.checks.length === 0) return only(model);
  const id = model.lastId + 1;
  const fresh = step.checks.map(() => null);
  const known = model.checking.verdicts.length === fresh.length ? model.checking.verdicts : fresh;
  // A failure that was not told at the time is not told now, a moment before the new verdict.
  const untold = tried && !model.checking.tried;
  const verdicts = untold ? known.map((each) => (each?.status === 'failed' ? null : each)) : known;
  return [
    {
      ...model,
      lastId: id,
      checking: {
        id,
        busy: true,
        scope,
        verdicts,
        fresh,
        glances: fresh,
        tried: tried || model.checking.tried,
        doing: null,
      },
    },
    [
      {
        kind: 'verify',
        id,
        lesson: lesson.id,
        step: step.id,
        record: liveRecord(model, lesson.id, step.id),
        scope,
        laterLessonEntered: laterLessonEntered(model, lesson),
      },
    ],
  ];
}

/**
 * A file was saved. Where the step goes on with commands, what builds or starts something waits for these: a check that
 * built first would fill the builder's cache, and the learner's own build would have nothing to show. A command's own
 * writing is told late: a whole judging that has begun since is begun again as a whole.
 */
export function checkSaved(model: Model): Next {
  const { busy, scope } = model.checking;
  const goesOn = (currentStep(model)?.run.length ?? 0) > 0;
  return check(model, goesOn && !(busy && scope === 'all') ? 'instant' : 'all');
}

/** Enter asks for the verdict: what is building for it already is not begun again. */
export function checkAgain(model: Model): Next {
  const { busy, doing } = model.checking;
  if (busy && doing !== null) return say(model, 'info', `Still checking: ${doing}.`);
  const lesson = currentLesson(model);
  const step = currentStep(model);
  const proof = lesson && step ? proofOf(model, lesson.id, step.id) : null;
  if (proof) return say(model, 'info', `Still proving it${proof.doing === null ? '' : `: ${proof.doing}`}.`);
  return check(model, 'all');
}

/** What can be said at once has come: a cause is shown, and what reads right now is a failure no longer. */
export function takeGlances(model: Model, glances: Model['checking']['glances']): Next {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!lesson || !step) return only(model);
  const { checking } = model;
  const { refuted } = stepRecord(model, lesson.id, step.id);
  const verdicts = checking.verdicts.map((verdict, index) => {
    const glance = glances[index] ?? null;
    if (glance === null || glance.sees === 'nothing' || verdict?.status === 'passed') return verdict;
    if (glance.sees === 'fault') return glance.verdict;
    return refuted ? verdict : null;
  });
  return openByGlances({ ...model, checking: { ...checking, glances, verdicts } });
}

/**
 * A verdict has come. It is shown at once, and counts when the judging is through. A check that the last command has
 * nothing to do with stays as it was.
 */
export function takeVerdict(model: Model, index: number, judged: Model['checking']['fresh'][number]): Next {
  const before = model.checking.verdicts[index] ?? null;
  const verdict = before?.status !== 'passed' && isBeside(model, index, judged) ? before : judged;
  const put = (verdicts: Model['checking']['fresh']) =>
    verdicts.map((each, at) => (at === index ? verdict : each));
  const { checking } = model;
  const check = currentStep(model)?.checks[index];
  const taken = {
    ...model,
    checking: { ...checking, verdicts: put(checking.verdicts), fresh: put(checking.fresh), doing: null },
  };
  // The glances of this judging come before its slow verdicts.
  return check && kindOf(check).cost === 'slow' ? openByGlances(taken) : only(taken);
}

/** The judging is through: the step has passed when every check of it did. */
export function finishChecking(model: Model): Next {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  const { fresh, scope } = model.checking;
  // What an instant judging leaves out is as it was.
  const verdicts =
    scope === 'all'
      ? fresh.map((each, at) => each ?? faultOf(model.checking.glances[at]))
      : fresh.map((each, at) => each ?? model.checking.verdicts[at] ?? null);
  const checked = { ...model, checking: { ...model.checking, busy: false, doing: null, verdicts } };
  if (!lesson || !step || stepRecord(model, lesson.id, step.id).state === 'passed') return only(checked);
  if (!fresh.every((verdict) => verdict?.status === 'passed')) return only(checked);
  return pass(checked, lesson.id, step.id);
}

function faultOf(glance: Model['checking']['glances'][number] | undefined): Failed | null {
  return glance?.sees === 'fault' ? glance.verdict : null;
}

/** Writes down that a step has passed. */
export function pass(model: Model, lesson: string, step: string): Next {
  return chain(withRecord(model, lesson, step, { state: 'passed' }), save);
}
