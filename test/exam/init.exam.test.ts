import { examine } from '../support/exam.ts';
import { describeReal } from '../support/tools.ts';
import { rightInits, wrongInits } from './attempts/init-attempts.ts';
import { secondInits } from './attempts/second-attempts.ts';
import { thirdInits } from './attempts/third-attempts.ts';
import { fifthInits } from './fifth/init.ts';
import { fourthInits } from './fourth/init.ts';
import { seventhInits } from './seventh/init.ts';
import { sixthInits } from './sixth/init.ts';

describeReal(['go', 'network'], 'every attempt at lesson 2', () => {
  examine(
    'init',
    'enable-modules',
    {},
    [...rightInits, ...wrongInits, ...secondInits, ...thirdInits, ...fourthInits],
    [],
    [],
    ['github.com/sirupsen/logrus'],
  );
});

describeReal(['go', 'network'], 'the fifth set of lesson 2', () => {
  examine('init', 'enable-modules', {}, fifthInits, [], [], ['github.com/sirupsen/logrus']);
});

describeReal(['go', 'network'], 'the sixth set of lesson 2', () => {
  examine('init', 'enable-modules', {}, sixthInits, [], [], ['github.com/sirupsen/logrus']);
});

describeReal(['go', 'network'], 'the seventh set of lesson 2', () => {
  examine('init', 'enable-modules', {}, seventhInits, [], [], ['github.com/sirupsen/logrus']);
});
