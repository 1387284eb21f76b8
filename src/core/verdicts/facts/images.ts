import type { Place } from '../../course/types.ts';
import type { Dockerfile } from '../../dockerfile/types.ts';
import type { Elf, FileForm } from '../elf.ts';
import type { GoSource } from '../go/server-source.ts';
import type { Built, FolderFacts } from './build.ts';
import type { DockerfileFile } from './dockerfile.ts';

/** Facts about images built from the learner's folder, and about what runs of them. */
export type ImagesFacts = {
  image: { request: { readonly tag: string }; value: ImageFact };
  runs: { request: object; value: RunFact };
  ships: { request: object; value: ShipFact };
};

/** The folder as it is does not become an image: there is no Dockerfile, or it does not build. */
export type NotBuilt = {
  readonly built: false;
  readonly file: DockerfileFile;
  readonly folder: FolderFacts;
  /** null where there was nothing to build. */
  readonly result: Built | null;
};

/** What an image says of itself. */
export type ImageConfig = {
  /** With or without `sha256:`, as the engine gives it. */
  readonly id: string;
  /** All names with tags that it goes by. */
  readonly names: readonly string[];
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly workdir: string;
  readonly user: string;
  /** `NAME=value` */
  readonly environment: readonly string[];
  /** TCP ports of EXPOSE. */
  readonly exposed: readonly number[];
  readonly os: string;
  /** As GOARCH. */
  readonly architecture: string;
  /** Digests of the unpacked layers, lowest first. */
  readonly layers: readonly string[];
  /** Newest first: the instruction that made it, and the bytes that it added, unpacked. */
  readonly history: readonly { readonly by: string; readonly bytes: number }[];
  /** The engine's own sum; with Docker's containerd store that of the compressed layers. */
  readonly bytes: number;
};

/** What a program was built from, as far as it can be told from the file. */
export type ProgramMark = {
  readonly path: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  /** The build ID's middle: what went into package main, and what came out. null where it is no Go program. */
  readonly sources: string | null;
  /** `go version -m` without the file's name and what version control adds: flags, modules, Go's own version. */
  readonly settings: readonly string[];
  /** Where its own main.go stood when it was compiled; null where unknown. */
  readonly compiledIn: string | null;
};

/** The content of an image that is the learner's own: what it starts, or the sources that it compiles when started. */
export type ImageContent = {
  readonly program: ProgramMark | null;
  /** Go's files in the working directory, name to SHA-256. Empty where a program was found. */
  readonly sources: { readonly [name: string]: string };
};

export type ImageFact = {
  readonly there: ImageConfig | null;
  /** The image that the folder makes now; `names` are those that somebody else gave it. */
  readonly fresh:
    | { readonly built: true; readonly config: ImageConfig; readonly dockerfile: Dockerfile }
    | NotBuilt;
  /** The folder's image was there before the check made it, and has no name. */
  readonly unnamed: boolean;
  /** Both contents, where configuration and layers alone do not tell. */
  readonly content: { readonly there: ImageContent; readonly fresh: ImageContent } | null;
};

/** What an image would start, looked at without starting it. */
export type ProgramView = {
  /** The first word of what is started, as configured. */
  readonly named: string;
  /** Where it was looked for, absolute. A bare name is looked for in PATH: then the first place. */
  readonly path: string;
  readonly is: 'missing' | 'folder' | 'file';
  readonly executable: boolean;
  readonly form: FileForm;
  readonly elf: Elf | null;
  /** The loader or the script's interpreter that the file asks for; null where it asks for none. */
  readonly interpreter: { readonly path: string; readonly there: boolean } | null;
  /** Where a file of that name is instead; null where none was found. */
  readonly elsewhere: string | null;
  /** Where a link of that path leads, with nothing there. */
  readonly leadsTo?: string;
};

/** Something that did not start, or did not go on: seen from outside and looked at inside. */
export type Stopped = {
  readonly config: ImageConfig;
  /** null where the image starts nothing at all. */
  readonly program: ProgramView | null;
  /** There is a /bin/sh. */
  readonly shell: boolean;
  /** The engine's own words, for what never started; else the last line of the log. */
  readonly said: string;
  /** null: never started. */
  readonly exit: number | null;
  /** What the image was built with, or would be now. */
  readonly dockerfile: Dockerfile;
  /** The module's Go files, where it is of them. */
  readonly sources?: readonly GoSource[];
};

export type Socket = {
  readonly port: number;
  readonly address: string;
  /** The line of the sources that has the address, for one of this machine alone; null where none was found. */
  readonly source?: Place | null;
};

/** A program of the folder, built on the learner's machine, that an image starts although it builds one itself. */
export type HostProgram = {
  /** In the folder, relative. */
  readonly file: string;
  /** In the image. */
  readonly path: string;
};

export type RunFact =
  | NotBuilt
  | {
      readonly built: true;
      readonly ran: 'stopped';
      readonly stopped: Stopped;
      readonly host: HostProgram | null;
    }
  | {
      readonly built: true;
      readonly ran: 'running';
      readonly host: HostProgram | null;
      /** Ports inside the container that were asked. */
      readonly asked: readonly number[];
      /** What listens inside; null where it could not be seen. */
      readonly listening: readonly Socket[] | null;
      /** The first that answered. */
      readonly answer: { readonly port: number; readonly status: number } | null;
      /** Something was logged when it was asked. */
      readonly logged: boolean;
      readonly lastLine: string;
      readonly dockerfile: Dockerfile;
      /** The module's Go files, where nothing was logged or nothing found: they may say why. */
      readonly sources?: readonly GoSource[];
    };

export type ShipFact =
  | NotBuilt
  | {
      readonly built: true;
      /** Unpacked. */
      readonly bytes: number;
      /** Instructions that added most, biggest first, those above 1 MB. */
      readonly biggest: readonly { readonly by: string; readonly bytes: number }[];
      /** Path of a `go` in the image with its tools beside it; null where there is none. */
      readonly toolchain: string | null;
      readonly dockerfile: Dockerfile;
    };
