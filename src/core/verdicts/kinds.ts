import type { z } from 'zod';
import type { Sight } from './facts/sight.ts';
import type { FactName, FactRequest, FactValue } from './facts.ts';
import type { Glance } from './glance.ts';
import { answer } from './kinds/answer.ts';
import { binary } from './kinds/binary.ts';
import { build } from './kinds/build.ts';
import { container } from './kinds/container.ts';
import { dockerfile } from './kinds/dockerfile.ts';
import { file } from './kinds/file.ts';
import { http } from './kinds/http.ts';
import { image } from './kinds/image.ts';
import { module } from './kinds/module.ts';
import { modules } from './kinds/modules.ts';
import { ordered } from './kinds/ordered.ts';
import { ran } from './kinds/ran.ts';
import { rebuilt } from './kinds/rebuilt.ts';
import { runs } from './kinds/runs.ts';
import { served } from './kinds/served.ts';
import { ships } from './kinds/ships.ts';
import type { Verdict } from './verdict.ts';

/** Every kind of check that a course may use. A new one is its file in `kinds/` and a line here. */
export const checkKinds = {
  build,
  dockerfile,
  rebuilt,
  ships,
  runs,
  image,
  container,
  answer,
  binary,
  file,
  http,
  module,
  modules,
  ordered,
  ran,
  served,
} as const;

export type CheckKindName = keyof typeof checkKinds;

/** A check as a step carries it: its kind, the parameters that its schema let through, and the course's own title. */
export type CheckSpec = {
  [K in CheckKindName]: {
    readonly kind: K;
    readonly spec: z.output<(typeof checkKinds)[K]['schema']>;
    readonly title: string | null;
  };
}[CheckKindName];

/** The check with its kind's types put together again: TypeScript cannot follow a union through a table. */
type Erased = {
  readonly cost: 'instant' | 'slow';
  readonly perishable: boolean;
  title(spec: unknown): string;
  request(spec: unknown): FactRequest;
  judge(spec: unknown, fact: FactValue<FactName>): Verdict;
  glance?(spec: unknown, sight: Sight): Glance;
};

/** The kind behind a check, to be used with that check's own `spec`. */
export function kindOf(check: CheckSpec): Erased {
  return checkKinds[check.kind] as unknown as Erased;
}

/** The line that stands for a check before it has a verdict. */
export function checkTitle(check: CheckSpec): string {
  return check.title ?? kindOf(check).title(check.spec);
}
