import type { Attempt } from '../../support/exam.ts';
import { rightCachings } from './caching-right.ts';
import { wrongCachings } from './caching-wrong.ts';
import { moreWrongCachings } from './caching-wrong-more.ts';
import { rightDockerfiles } from './dockerfile-right.ts';
import { moreRightDockerfiles } from './dockerfile-right-more.ts';
import { wrongDockerfiles } from './dockerfile-wrong.ts';
import { moreWrongDockerfiles } from './dockerfile-wrong-more.ts';
import { rightMultiStages } from './multi-stage-right.ts';
import { wrongMultiStages } from './multi-stage-wrong.ts';
import { moreWrongMultiStages } from './multi-stage-wrong-more.ts';

const sets = {
  dockerfile: [...rightDockerfiles, ...moreRightDockerfiles, ...wrongDockerfiles, ...moreWrongDockerfiles],
  caching: [...rightCachings, ...wrongCachings, ...moreWrongCachings],
  'multi-stage': [...rightMultiStages, ...wrongMultiStages, ...moreWrongMultiStages],
} as const;

/** The fourth set for a lesson: written from the course's text alone, before anybody had looked at what is judged how. */
export function fourthAttempts(lesson: keyof typeof sets, goImage: string): readonly Attempt[] {
  const tag = goImage.slice(goImage.indexOf(':') + 1);
  const filled = (text: string) => text.replaceAll('{{tag}}', tag);
  return sets[lesson].map((attempt) => ({
    ...attempt,
    files: Object.fromEntries(
      Object.entries(attempt.files ?? {}).map(([path, text]) => [path, text === null ? null : filled(text)]),
    ),
    commands: attempt.commands?.map(filled),
  }));
}
