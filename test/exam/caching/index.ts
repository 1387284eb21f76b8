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

const mistakes = [...wrongFiles, ...wrongSyntax, ...wrongPlaces, ...wrongRequirements, ...wrongSettings];

/** A part of them, for what must not take long; right ones of every style are in test/system/facts/build-cases.ts. */
export const someAttempts: readonly BuilderAttempt[] = [
  ...rightOrders.slice(0, 6),
  ...wrongOrders.slice(0, 6),
  ...mistakes.filter((_, index) => index % 3 === 1),
];
