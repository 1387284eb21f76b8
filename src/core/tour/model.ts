import type { Course, Variables } from '../course/types.ts';
import type { Explanation } from '../diagnoses/types.ts';
import type { Examination } from '../doctor/finding.ts';
import type { Progress, RunEnd, StepKey } from '../progress/types.ts';
import type { ImageSize } from '../sizes/sizes.ts';
import type { Glance } from '../verdicts/glance.ts';
import type { Verdict } from '../verdicts/verdict.ts';
import type { SeenBuild } from '../xray/seen.ts';
import type { Prompt } from './prompt.ts';

/** Everything that the tour shows and knows; `update` makes the next one, nothing else changes it. */
export type Model = {
  readonly course: Course;
  readonly machine: Machine;
  readonly doctor: DoctorState;
  readonly variables: Variables;
  readonly size: Size;
  readonly screen: Screen;
  readonly progress: Progress;
  readonly prompt: Prompt;
  /** Command lines run on this lesson's screen with their output, oldest first. */
  readonly blocks: readonly Block[];
  /** The command that holds the prompt; null when the prompt is free. */
  readonly running: RunId | null;
  /** Commands that listen and live on beside the prompt, oldest first. */
  readonly servers: readonly Server[];
  readonly checking: Checking;
  /** The learner's Dockerfile as it was last looked at; null where there is none, empty while it is not known. */
  readonly dockerfile: string | null;
  /** What images weighed when they were last weighed; empty before. */
  readonly sizes: readonly ImageSize[];
  /** The proofs of steps that are open provisionally, oldest first. */
  readonly proofs: readonly Proof[];
  /** One line for the learner, gone at the next key. */
  readonly notice: Notice | null;
  /** Milliseconds since the epoch; moves only while something runs. */
  readonly now: number;
  /** Ids already given to runs and verifications. */
  readonly lastId: number;
};

export type Size = { readonly columns: number; readonly rows: number };

/** What the tour found on this machine when it started. */
export type Machine = {
  /** '1.26.8', or null where there is no go. */
  readonly go: string | null;
  readonly engine: EngineState;
  /** The workspace as the learner would write it: `~/go-docker-tour`. */
  readonly workspace: string;
  /** Absolute path of the learner's module. */
  readonly moduleDirectory: string;
  /** Who holds 8080, where the lessons have to use another port: `node (pid 4121)`; null where 8080 is ours. */
  readonly portTakenBy: string | null;
  /** Glyphs: false for a locale that is not UTF-8. */
  readonly unicode: boolean;
};

export type EngineState =
  | { readonly is: 'up'; readonly name: 'Docker' | 'Podman'; readonly version: string }
  /** Looked for in the background: the first frame does not wait for it. */
  | { readonly is: 'looking' }
  | { readonly is: 'missing' | 'down'; readonly what: string; readonly next: string };

/** What the doctor has found. It looks in the background: the first frame does not wait for it. */
export type DoctorState =
  | { readonly is: 'looking'; readonly last: Examination | null }
  | { readonly is: 'done'; readonly last: Examination };

/** A screen is one of these, with all that it needs to know. */
export type Screen =
  /** The lessons. `chosen`: the index of the one that the cursor begins on, where that is not the one to go on with. */
  | { readonly kind: 'home'; readonly chosen?: number }
  | LessonScreen
  /** All keys; any key goes back. */
  | { readonly kind: 'keys'; readonly behind: Screen }
  /** The steps of a lesson, to jump to. */
  | { readonly kind: 'steps'; readonly behind: LessonScreen; readonly cursor: number }
  | {
      readonly kind: 'confirm';
      readonly behind: Screen;
      readonly ask: string;
      readonly detail: string;
      readonly yes: Confirmed;
    }
  /** The machine, and what to do about it; `top`: lines that it is scrolled down by. */
  | { readonly kind: 'doctor'; readonly top: number }
  /** The end of the course. */
  | { readonly kind: 'summary' };

export type LessonScreen = {
  readonly kind: 'lesson';
  /** Ids. */
  readonly lesson: string;
  readonly step: string;
  readonly focus: Focus;
  readonly help: Help;
  /** Lines that the prose is scrolled down by. */
  readonly proseTop: number;
  /** Lines that the terminal is scrolled up by, from its end. */
  readonly outputBack: number;
};

/** Where keys go. */
export type Focus =
  | { readonly on: 'prompt' }
  /** The tour's own keys, after Esc. */
  | { readonly on: 'keys' }
  /** The choices of the step's question. */
  | { readonly on: 'question'; readonly cursor: number }
  /** The lines of the learner's Dockerfile, to mark those that will run: their indexes. */
  | { readonly on: 'rows'; readonly cursor: number; readonly marked: readonly number[] }
  /** The step's lines, to put them in order. `held`: the line that the cursor is on moves with it. */
  | {
      readonly on: 'order';
      readonly cursor: number;
      readonly lines: readonly string[];
      readonly held: boolean;
    }
  /** The prose, to scroll it. */
  | { readonly on: 'prose' };

/** What is opened under the prose. */
export type Help =
  | { readonly shows: 'nothing' }
  | { readonly shows: 'hints'; readonly count: number }
  | { readonly shows: 'solution' };

/** What a `yes` does. */
export type Confirmed =
  | { readonly do: 'quit' }
  | { readonly do: 'reset'; readonly what: ResetScope }
  /** Applies the solutions of the lessons before this one, then opens it. */
  | { readonly do: 'prepare'; readonly lesson: string }
  | { readonly do: 'apply-solution' };

export type ResetScope =
  | { readonly scope: 'step'; readonly lesson: string; readonly step: string }
  /** Takes a step back: its files, and what the names of images stood for. */
  | { readonly scope: 'undo'; readonly lesson: string; readonly step: string }
  | { readonly scope: 'lesson'; readonly lesson: string }
  | { readonly scope: 'everything' };

export type RunId = number;

/** A command line and what came of it. */
export type Block = {
  readonly id: RunId;
  /** The step that it was started in: its record belongs there, also when it ends later. */
  readonly step: StepKey;
  /** 'command': a prompt and a line. 'note': a line of the tour's own, as before an applied solution. */
  readonly kind: 'command' | 'note';
  readonly line: string;
  /** Working directory when it was started, absolute. */
  readonly directory: string;
  /** The newest lines of output, colours (SGR) kept and every other control sequence dropped; at most `keptLines`. */
  readonly output: readonly string[];
  /** True while the last line of `output` has not ended: more text goes on it. */
  readonly open: boolean;
  /** Lines that were dropped from the front. The whole of it is in `log`. */
  readonly dropped: number;
  readonly log: string | null;
  /** The image that it builds or has built; null where it builds none. */
  readonly build: SeenBuild | null;
  /** Why it failed, where that is known. */
  readonly explained?: Explained;
  readonly startedAt: number;
  /** null while it runs. */
  readonly end: RunEnd | null;
  readonly milliseconds: number;
};

/** `held`: known, and not told while a judging may still say the same, or the step's question is open. */
export type Explained =
  | { readonly is: 'asked' }
  | { readonly is: 'held' | 'told'; readonly explanation: Explanation };

/** Lines of output that a block keeps for the screen. */
export const keptLines = 2000;

/** A command that listens: its block goes on filling, the prompt is free. */
export type Server = {
  readonly id: RunId;
  readonly line: string;
  /** Ports on this machine; empty for a container that publishes none. */
  readonly ports: readonly number[];
  readonly container: string | null;
  readonly startedAt: number;
  readonly stopping: boolean;
};

export type Checking = {
  /** The verification that may still report; older ones are dropped. 0: none yet. */
  readonly id: number;
  readonly busy: boolean;
  /** How far it goes: see `judgeStep`. */
  readonly scope: 'instant' | 'all';
  /** One for each check of the step, in its order; null: not judged yet. While a judging runs, the last one's stay. */
  readonly verdicts: readonly (Verdict | null)[];
  /** Those that this judging has given so far. */
  readonly fresh: readonly (Verdict | null)[];
  /** One for each check: what this judging could say of it at once; null where nothing ever can be, or not yet. */
  readonly glances: readonly (Glance | null)[];
  /** False until the learner has done something in this step that could be all of it: before, nothing is a failure. */
  readonly tried: boolean;
  /** What takes long just now: `building a copy of your folder`; null when nothing does. */
  readonly doing: string | null;
};

/** The proof of a step that is open provisionally. It goes on in whatever step the learner is, until it has decided. */
export type Proof = {
  /** That of the judging. */
  readonly id: number;
  /** Ids. */
  readonly lesson: string;
  readonly step: string;
  /** One for each check of the step, as far as it has got. */
  readonly verdicts: readonly (Verdict | null)[];
  /** What it builds just now. */
  readonly doing: string | null;
  /** The files that it proves: those that the step was opened by, or what has become of them; only the first can refute. */
  readonly files: 'same' | 'unknown';
};

export type Notice = { readonly tone: 'info' | 'good' | 'bad' | 'machine'; readonly text: string };
