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
