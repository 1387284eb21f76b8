import type { Dockerfile } from '../dockerfile/types.ts';
import type { Elf, FileForm } from '../verdicts/elf.ts';

/** What lies beside an output, and how its command ended; all of it may be unknown. */
export type Facts = {
  readonly system: 'linux' | 'darwin' | 'windows';
  /** Exit status of the command, where it is known. */
  readonly exit: number | null;
  /** The command line, where it is known. */
  readonly command: string | null;
  readonly dockerfile: Dockerfile | null;
  /** Text of .dockerignore; null where there is none. */
  readonly ignore: string | null;
  readonly goMod: GoMod | null;
  /** Relative names with `/`, some levels deep and some hundreds at most; null where nobody looked. */
  readonly files: readonly string[] | null;
  /** Programs in the folder, by relative name. */
  readonly programs: readonly ProgramFile[];
};

export type GoMod = { readonly module: string | null; readonly go: string | null };

export type ProgramFile = {
  readonly name: string;
  readonly form: FileForm;
  readonly elf: Elf | null;
  readonly executable: boolean;
};

export const noFacts: Facts = {
  system: 'linux',
  exit: null,
  command: null,
  dockerfile: null,
  ignore: null,
  goMod: null,
  files: null,
  programs: [],
};
