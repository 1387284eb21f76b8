import { examine, someOf } from '../support/exam.ts';
import { describeReal } from '../support/tools.ts';
import { rightInits, wrongInits } from './attempts/init-attempts.ts';
import { secondInits } from './attempts/second-attempts.ts';

describeReal(['go', 'network'], 'some attempts at lesson 2', () => {
  examine(
    'init',
    'enable-modules',
    {},
    someOf([...rightInits, ...wrongInits, ...secondInits]),
    [],
    [],
    ['github.com/sirupsen/logrus'],
  );
});
