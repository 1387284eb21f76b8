import { rm } from 'node:fs/promises';
import type { Engine } from '../../src/core/engine.ts';
import type { StepRecord } from '../../src/core/progress/types.ts';
import type { Gathered } from '../../src/core/verdicts/verdict.ts';
import { type Environment, workspacePaths } from '../../src/core/workspace/paths.ts';
import type { FactContext } from '../../src/system/facts/context.ts';
import { capture } from '../../src/system/process.ts';

export type FactContextOptions = {
  /** The workspace; its module is `root/httpserver`. */
  readonly root: string;
  /** Whole, or by default `sandboxEnvironment(root)`. */
  readonly environment?: Environment;
  readonly record?: StepRecord | null;
  readonly engine?: Engine;
  readonly signal?: AbortSignal;
  readonly port?: string;
};

/** What the facts of a real test are gathered with. Each call is a new judging: nothing is remembered between two. */
export function factContext(options: FactContextOptions): FactContext {
  const remembered = new Map<string, Promise<unknown>>();
  const engine: Gathered<Engine> = options.engine
    ? { ok: true, value: options.engine }
    : { ok: false, fault: { id: 'engine-down', what: 'This test has no engine.', next: 'Give it one.' } };
  return {
    paths: workspacePaths(options.root),
    environment: options.environment ?? sandboxEnvironment(options.root),
    variables: {
      port: options.port ?? '8080',
      goImage: 'golang:1.26',
      goVersion: '1.26.8',
      program: 'docker',
    },
    record: options.record ?? null,
    signal: options.signal ?? new AbortController().signal,
    engine: async () => engine,
    progress: () => {},
    bench: null,
    once<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
      const made = remembered.get(key) ?? make();
      remembered.set(key, made);
      return made as Promise<Value>;
    },
  };
}

/** This process's environment with a GOENV and GOPATH of the workspace's own; `more` is laid over it. */
export function sandboxEnvironment(root: string, more: Environment = {}): Environment {
  const paths = workspacePaths(root);
  const own = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  for (const name of ['GO111MODULE', 'GOFLAGS', 'GOMODCACHE', 'PORT', 'NO_COLOR']) delete own[name];
  return { ...own, GOENV: paths.goEnv, GOPATH: paths.goPath, ...more };
}

export { temporaryFolder } from './temporary.ts';

/** Removes a folder, also one with a module cache in it, whose folders are read-only. */
export async function removeFolder(folder: string): Promise<void> {
  await capture('chmod', ['-R', 'u+w', folder], { directory: '/', environment: sandboxEnvironment(folder) });
  await rm(folder, { recursive: true, force: true });
}
