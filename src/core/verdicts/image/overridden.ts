import { within } from '../../dockerfile/paths.ts';
import type { ContainerView } from '../facts/containers.ts';
import type { Problem } from '../outcome.ts';

/** A container whose program cannot be found for what docker run was told, -v or -w; null where it was told neither. */
export function overridden(image: string, { name, stopped, changed }: ContainerView): Problem | null {
  if (!stopped || !changed) return null;
  const { config, program, exit, said } = stopped;
  if (exit !== null && exit < 126 && !/no such file|not found/i.test(said)) return null;
  const start = [...config.entrypoint, ...config.command][0] ?? '';
  const path = program?.path ?? start;
  const hidden = changed.mounts.find((mount) => within(path, mount));
  const again = `Run docker rm -f ${name}, then docker run -p 8080:8080 ${image}`;
  if (hidden !== undefined)
    return {
      found: `a folder of this machine is mounted over ${hidden}`,
      why: `With -v what lies here takes the place of what the image has there. So ${path}, which the image starts, is hidden.`,
      next: `${again}, without -v: the image has all that it needs.`,
      cause: 'container-changed-by-flags',
      place: null,
    };
  if (changed.workdir === null || changed.workdir === config.workdir || start.startsWith('/')) return null;
  return {
    found: `${name} was started in ${changed.workdir}, and its image says ${config.workdir}`,
    why: `With -w the program, ${start}, is looked for from another folder than the one where it lies.`,
    next: `${again}, without -w.`,
    cause: 'container-changed-by-flags',
    place: null,
  };
}
