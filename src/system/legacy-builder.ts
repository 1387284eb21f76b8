import type { Action, Step } from '../core/course/types.ts';
import { hasMounts, withoutMounts } from '../core/dockerfile/mounts.ts';
import type { SessionOptions } from './session.ts';

type OnFiles = Extract<Action, { do: 'copy' | 'write' | 'replace' | 'remove' }>;

/** A solution's action as this machine's builder can follow it: the legacy one knows no mounts. */
export async function fitting(action: OnFiles, session: SessionOptions): Promise<OnFiles> {
  const writes = action.do === 'copy' || action.do === 'write';
  if (!writes || !hasMounts(action.text) || !(await isLegacy(session))) return action;
  return { ...action, text: withoutMounts(action.text) };
}

/** Why a step cannot be done on this machine at all; null where it can be tried. */
export async function whyImpossible(step: Step, session: SessionOptions): Promise<string | null> {
  const wantsMounts = step.checks.some(({ kind, spec }) => kind === 'build' && spec.keepsCompiled);
  return wantsMounts && (await isLegacy(session))
    ? "RUN --mount belongs to BuildKit, and Docker's legacy builder is in use here"
    : null;
}

async function isLegacy(session: SessionOptions): Promise<boolean> {
  const engine = await session.engine();
  return engine.ok && engine.value.builder === 'legacy';
}
