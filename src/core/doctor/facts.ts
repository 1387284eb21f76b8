import type { MachineFault } from '../verdicts/verdict.ts';
import type { System } from './system.ts';

/** What a probe found; or why it could not say: it took too long, or what it asks is not there. */
export type Probed<Fact> =
  | { readonly known: true; readonly fact: Fact }
  | { readonly known: false; readonly why: string };

/** All that the doctor knows of a machine. Gathered in `system/doctor`, judged in `areas/`. */
export type DoctorFacts = {
  readonly system: System;
  readonly node: Probed<NodeFacts>;
  readonly go: Probed<GoFacts>;
  readonly modules: Probed<ModuleFacts>;
  readonly engine: Probed<EngineFacts>;
  readonly image: Probed<ImageFacts>;
  readonly port: Probed<PortFacts>;
  readonly workspace: Probed<WorkspaceFacts>;
  readonly network: Probed<NetworkFacts>;
  readonly terminal: Probed<TerminalFacts>;
};

export type Area = Exclude<keyof DoctorFacts, 'system'>;

export type NodeFacts = { readonly version: string; readonly path: string };

/** Go as the sandbox's commands find it. */
export type GoFacts = {
  /** The first `go` in PATH, absolute; null where there is none. */
  readonly path: string | null;
  /** True when that is the toolchain in the tour's own folder. */
  readonly ofTour: boolean;
  /** `1.26.8`; null where `go` does not say. */
  readonly version: string | null;
  /** What `go` said instead of answering, its first line. */
  readonly said: string | null;
  /** GOROOT where it is set: the folder, and the version of the Go in it (null where there is none). */
  readonly goroot: { readonly path: string; readonly version: string | null } | null;
  /** Go's settings of this user, as they are outside the sandbox; '' where they are not set. */
  readonly settings: { readonly [name in GoSettingName]: string };
};

export const goSettingNames = [
  'GO111MODULE',
  'GOFLAGS',
  'GOTOOLCHAIN',
  'GOPROXY',
  'GOSUMDB',
  'GONOSUMDB',
  'GOPRIVATE',
  'GONOPROXY',
] as const;
export type GoSettingName = (typeof goSettingNames)[number];

/** Why a request came to nothing. */
export type Unreached = {
  readonly why: 'dns' | 'refused' | 'unreachable' | 'timeout' | 'certificate' | 'status' | 'proxy' | 'other';
  /** As the machine said it: `getaddrinfo ENOTFOUND proxy.golang.org`. */
  readonly said: string;
};

export type ModuleFacts = {
  /** GOPROXY as it is in force. */
  readonly setting: string;
  /** The proxies and words of GOPROXY, in its order, as far as they were asked: up to the first that answers. */
  readonly hops: readonly {
    readonly at: string;
    readonly kind: 'proxy' | 'direct' | 'off' | 'file';
    readonly failed: Unreached | null;
    readonly milliseconds: number;
  }[];
  /** The checksum database: where it was found to answer; `off` where it is switched off, null where it cannot be reached. */
  readonly sumdb: { readonly name: string; readonly by: 'proxy' | 'direct' | 'off' | 'unknown' | null };
  /** The authority that signed the proxy's certificate, and whether it is one that every machine knows. */
  readonly issuer: { readonly name: string; readonly public: boolean } | null;
  /** Whether there is a git, which `direct` needs. */
  readonly git: boolean;
};

export type EngineFacts = {
  readonly program: 'docker' | 'podman' | null;
  /** `28.5.2`; null where the engine, or the program, does not say. */
  readonly client: string | null;
  readonly server: string | null;
  readonly api: { readonly client: string | null; readonly server: string | null };
  /** Why it does not answer; null where it does. */
  readonly fault: MachineFault | null;
  /** What it said instead, its last line. */
  readonly said: string | null;
  readonly endpoint: string | null;
  /** What chose the endpoint: DOCKER_HOST, a context's name, or nothing. */
  readonly chosenBy: string | null;
  /** The socket on this machine, where the endpoint is one. */
  readonly socket: { readonly path: string; readonly there: boolean; readonly allowed: boolean } | null;
  /** Whether the daemon's own program is installed here. */
  readonly daemon: boolean;
  readonly buildx: string | null;
  readonly builder: 'buildkit' | 'legacy' | 'buildah';
  /** `amd64`, of the engine's machine. */
  readonly arch: string | null;
  /** DOCKER_DEFAULT_PLATFORM, '' where it is not set. */
  readonly platform: string;
  /** Where images are stored, and how many bytes are free there; null where that is on another machine. */
  readonly storage: { readonly path: string; readonly free: number } | null;
};

export type ImageFacts = {
  readonly name: string;
  readonly here: { readonly arch: string; readonly standIn: boolean } | null;
  /** The registry it would be pulled from; asked only where the image is not here. */
  readonly registry: { readonly host: string; readonly failed: Unreached | null } | null;
};

export type PortFacts = {
  readonly wanted: number;
  readonly used: number;
  /** `node (pid 4121)`; null where the wanted one is free. */
  readonly takenBy: string | null;
};

export type WorkspaceFacts = {
  readonly path: string;
  /** Why it cannot be worked in; null where it can. */
  readonly refusal: { readonly what: string; readonly next: string } | null;
  /** Bytes free there; null where it cannot be told. */
  readonly free: number | null;
  /** Bytes free where go keeps what it compiled, when that is another file system. */
  readonly cache: { readonly path: string; readonly free: number } | null;
  readonly caseInsensitive: boolean;
  /** `ext4`, `nfs4`, `9p`; null where it cannot be told. */
  readonly fileSystem: string | null;
};

export type NetworkFacts = {
  /** The proxy variables that are set, by name; values without credentials. */
  readonly variables: { readonly [name: string]: string };
  /** There is a curl, with which the lessons ask servers. */
  readonly curl: boolean;
};

export type TerminalFacts = {
  readonly tty: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly colours: 'none' | '16' | '256' | 'all';
  readonly unicode: boolean;
  readonly term: string;
};
