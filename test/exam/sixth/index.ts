import type { Attempt } from '../../support/exam.ts';
import { onImage } from '../make.ts';
import { rightCachings } from './caching-right.ts';
import { wrongCachings } from './caching-wrong.ts';
import { rightDockerfiles } from './dockerfile-right.ts';
import { wrongDockerfiles } from './dockerfile-wrong.ts';
import { rightMultiStages } from './multi-stage-right.ts';
import { wrongMultiStages } from './multi-stage-wrong.ts';

const sets = {
  dockerfile: [...rightDockerfiles, ...wrongDockerfiles],
  caching: [...rightCachings, ...wrongCachings],
  'multi-stage': [...rightMultiStages, ...wrongMultiStages],
} as const;

/** The sixth set for a lesson, written as the fifth was: from the course's text and from Dockerfiles in the wild. */
export function sixthAttempts(lesson: keyof typeof sets, goImage: string): readonly Attempt[] {
  return onImage(sets[lesson], goImage);
}
