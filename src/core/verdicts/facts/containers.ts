import type { StepRecord } from '../../progress/types.ts';
import type { Difference } from '../image/compare.ts';
import type { Socket, Stopped } from './images.ts';

export type ContainerFacts = {
  container: { request: { readonly image: string }; value: ContainerFact };
};

export type ContainerFact = {
  /** Containers of an image of that name, newest first; the tour's own left out. */
  readonly containers: readonly ContainerView[];
  /** There is an image of that name. */
  readonly image: boolean;
  /** How that image differs from what the folder makes now; null where no container was at fault, or it cannot be told. */
  readonly behind: Difference | null;
  readonly record: StepRecord | null;
};

export type ContainerView = {
  readonly id: string;
  readonly name: string;
  readonly state: 'running' | 'created' | 'exited' | 'paused' | 'restarting' | 'other';
  /** It is of what the image's name stands for now. */
  readonly current: boolean;
  /** What was asked for with -p: the port on this machine (0: any) and inside. */
  readonly published: readonly { readonly host: number; readonly inside: number }[];
  /** It uses this machine's own network (--network host). */
  readonly hostNetwork: boolean;
  /** Why nothing comes in whatever -p says: no network, or ports of UDP alone. */
  readonly astray?: 'no network' | 'udp' | null;
  /** Ports on this machine that answered an HTTP request, whatever the status. */
  readonly answered: readonly number[];
  /** What listens inside; null where it could not be seen, or where it does not run. */
  readonly listening: readonly Socket[] | null;
  /** What it was told to run instead of what its image starts; null where it is the image's own, or answers. */
  readonly instead: { readonly runs: string; readonly own: string } | null;
  /** Options of docker run that stood behind the image's name, and so became its program's: `-p 8080:8080`. */
  readonly misplaced?: string | null;
  /** What docker run said of folders, of one that does not run: those of this machine mounted in it, and -w. */
  readonly changed?: { readonly mounts: readonly string[]; readonly workdir: string | null };
  /** Why it does not run; null while it does. */
  readonly stopped: Stopped | null;
};
