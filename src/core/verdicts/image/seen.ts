import type { CommandRecord } from '../../progress/types.ts';

/** A command's container listened on a port of this machine and logged a request: the tour saw it. */
export function servedARequest({ container, ports, output }: CommandRecord): boolean {
  return container !== null && ports.length > 0 && /\b(?:GET|HEAD)\b|\bpath\b/i.test(output);
}
