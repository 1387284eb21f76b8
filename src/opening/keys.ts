/** What of the keys typed so far moves the cursor of a list, and what is for somebody else. */
export type TakenKeys = {
  /** How far down, wrapped around. */
  readonly chosen: number;
  /** From the first key that does something else: all that follows belongs after it. */
  readonly rest: string;
};

/** The keys of a list, as terminals send them: k, j and the arrows. */
const up = ['k', '\x1b[A', '\x1bOA'];
const down = ['j', '\x1b[B', '\x1bOB'];

/** @param typed as read from a terminal in raw mode */
export function takeListKeys(typed: string, chosen: number, count: number): TakenKeys {
  let at = chosen;
  let rest = typed;
  for (;;) {
    const key = [...up, ...down].find((each) => rest.startsWith(each));
    if (key === undefined) return { chosen: at, rest };
    at = (at + (up.includes(key) ? count - 1 : 1)) % count;
    rest = rest.slice(key.length);
  }
}
