import type { Verdict } from '../../verdicts/verdict.ts';
import type { Model, Proof } from '../model.ts';
import {
  currentLesson,
  currentStep,
  findLesson,
  laterLessonEntered,
  proofOf,
  stepRecord,
} from '../selectors.ts';
import { chain, type Next, only, save, say, withRecord } from './next.ts';

/**
 * Opens the step on the screen when every check of it has passed, or reads right and agrees with the learner's own build.
 * The judging that is under way is its proof from now on, and goes on beside the lesson.
 */
export function openByGlances(model: Model): Next {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  const { id, busy, scope, fresh, glances } = model.checking;
  if (!lesson || !step || !busy || scope !== 'all') return only(model);
  const record = stepRecord(model, lesson.id, step.id);
  if (record.state === 'passed' || record.refuted || proofOf(model, lesson.id, step.id)) return only(model);
  const proven = (index: number) => fresh[index]?.status === 'passed';
  const agreed = (index: number) => fresh[index] === null && glances[index]?.sees === 'agreement';
  const all = step.checks.map((_, index) => index);
  if (!all.some(agreed) || !all.every((index) => proven(index) || agreed(index))) return only(model);
  const proof: Proof = {
    id,
    lesson: lesson.id,
    step: step.id,
    verdicts: fresh,
    doing: model.checking.doing,
    files: 'same',
  };
  const next = {
    ...model,
    lastId: model.lastId + 1,
    checking: { ...model.checking, id: model.lastId + 1, busy: false, doing: null },
    proofs: [...model.proofs, proof],
  };
  return chain(
    withRecord(next, lesson.id, step.id, { state: 'provisional' }),
    (open) => [open, [{ kind: 'keep-proving', id }]],
    save,
  );
}

/** Begins the proofs of a lesson that were given up, or never came to an end: the tour was left, or the engine was down. */
export function carryOn(model: Model, lessonId: string): Next {
  const lesson = findLesson(model, lessonId);
  const waiting = lesson?.steps.filter(
    ({ id }) => stepRecord(model, lessonId, id).state === 'provisional' && !proofOf(model, lessonId, id),
  );
  if (!lesson || !waiting) return only(model);
  return chain(
    model,
    ...waiting.map((step) => (now: Model): Next => {
      const id = now.lastId + 1;
      const verdicts = step.checks.map(() => null);
      const proof: Proof = { id, lesson: lessonId, step: step.id, verdicts, doing: null, files: 'unknown' };
      return [
        { ...now, lastId: id, proofs: [...now.proofs, proof] },
        [
          {
            kind: 'prove',
            id,
            lesson: lessonId,
            step: step.id,
            record: stepRecord(now, lessonId, step.id),
            laterLessonEntered: laterLessonEntered(now, lesson),
          },
        ],
      ];
    }),
  );
}

/** What a judging says, where it is a proof. */
export function takeProof(model: Model, id: number, change: (proof: Proof) => Proof): Model {
  return { ...model, proofs: model.proofs.map((proof) => (proof.id === id ? change(proof) : proof)) };
}

/** A proof begun anew has looked at the files: where they still agree with the build that opened the step, it may refute. */
export function takeProofGlances(model: Model, id: number, glances: Model['checking']['glances']): Model {
  const same = glances.every((glance) => glance === null || glance.sees === 'agreement');
  return takeProof(model, id, (proof) => ({ ...proof, files: same ? 'same' : 'unknown' }));
}

export function takeProofVerdict(model: Model, id: number, index: number, verdict: Verdict): Model {
  const put = (verdicts: Proof['verdicts']) => verdicts.map((each, at) => (at === index ? verdict : each));
  const proof = model.proofs.find((each) => each.id === id);
  if (!proof) return model;
  const taken = takeProof(model, id, (each) => ({ ...each, verdicts: put(each.verdicts) }));
  // What it finds is told when it is through; what it proves at once.
  if (verdict.status !== 'passed' || !isShown(model, proof)) return taken;
  return { ...taken, checking: { ...taken.checking, verdicts: put(taken.checking.verdicts) } };
}

/**
 * A proof is through. What it proves has passed; what it refutes is open again, told calmly where the learner has gone on.
 * What could not be judged stays provisional, and is proven another time.
 */
export function endProof(model: Model, id: number): Next {
  const proof = model.proofs.find((each) => each.id === id);
  if (!proof) return only(model);
  const { lesson, step, verdicts, files } = proof;
  const rest = { ...model, proofs: model.proofs.filter((each) => each !== proof) };
  if (stepRecord(model, lesson, step).state !== 'provisional') return only(rest);
  if (verdicts.every((verdict) => verdict?.status === 'passed'))
    return chain(withRecord(rest, lesson, step, { state: 'passed' }), save);
  const here = isShown(model, proof);
  const shown = here
    ? { ...rest, checking: { ...rest.checking, verdicts, glances: noGlances(proof) } }
    : rest;
  const failure = verdicts.find((verdict) => verdict?.status === 'failed');
  if (failure?.status !== 'failed' || files !== 'same') return only(shown);
  return chain(withRecord(shown, lesson, step, { state: 'open', refuted: true }), save, (open) =>
    here ? only(open) : say(open, 'info', `${place(model, proof)} is open again: ${failure.found}.`),
  );
}

function noGlances(proof: Proof): readonly null[] {
  return proof.verdicts.map(() => null);
}

function isShown(model: Model, { lesson, step }: Proof): boolean {
  return currentLesson(model)?.id === lesson && currentStep(model)?.id === step;
}

/** `Step 2, Put the rare things first,` in this lesson, else with the lesson's number in front. */
function place(model: Model, proof: Proof): string {
  const lesson = findLesson(model, proof.lesson);
  const index = lesson?.steps.findIndex(({ id }) => id === proof.step) ?? -1;
  const number = `tep ${index + 1} (${lesson?.steps[index]?.title ?? proof.step})`;
  return currentLesson(model)?.id === proof.lesson ? `S${number}` : `Lesson ${lesson?.number}, s${number}`;
}
