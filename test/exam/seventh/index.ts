import type { Attempt } from '../../support/exam.ts';
import { onImage } from '../make.ts';
import { rightCachings } from './caching-right.ts';
import { wrongCachings } from './caching-wrong.ts';
import { rightDockerfiles } from './dockerfile-right.ts';
import { wrongDockerfiles } from './dockerfile-wrong.ts';
import { rightMultiStages } from './multi-stage-right.ts';
import { wrongMultiStages } from './multi-stage-wrong.ts';

const sets = {
  caching: [...rightCachings, ...wrongCachings],
  dockerfile: [...rightDockerfiles, ...wrongDockerfiles],
  'multi-stage': [...rightMultiStages, ...wrongMultiStages],
} as const;

/** The seventh set for a lesson, written from the course's text and from what people ask about their Dockerfiles. */
export function seventhAttempts(lesson: keyof typeof sets, goImage: string): readonly Attempt[] {
  return onImage(sets[lesson], goImage);
}
