import { examine, someOf } from '../support/exam.ts';
import { describeReal } from '../support/tools.ts';
import { rightBuilds, wrongBuilds } from './attempts/build-attempts.ts';
import { secondBuilds } from './attempts/second-attempts.ts';

describeReal(['go', 'network'], 'some attempts at lesson 3', () => {
  examine('build', 'init', {}, someOf([...rightBuilds, ...wrongBuilds, ...secondBuilds]));
});
