/**
 * Which three characters stand side by side somewhere in a text, as a table of hashes: of hundreds of literals that may be
 * looked for, it rules out nearly all without a look at the text.
 */
export function gramsOf(text: string): Uint8Array {
  const grams = new Uint8Array(65_536);
  let one = 0;
  let two = 0;
  for (let at = 0; at < text.length; at += 1) {
    const three = text.charCodeAt(at);
    grams[hash(one, two, three)] = 1;
    one = two;
    two = three;
  }
  return grams;
}

/** False where a literal is certainly not in the text that the grams are of. */
export function mayContain(grams: Uint8Array, literal: string): boolean {
  for (let at = 2; at < literal.length; at += 1)
    if (grams[hash(literal.charCodeAt(at - 2), literal.charCodeAt(at - 1), literal.charCodeAt(at))] === 0)
      return false;
  return true;
}

function hash(one: number, two: number, three: number): number {
  return (one * 961 + two * 31 + three * 7 + (three << 8)) & 0xffff;
}
