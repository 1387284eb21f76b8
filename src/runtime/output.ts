/**
 * Milliseconds between two updates of the screen by output: a program may print faster than anybody reads. The first of
 * it comes soon; where it does not stop, ten times a second is enough.
 */
const between = { first: 30, next: 100 } as const;
/** Milliseconds without output after which the next is a first again. */
const pause = 300;

/** Gathers output and hands it on in larger pieces; `flush` hands on what is left, at once. */
export function gatherOutput(show: (text: string) => void): { add(text: string): void; flush(): void } {
  let held: string[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | null = null;
  let shownAt = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (held.length === 0) return;
    const text = held.join('');
    held = [];
    size = 0;
    shownAt = performance.now();
    show(text);
  };
  return {
    add(text) {
      held.push(text);
      size += text.length;
      // Only the end of a flood can still be on the screen when it is shown.
      while (size > 2_000_000 && held.length > 1) size -= held.shift()?.length ?? 0;
      timer ??= setTimeout(flush, performance.now() - shownAt < pause ? between.next : between.first);
    },
    flush,
  };
}
