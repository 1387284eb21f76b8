import { otherBuilders } from '../support/engines.ts';
import { examine } from '../support/exam.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { describeReal, warmImage } from '../support/tools.ts';
import { some } from './caching/index.ts';
import { onBuilder } from './caching/make.ts';

describeReal(['go', 'network', 'docker', 'golang image'], 'attempts at lesson 5', () => {
  aloneWithTheCourseImage();
  const env = { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
  examine('caching', 'dockerfile', env, onBuilder(some(3), warmImage()));
});

for (const name of ['legacy', 'podman'] as const)
  describeReal(otherBuilders[name].needs, `attempts at lesson 5, with ${name}`, () => {
    aloneWithTheCourseImage();
    const { more, prefer } = otherBuilders[name];
    const env = { ...more, GO_DOCKER_TOUR_BASE_IMAGE: warmImage() };
    const attempts = onBuilder(some(14), warmImage(), name);
    examine('caching', 'dockerfile', env, attempts, [], ['--engine', prefer]);
  });
