import { examine } from '../support/exam.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { describeReal, warmImage } from '../support/tools.ts';
import { someAttempts } from './caching/index.ts';
import { onBuilder } from './caching/make.ts';

// Other builders: test/system/engines/matrix.real.test.ts, and all of them by `npm run exam`.
describeReal(['go', 'network', 'docker', 'golang image'], 'attempts at lesson 5', () => {
  aloneWithTheCourseImage();
  const env = { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
  examine('caching', 'dockerfile', env, onBuilder(someAttempts, warmImage()));
});
