import type { Examination } from '../../doctor/finding.ts';
import { doctorLines } from '../../doctor/lines.ts';
import { doctorText, plainStyle } from '../../doctor/text.ts';
import type { Model, Notice } from '../model.ts';
import { type Next, only } from './next.ts';

/** Opens the doctor's screen, and has it look anew: what it found at the start may be long ago. */
export function openDoctor(model: Model): Next {
  return lookAgain({ ...model, screen: { kind: 'doctor', top: 0 } });
}

export function lookAgain(model: Model): Next {
  if (model.doctor.is === 'looking') return only(model);
  return [{ ...model, doctor: { is: 'looking', last: model.doctor.last } }, [{ kind: 'examine' }]];
}

export function examined(model: Model, examination: Examination, go: string | null): Next {
  return only({ ...model, doctor: { is: 'done', last: examination }, machine: { ...model.machine, go } });
}

/** What it did is shown from the top. */
export function fixed(model: Model, notice: Notice): Next {
  const screen = model.screen.kind === 'doctor' ? { ...model.screen, top: 0 } : model.screen;
  return lookAgain({ ...model, screen, notice });
}

/** Rows of a screen that are not its body. */
const around = 4;

/** @param by lines towards the end */
export function scrollDoctor(model: Model, by: number): Next {
  const { screen, doctor, size, course } = model;
  if (screen.kind !== 'doctor' || doctor.last === null) return only(model);
  const width = Math.min(80, size.columns - 4);
  const lines = doctorText(doctorLines(doctor.last, course), { ...plainStyle, width }).length;
  const most = Math.max(0, lines - (size.rows - around));
  return only({ ...model, screen: { ...screen, top: Math.max(0, Math.min(most, screen.top + by)) } });
}
