import type { Place } from '../../course/types.ts';
import type { ModulesFact } from './modules.ts';

/** The learner's module as go sees it. Only what is asked for is run. */
export type ModuleFacts = {
  module: {
    request: { readonly tidy: boolean; readonly sums: boolean; readonly builds: boolean };
    value: ModuleFact;
  };
};

/** A go command that was run: what it printed on both streams. */
export type GoRun = { readonly code: number; readonly output: string };

export type ModuleFact = {
  readonly modules: ModulesFact;
  readonly goMod: GoModWhere;
  /** `go mod edit -json`; null without a go.mod in the module's folder. */
  readonly manifest: Manifest | { readonly broken: string; readonly line: number | null } | null;
  /** go.sum as it is; null where there is none. */
  readonly goSum: string | null;
  /** The files in the module's folder itself, by name. */
  readonly names: readonly string[];
  /** The imports of the module's Go files, in folders below too, tests aside; paths from the module on. */
  readonly imports: readonly Import[];
  /** The package clauses of the same files. */
  readonly packages: readonly PackageClause[];
  /** What is declared at the top of the module's Go files, tests among them. */
  readonly declared: readonly Declared[];
  /** Folders of the module that hold Go files; '' is its own. */
  readonly folders: readonly string[];
  /** First lines of merges left in the middle (`<<<<<<< HEAD`), in go.mod, go.sum and Go files. */
  readonly merges: readonly Place[];
  /** A vendor folder with a modules.txt. */
  readonly vendored: boolean;
  /** `go mod tidy -diff`: code 0 when there is nothing to say. */
  readonly tidy: GoRun | null;
  /** `go mod verify`. */
  readonly verify: GoRun | null;
  /** `go build`, the result put elsewhere. */
  readonly build: (GoRun & { readonly makes: 'program' | 'archive' | 'nothing' }) | null;
  /** The Go that judged, as `1.26.8`. */
  readonly goVersion: string;
};

export type GoModWhere =
  | { readonly at: 'module' }
  /** In a folder above, or below, the module's: paths relative to the module. */
  | { readonly at: 'elsewhere'; readonly path: string }
  /** A file that is almost it: `go.mod.txt`. */
  | { readonly at: 'misnamed'; readonly path: string }
  /** There is something of that name, and it is a folder. */
  | { readonly at: 'folder' }
  | { readonly at: 'nowhere' };

export type Manifest = {
  readonly path: string;
  /** Line of the module directive, from 1. */
  readonly pathLine: number;
  /** The first words of the path name a package of the standard library. */
  readonly standard: boolean;
  /** The go line: `1.26.8`. */
  readonly go: string | null;
  /** Line of the go directive; null without one. */
  readonly goLine: number | null;
  readonly requires: readonly Requirement[];
  /** Lines of `replace` and `exclude`, by the path that they are about. */
  readonly others: readonly { readonly path: string; readonly line: number }[];
};

export type Requirement = {
  readonly path: string;
  readonly version: string;
  readonly indirect: boolean;
  readonly line: number;
};

export type Import = { readonly path: string; readonly file: string; readonly line: number };

export type Declared = { readonly name: string; readonly file: string; readonly line: number };

export type PackageClause = { readonly name: string; readonly file: string; readonly line: number };
