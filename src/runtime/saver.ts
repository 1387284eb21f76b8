import { machineReason } from '../core/machine-reason.ts';
import type { Progress } from '../core/progress/types.ts';

/**
 * Saves one state after another, only the newest of those that wait. Each failure is told: the next key takes a notice
 * away, and what is not saved must not be forgotten over it.
 */
export function createSaver(
  write: (progress: Progress) => Promise<void>,
  failed: (why: string) => void,
): { save(progress: Progress): void; settled(): Promise<void> } {
  let next: Progress | null = null;
  let working: Promise<void> | null = null;
  const work = async (): Promise<void> => {
    for (let progress = next; progress !== null; progress = next) {
      next = null;
      try {
        await write(progress);
      } catch (error) {
        failed(machineReason(error) ?? String(error));
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
