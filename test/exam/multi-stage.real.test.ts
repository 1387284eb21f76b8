import { examine } from '../support/exam.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { describeReal, warmImage } from '../support/tools.ts';
import { askedMultiStages } from './asked.attempts.ts';
import { cleanUp, some } from './attempts.ts';
import { multiStageAttempts } from './multi-stage.attempts.ts';

// One attempt of each kind; `npm run exam` tries them all.
describeReal(['go', 'network', 'docker', 'golang image'], 'attempts at lesson 6', () => {
  aloneWithTheCourseImage();
  const attempts = [...some(multiStageAttempts(warmImage())), ...askedMultiStages(warmImage())];
  examine('multi-stage', 'caching', { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() }, attempts, cleanUp);
});
