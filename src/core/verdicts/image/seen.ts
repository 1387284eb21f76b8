import type { CommandRecord, StepRecord } from '../../progress/types.ts';

/** A command's container listened on a port of this machine and logged a request: the tour saw it. */
export function servedARequest({ container, ports, output }: CommandRecord): boolean {
  return container !== null && ports.length > 0 && /\b(?:GET|HEAD)\b|\bpath\b/i.test(output);
}

/** The tour saw it: the step was passed with it, or a command's container listened and logged a request. */
export function wasSeen(record: StepRecord | null, published: boolean): boolean {
  if (record === null) return false;
  if (record.state === 'passed') return true;
  const served = (command: CommandRecord) =>
    published
      ? servedARequest(command)
      : command.container !== null &&
        command.ports.length === 0 &&
        !/\s(?:-[a-zA-Z]*[pP]\b|--publish)/.test(command.line);
  return record.commands.some(served);
}
