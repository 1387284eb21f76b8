import { examine } from '../support/exam.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { describeReal, warmImage } from '../support/tools.ts';
import { askedDockerfiles } from './asked.attempts.ts';
import { cleanUp, some } from './attempts.ts';
import { dockerfileAttempts } from './dockerfile.attempts.ts';

// One attempt of each kind; `npm run exam` tries them all.
describeReal(['go', 'network', 'docker', 'golang image'], 'attempts at lesson 4', () => {
  aloneWithTheCourseImage();
  const attempts = [...some(dockerfileAttempts(warmImage())), ...askedDockerfiles(warmImage())];
  examine('dockerfile', 'build', { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() }, attempts, cleanUp);
});
