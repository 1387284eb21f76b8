import { examine } from '../support/exam.ts';
import { describeReal } from '../support/tools.ts';
import { rightBuilds, wrongBuilds } from './attempts/build-attempts.ts';
import { secondBuilds } from './attempts/second-attempts.ts';
import { thirdBuilds } from './attempts/third-attempts.ts';
import { fifthBuilds } from './fifth/build.ts';
import { fourthBuilds } from './fourth/build.ts';
import { seventhBuilds } from './seventh/build.ts';
import { sixthBuilds } from './sixth/build.ts';

describeReal(['go', 'network'], 'every attempt at lesson 3', () => {
  examine('build', 'init', {}, [
    ...rightBuilds,
    ...wrongBuilds,
    ...secondBuilds,
    ...thirdBuilds,
    ...fourthBuilds,
  ]);
});

describeReal(['go', 'network'], 'the fifth set of lesson 3', () => {
  examine('build', 'init', {}, fifthBuilds);
});

describeReal(['go', 'network'], 'the sixth set of lesson 3', () => {
  examine('build', 'init', {}, sixthBuilds);
});

describeReal(['go', 'network'], 'the seventh set of lesson 3', () => {
  examine('build', 'init', {}, seventhBuilds);
});
