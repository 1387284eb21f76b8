import { otherBuilders } from '../support/engines.ts';
import { examine } from '../support/exam.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { describeReal, warmImage } from '../support/tools.ts';
import { everyAttempt } from './caching/index.ts';
import { onBuilder } from './caching/make.ts';
import { fifthAttempts } from './fifth/index.ts';
import { fourthAttempts } from './fourth/index.ts';
import { seventhAttempts } from './seventh/index.ts';
import { sixthAttempts } from './sixth/index.ts';
import { thirdCachingAttempts } from './third.attempts.ts';

describeReal(['go', 'network', 'docker', 'golang image'], 'every attempt at lesson 5', () => {
  aloneWithTheCourseImage();
  examine('caching', 'dockerfile', { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() }, [
    ...onBuilder(everyAttempt, warmImage()),
    ...thirdCachingAttempts(warmImage()),
    ...fourthAttempts('caching', warmImage()),
  ]);
});

describeReal(['go', 'network', 'docker', 'golang image'], 'the fifth set of lesson 5', () => {
  aloneWithTheCourseImage();
  const env = { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
  examine('caching', 'dockerfile', env, fifthAttempts('caching', warmImage()));
});

describeReal(['go', 'network', 'docker', 'golang image'], 'the sixth set of lesson 5', () => {
  aloneWithTheCourseImage();
  const env = { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
  examine('caching', 'dockerfile', env, sixthAttempts('caching', warmImage()));
});

describeReal(['go', 'network', 'docker', 'golang image'], 'the seventh set of lesson 5', () => {
  aloneWithTheCourseImage();
  const env = { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
  examine('caching', 'dockerfile', env, seventhAttempts('caching', warmImage()));
});

for (const name of ['legacy', 'podman'] as const)
  describeReal(otherBuilders[name].needs, `every attempt at lesson 5, with ${name}`, () => {
    aloneWithTheCourseImage();
    const { more, prefer } = otherBuilders[name];
    const env = { ...more, GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
    examine(
      'caching',
      'dockerfile',
      env,
      onBuilder(everyAttempt, warmImage(), name),
      [],
      ['--engine', prefer],
    );
  });
