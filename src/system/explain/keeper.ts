/** A log of any size: what is wrong stands at its beginning or at its end. */
const kept = { head: 2_000_000, tail: 6_000_000 } as const;

/** Keeps the beginning and the end of what is pushed, and no more than 8 MB of it. */
export function createKeeper(): { push(chunk: Uint8Array): void; bytes(): Uint8Array } {
  const head: Uint8Array[] = [];
  let tail: Uint8Array[] = [];
  let headLength = 0;
  let tailLength = 0;
  return {
    push(chunk) {
      const room = kept.head - headLength;
      const first = chunk.subarray(0, Math.max(0, room));
      if (first.length > 0) {
        head.push(first.slice());
        headLength += first.length;
      }
      const rest = chunk.subarray(first.length);
      if (rest.length === 0) return;
      tail.push(rest.slice());
      tailLength += rest.length;
      if (tailLength <= 2 * kept.tail) return;
      const whole = Buffer.concat(tail);
      tail = [whole.subarray(whole.length - kept.tail)];
      tailLength = kept.tail;
    },
    bytes() {
      const end = Buffer.concat(tail);
      return Buffer.concat([...head, end.subarray(Math.max(0, end.length - kept.tail))]);
    },
  };
}
