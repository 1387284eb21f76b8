import type { EngineState } from '../core/tour/model.ts';
import type { Store } from './store.ts';

/** Milliseconds. */
const tick = 1000;
const engineAgain = 5000;

/**
 * Moves the clock while something runs, and looks for the engine: once at the start, and again and again while it does not
 * answer, so that the tour goes on by itself when it does. Returns how to stop.
 */
export function keepTime(store: Store, lookForEngine: () => Promise<EngineState>): () => void {
  const clock = setInterval(() => {
    const { running, servers } = store.getModel();
    if (running !== null || servers.length > 0) store.dispatch({ kind: 'tick', now: Date.now() });
  }, tick);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const engine = await lookForEngine();
    if (stopped) return;
    const known = store.getModel().machine.engine;
    if (JSON.stringify(known) !== JSON.stringify(engine)) store.dispatch({ kind: 'engine', engine });
    if (engine.is !== 'up') timer = setTimeout(() => void look(), engineAgain);
  };
  void look();
  return () => {
    stopped = true;
    clearInterval(clock);
    clearTimeout(timer);
  };
}
