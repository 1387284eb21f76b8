import { examine } from '../support/exam.ts';
import { describeReal } from '../support/tools.ts';
import { rightModules, wrongModules } from './attempts/modules-attempts.ts';
import { secondModules } from './attempts/second-attempts.ts';
import { thirdModules } from './attempts/third-attempts.ts';
import { fifthModules } from './fifth/modules.ts';
import { fourthModules } from './fourth/modules.ts';
import { seventhModules } from './seventh/modules.ts';
import { sixthModules } from './sixth/modules.ts';

describeReal(['go', 'network'], 'every attempt at lesson 1', () => {
  examine('enable-modules', null, {}, [
    ...rightModules,
    ...wrongModules,
    ...secondModules,
    ...thirdModules,
    ...fourthModules,
  ]);
});

describeReal(['go', 'network'], 'the fifth set of lesson 1', () => {
  examine('enable-modules', null, {}, fifthModules);
});

describeReal(['go', 'network'], 'the sixth set of lesson 1', () => {
  examine('enable-modules', null, {}, sixthModules);
});

describeReal(['go', 'network'], 'the seventh set of lesson 1', () => {
  examine('enable-modules', null, {}, seventhModules);
});
