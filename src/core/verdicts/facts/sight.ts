import type { StepRecord } from '../../progress/types.ts';
import type { FolderFacts } from './build.ts';
import type { DockerfileFile } from './dockerfile.ts';

/** What a glance sees: all that is known without building or starting anything. */
export type SightFacts = {
  sight: { request: object; value: Sight };
};

export type Sight = {
  readonly file: DockerfileFile;
  readonly folder: FolderFacts;
  /** When anything in the folder was last changed, in milliseconds since the epoch: what began later had it as it is. */
  readonly changedAt: number;
  readonly record: StepRecord | null;
};
