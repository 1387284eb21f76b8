/** BuildKit's name of a step, `[builder 2/5] COPY . .`, taken apart; null for its own doings and for FROM. */
export function readBracket(
  name: string,
): { readonly stage: string | null; readonly number: number; readonly text: string } | null {
  const match = /^\[([^\]]*?)(\d+)\/\d+\]\s+([\s\S]*)$/.exec(name);
  const text = match?.[3]?.trim() ?? '';
  if (!match || /^FROM\b/i.test(text)) return null;
  // Before the number: nothing, the stage, or the platform and the stage.
  const words = (match[1] ?? '').split(/\s+/).filter((word) => word !== '' && !word.includes('/'));
  return { stage: words.at(-1) ?? null, number: Number(match[2]), text };
}
