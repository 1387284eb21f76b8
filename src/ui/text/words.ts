import { theme } from '../theme.ts';

const controls = /\u001B\[[0-?]*[ -/]*[@-~]|[\x00-\x1f\x7f-\x9f]+/g;

/**
 * A sentence of the tour's own, which may quote what a program printed: one line without control sequences, and what
 * stands between backticks in the colour of code.
 */
export function words(text: string): string {
  return text.replace(controls, ' ').replace(/`([^`]+)`/g, (_all, code: string) => theme.accent(code));
}
