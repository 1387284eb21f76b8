/** The one folder that the tour may write to. All paths are absolute. */
export type WorkspacePaths = {
  readonly root: string;
  /** The learner's module: what is edited, in the tour or in any editor. */
  readonly module: string;
  /** The tour's own: progress, logs, snapshots, GOENV, GOPATH. */
  readonly tour: string;
  readonly progress: string;
  readonly lock: string;
  readonly logs: string;
  readonly snapshots: string;
  /** What the tour made in the engine, and what it set aside there. */
  readonly made: string;
  readonly goEnv: string;
  readonly goPath: string;
  /** A Go of the tour's own, where the doctor has fetched one. */
  readonly goRoot: string;
};

/** @param root absolute, without a slash at its end */
export function workspacePaths(root: string): WorkspacePaths {
  const tour = `${root}/.tour`;
  return {
    root,
    module: `${root}/httpserver`,
    tour,
    progress: `${tour}/progress.json`,
    lock: `${tour}/lock`,
    logs: `${tour}/logs`,
    snapshots: `${tour}/snapshots`,
    made: `${tour}/made.json`,
    goEnv: `${tour}/goenv`,
    goPath: `${tour}/gopath`,
    goRoot: `${tour}/go`,
  };
}

/** An environment as a process is given it. */
export type Environment = { readonly [name: string]: string };
