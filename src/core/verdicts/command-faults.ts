import type { CommandRecord, StepRecord } from '../progress/types.ts';
import { engineFault } from './engine-faults.ts';
import { goMachineFault } from './go/faults.ts';
import type { MachineFault, Verdict } from './verdict.ts';

/** The machine's fault that a command's output tells of; null where there is none. */
export function commandFault({ line, output }: CommandRecord): MachineFault | null {
  return goMachineFault(output) ?? (/\b(?:docker|podman)\b/.test(line) ? engineFault(output) : null);
}

/**
 * A verdict of the tour's, in the light of the step's last command: where the machine has just kept that from doing its
 * work, what is missing is not the learner's fault, and counts against nobody.
 */
export function excused(verdict: Verdict, record: StepRecord | null): Verdict {
  const last = record?.commands.at(-1);
  if (verdict.status !== 'failed' || last?.end?.how !== 'exited' || last.end.code === 0) return verdict;
  const fault = commandFault(last);
  if (fault === null) return verdict;
  return {
    status: 'unknown',
    expected: verdict.expected,
    found: fault.what,
    why: 'This is the machine, not your work.',
    next: `${fault.next} Then run the command again.`,
    cause: fault.id,
    fault: 'machine',
  };
}
