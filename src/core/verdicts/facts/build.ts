import type { Engine } from '../../engine.ts';
import type { BuildRecord } from '../build-record.ts';
import type { DockerfileFile } from './dockerfile.ts';

/** What building the folder showed. Everything in it was really built, in a copy. */
export type BuildFacts = {
  build: {
    /** `downloads`: also what becomes of downloads when main.go and the requirements change. */
    request: { readonly proof: 'none' | 'downloads' };
    value: BuildEvidence;
  };
};

export type BuildEvidence = {
  readonly file: DockerfileFile;
  readonly engine: Engine;
  readonly folder: FolderFacts;
  /** The folder as it is; null where there is no Dockerfile to build. */
  readonly built: Built | null;
  /** Only with proof `downloads`, and only when the folder builds. */
  readonly proof: DownloadProof | null;
};

/** What lies in the folder that is sent to the builder. */
export type FolderFacts = {
  /** Relative, with `/`, sorted; at most 5000. */
  readonly files: readonly string[];
  /** The .dockerignore that holds, its name and text. */
  readonly ignore: { readonly name: string; readonly text: string } | null;
  readonly goMod: string | null;
  readonly goSum: string | null;
  /** Texts of the scripts and makefiles that the Dockerfile runs, by their names. */
  readonly scripts: { readonly [file: string]: string };
};

export type Built = { readonly ok: boolean; readonly record: BuildRecord };

/**
 * The folder changed and built again. Each build's program imports a package that does not exist, so that go stops
 * after it has looked for (and downloaded) what it needs, and before it compiles: `reached` says that it came so far.
 */
export type DownloadProof = {
  /** A vendor folder goes into the image: there is nothing to download. */
  readonly vendored: boolean;
  /** main.go changed. */
  readonly edited: Probe;
  /** A module required and imported that was not before; null where it is not asked, or `edited` has decided. */
  readonly required: (Probe & { readonly module: string }) | null;
  /** main.go changed once more. */
  readonly again: Probe | null;
};

export type Probe = { readonly record: BuildRecord; readonly reached: boolean };
