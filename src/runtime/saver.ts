import { machineReason } from '../core/machine-reason.ts';
import type { Progress } from '../core/progress/types.ts';

/** Saves one state after another, only the newest of those that wait. A failure is told once, until a save succeeds. */
export function createSaver(
  write: (progress: Progress) => Promise<void>,
  failed: (why: string) => void,
): { save(progress: Progress): void; settled(): Promise<void> } {
  let next: Progress | null = null;
  let working: Promise<void> | null = null;
  let told = false;
  const work = async (): Promise<void> => {
    for (let progress = next; progress !== null; progress = next) {
      next = null;
      try {
        await write(progress);
        told = false;
      } catch (error) {
        if (!told) failed(machineReason(error) ?? String(error));
        told = true;
      }
    }
    working = null;
  };
  return {
    save(progress) {
      next = progress;
      working ??= work();
    },
    settled: async () => {
      await working;
    },
  };
}
