import { examine } from '../support/exam.ts';
import { describeReal } from '../support/tools.ts';
import { rightModules, wrongModules } from './attempts/modules-attempts.ts';

describeReal(['go', 'network'], 'attempts at lesson 1', () => {
  examine('enable-modules', null, {}, [...rightModules, ...wrongModules]);
});
