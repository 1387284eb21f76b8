import { examine } from '../support/exam.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { describeReal, warmImage } from '../support/tools.ts';
import { cleanUp } from './attempts.ts';
import { fifthAttempts } from './fifth/index.ts';
import { fourthAttempts } from './fourth/index.ts';
import { multiStageAttempts } from './multi-stage.attempts.ts';
import { secondMultiStageAttempts } from './second.attempts.ts';
import { seventhAttempts } from './seventh/index.ts';
import { sixthAttempts } from './sixth/index.ts';
import { thirdMultiStageAttempts } from './third.attempts.ts';

describeReal(['go', 'network', 'docker', 'golang image'], 'the whole exam of lesson 6', () => {
  aloneWithTheCourseImage();
  const attempts = [
    ...multiStageAttempts(warmImage()),
    ...secondMultiStageAttempts(warmImage()),
    ...thirdMultiStageAttempts(warmImage()),
    ...fourthAttempts('multi-stage', warmImage()),
  ];
  examine('multi-stage', 'caching', { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() }, attempts, cleanUp);
});

describeReal(['go', 'network', 'docker', 'golang image'], 'the fifth set of lesson 6', () => {
  aloneWithTheCourseImage();
  const env = { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
  examine('multi-stage', 'caching', env, fifthAttempts('multi-stage', warmImage()), cleanUp);
});

describeReal(['go', 'network', 'docker', 'golang image'], 'the sixth set of lesson 6', () => {
  aloneWithTheCourseImage();
  const env = { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
  examine('multi-stage', 'caching', env, sixthAttempts('multi-stage', warmImage()), cleanUp);
});

describeReal(['go', 'network', 'docker', 'golang image'], 'the seventh set of lesson 6', () => {
  aloneWithTheCourseImage();
  const env = { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
  examine('multi-stage', 'caching', env, seventhAttempts('multi-stage', warmImage()), cleanUp);
});
