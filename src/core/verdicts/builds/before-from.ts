import type { Dockerfile } from '../../dockerfile/types.ts';
import { at, type Cause } from './scene.ts';

/** An instruction before the first FROM, which Docker refuses. Podman 4.3 builds without it, and says nothing. */
export function beforeFrom({ stages, preamble }: Dockerfile): Cause | null {
  const early = stages.length > 0 && preamble.find(({ keyword }) => keyword !== 'ARG');
  return early ? { ...fromMissing, place: at(early) } : null;
}

export const fromMissing = {
  id: 'from-missing',
  found: 'an instruction before the first FROM',
  why: 'An image starts from another one, and FROM names it; only ARG may stand before it.',
  next: 'Make FROM the first line.',
} as const;
