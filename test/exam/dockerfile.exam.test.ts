import { examine } from '../support/exam.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { describeReal, warmImage } from '../support/tools.ts';
import { cleanUp } from './attempts.ts';
import { dockerfileAttempts } from './dockerfile.attempts.ts';
import { fifthAttempts } from './fifth/index.ts';
import { fourthAttempts } from './fourth/index.ts';
import { secondDockerfileAttempts } from './second.attempts.ts';
import { seventhAttempts } from './seventh/index.ts';
import { sixthAttempts } from './sixth/index.ts';
import { thirdDockerfileAttempts } from './third.attempts.ts';

describeReal(['go', 'network', 'docker', 'golang image'], 'the whole exam of lesson 4', () => {
  aloneWithTheCourseImage();
  const attempts = [
    ...dockerfileAttempts(warmImage()),
    ...secondDockerfileAttempts(warmImage()),
    ...thirdDockerfileAttempts(warmImage()),
    ...fourthAttempts('dockerfile', warmImage()),
  ];
  examine('dockerfile', 'build', { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() }, attempts, cleanUp);
});

describeReal(['go', 'network', 'docker', 'golang image'], 'the fifth set of lesson 4', () => {
  aloneWithTheCourseImage();
  const env = { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
  examine('dockerfile', 'build', env, fifthAttempts('dockerfile', warmImage()), cleanUp);
});

describeReal(['go', 'network', 'docker', 'golang image'], 'the sixth set of lesson 4', () => {
  aloneWithTheCourseImage();
  const env = { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
  examine('dockerfile', 'build', env, sixthAttempts('dockerfile', warmImage()), cleanUp);
});

describeReal(['go', 'network', 'docker', 'golang image'], 'the seventh set of lesson 4', () => {
  aloneWithTheCourseImage();
  const env = { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
  examine('dockerfile', 'build', env, seventhAttempts('dockerfile', warmImage()), cleanUp);
});
