import type { BuildStep, RecordFormat } from '../verdicts/build-record.ts';

/** A build as the tour saw it: of which Dockerfile, from which files, and what became of each line. */
export type SeenBuild = {
  /** The Dockerfile's text when the build began. */
  readonly dockerfile: string;
  /**
   * What the builder was sent: paths (relative, with `/`) with fingerprints of content and mode, which is what decides
   * over COPY's cache; null where it could not be looked at, or was too much.
   */
  readonly files: { readonly [path: string]: string } | null;
  readonly format: RecordFormat;
  /** `--no-cache`: nothing may be reused. */
  readonly uncached: boolean;
  /** What `--build-arg` gave, by name; absent where it is not known. */
  readonly args?: { readonly [name: string]: string };
  readonly steps: readonly SeenStep[];
  /** Nothing more will come of it. */
  readonly ended: boolean;
};

export type SeenStep = Omit<BuildStep, 'log'> & {
  /** Milliseconds since the epoch when it was seen to begin; null where it was not. */
  readonly startedAt: number | null;
};
