import type { Explanation } from '../diagnoses/types.ts';
import type { Examination } from '../doctor/finding.ts';
import type { CommandRecord, RunEnd, ShellState, StepKey, StepRecord } from '../progress/types.ts';
import type { ImageSize } from '../sizes/sizes.ts';
import type { Glance } from '../verdicts/glance.ts';
import type { Verdict } from '../verdicts/verdict.ts';
import type { SeenBuild } from '../xray/seen.ts';
import type { UiMessage } from './keys.ts';
import type { EngineState, Notice, ResetScope, RunId } from './model.ts';

/** What comes back from the world. Those with a `run` or an `id` are dropped when that one is no longer waited for. */
export type WorldMessage =
  /** Output as it is to be shown: colours kept, other control sequences dropped. */
  | { readonly kind: 'output'; readonly run: RunId; readonly text: string }
  /** A command builds an image: what has come of its lines so far. */
  | { readonly kind: 'building'; readonly run: RunId; readonly build: SeenBuild }
  | {
      readonly kind: 'listening';
      readonly run: RunId;
      readonly ports: readonly number[];
      readonly container: string | null;
      readonly record: CommandRecord;
      /** Where its shell has ended already: `server &`. */
      readonly shell: ShellState | null;
    }
  | {
      readonly kind: 'ended';
      readonly run: RunId;
      readonly end: RunEnd;
      readonly record: CommandRecord;
      /** Where the shell is now; null for a server, whose shell was let go when it began to listen. */
      readonly shell: ShellState | null;
      readonly log: string | null;
    }
  /** Why a command failed; null where nobody knows. */
  | { readonly kind: 'explained'; readonly run: RunId; readonly explanation: Explanation | null }
  /** An applied solution, of one step or of several lessons, is through. */
  | {
      readonly kind: 'solved';
      readonly run: RunId;
      readonly steps: { readonly [key: StepKey]: StepRecord };
      readonly shell: ShellState;
      /** A lesson to open now, where lessons were prepared for it. */
      readonly open: string | null;
      readonly end: RunEnd;
      readonly milliseconds: number;
    }
  | { readonly kind: 'verdict'; readonly id: number; readonly index: number; readonly verdict: Verdict }
  /** What can be said at once of the step's checks, in its order; comes once, before the verdicts of the slow ones. */
  | { readonly kind: 'glanced'; readonly id: number; readonly glances: readonly (Glance | null)[] }
  | { readonly kind: 'checking'; readonly id: number; readonly doing: string }
  | { readonly kind: 'checked'; readonly id: number }
  /** Somebody saved a file in the module, in whatever editor. Paths relative to the module. */
  | { readonly kind: 'files-changed'; readonly paths: readonly string[] }
  | { readonly kind: 'weighed'; readonly sizes: readonly ImageSize[] }
  | { readonly kind: 'looked'; readonly dockerfile: string | null }
  | { readonly kind: 'engine'; readonly engine: EngineState }
  /** `go`: the version of the Go that there is now, null for none. */
  | { readonly kind: 'examined'; readonly examination: Examination; readonly go: string | null }
  /** What the doctor did on the whole terminal is over. */
  | { readonly kind: 'fixed'; readonly notice: Notice }
  | { readonly kind: 'edited'; readonly notice: Notice | null }
  | {
      readonly kind: 'was-reset';
      readonly what: ResetScope;
      readonly shell: ShellState;
      readonly notice: Notice;
    }
  | {
      readonly kind: 'completed';
      /** The text that it completes. */
      readonly asked: string;
      readonly text: string;
      readonly cursor: number;
      readonly candidates: readonly string[];
    }
  | { readonly kind: 'noticed'; readonly notice: Notice }
  | { readonly kind: 'tick'; readonly now: number };

export type Msg = UiMessage | WorldMessage;
