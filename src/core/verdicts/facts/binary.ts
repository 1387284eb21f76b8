import type { FileForm } from '../elf.ts';
import type { ModuleFact } from './module.ts';

/** The program that was built in the module's folder, and whether it is of these sources. */
export type BinaryFacts = {
  binary: { request: object; value: BinaryFact };
};

export type BinaryFact = {
  /** The module, with its build where there is no program to compare. */
  readonly module: ModuleFact;
  /** The name that `go build` gives the program: the module path's last word, a version suffix aside. */
  readonly defaultName: string;
  /** The best first. */
  readonly programs: readonly Program[];
  /** Where `go install` has put a program of that name; null where there is none. */
  readonly installed: string | null;
};

export type Program = {
  /** Relative to the module. */
  readonly path: string;
  readonly form: FileForm;
  /** The import path of its main package, as it records it; null where it records none. */
  readonly of: string | null;
  /** The execute bit is set. */
  readonly executable: boolean;
  readonly state: ProgramState;
};

export type ProgramState =
  /** Built from the sources as they are. */
  | { readonly is: 'current' }
  /** `differs`: what differs, as far as it shows: the sources, a requirement, or the Go that built it. */
  | {
      readonly is: 'stale';
      readonly differs: 'sources' | 'requirements' | 'go';
      readonly detail: string;
      /** A source that was written after the program was, by its time; a hint where to look, and no more. */
      readonly newer: string | null;
    }
  /** Built for another machine. */
  | { readonly is: 'foreign'; readonly platform: string; readonly host: string }
  /** An archive: what `go build -o` makes of a package that is not main. */
  | { readonly is: 'archive' }
  /** These sources do not build at all, so it cannot be of them. */
  | { readonly is: 'unbuildable' }
  /** Go built it of another module. */
  | { readonly is: 'other-module'; readonly path: string }
  /** The program that `go test -c` makes. */
  | { readonly is: 'tests' }
  /** It has the program's name, and Go did not make it so. */
  | { readonly is: 'no-program'; readonly what: NoProgram };

export type NoProgram =
  | 'empty'
  | 'script'
  | 'library'
  | 'cut short'
  | 'not of Go'
  | 'folder'
  | 'link to nothing'
  | 'text';
