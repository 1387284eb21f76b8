/** Turns Ctrl+C, a closed terminal and a polite kill into an abort, so that what was begun is taken away again. */
export function onInterrupt(): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, abort);
  return {
    signal: controller.signal,
    done() {
      for (const signal of signals) process.off(signal, abort);
    },
  };
}

/** Milliseconds. */
const moment = 300;

/**
 * While another program has this process's terminal, Ctrl+C and Ctrl+\ are meant for that one, and reach both.
 * Returns how to heed them again, which takes effect a moment later: what has ended the other one may be told here last.
 */
export function ignoreInterrupts(): () => void {
  const ignore = () => {};
  const signals = ['SIGINT', 'SIGQUIT'] as const;
  for (const signal of signals) process.on(signal, ignore);
  const heed = () => {
    for (const signal of signals) process.off(signal, ignore);
  };
  return () => void setTimeout(heed, moment).unref();
}
