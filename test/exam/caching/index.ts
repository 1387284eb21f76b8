import type { BuilderAttempt } from './make.ts';
import { nastyRight } from './nasty-right.ts';
import { machineFaults, nastyWrong } from './nasty-wrong.ts';
import { rightOrders, rightStages } from './right.ts';
import { rightMounts } from './right-buildkit.ts';
import { wrongFiles, wrongSyntax } from './wrong-files.ts';
import { wrongOrders } from './wrong-order.ts';
import { wrongPlaces, wrongRequirements, wrongSettings } from './wrong-places.ts';

/** Every attempt at lesson 5. */
export const everyAttempt: readonly BuilderAttempt[] = [
  ...rightOrders,
  ...rightStages,
  ...rightMounts,
  ...wrongOrders,
  ...wrongFiles,
  ...wrongSyntax,
  ...wrongPlaces,
  ...wrongRequirements,
  ...wrongSettings,
  ...nastyRight,
  ...nastyWrong,
  ...machineFaults,
];

/** A part of them with something of each kind, for what must not take long. @param every one of so many */
export const some = (every: number): readonly BuilderAttempt[] =>
  everyAttempt.filter((_, index) => index % every === 0);
