import type { Engine } from '../engine.ts';
import type { CheckSpec } from '../verdicts/kinds.ts';

/** Where something stands: a path as the reader would name it, and a line counted from 1. */
export type Place = { readonly file: string; readonly line: number };

/** CommonMark text. `{{port}}`-like variables are filled in when the course is loaded into a tour. */
export type Markdown = string;

/** What a lesson cannot be done without. */
export type Tool = 'go' | 'docker';

/**
 * One of the course's actions on the sandbox: what the reference solution, or a wrong one, does.
 * Paths are relative to the learner's module, `httpserver/`; nothing may leave the workspace.
 */
export type Action =
  /** Runs a command line in the sandbox's shell, as if the learner had typed it. */
  | { readonly do: 'run'; readonly line: string }
  /** Runs a command line that starts to listen, asks it for `request`, and stops it. */
  | { readonly do: 'serve'; readonly line: string; readonly request: string }
  /** Copies a file of the lesson's folder into the module. `text` is its content, read when the course was loaded. */
  | { readonly do: 'copy'; readonly from: string; readonly to: string; readonly text: string }
  | { readonly do: 'write'; readonly to: string; readonly text: string }
  /** Replaces the first occurrence of `find` in a file; a file without it is an error of the course. */
  | { readonly do: 'replace'; readonly file: string; readonly find: string; readonly with: string }
  | { readonly do: 'remove'; readonly file: string }
  /** Answers the step's question: the index of a choice, from 0. */
  | { readonly do: 'answer'; readonly choice: number }
  /** Marks the lines of the module's Dockerfile that will run: those that contain one of these texts. */
  | { readonly do: 'mark'; readonly runs: readonly string[] }
  /** Puts the step's lines into an order. */
  | { readonly do: 'arrange'; readonly lines: readonly string[] };

export type Choice = {
  readonly text: string;
  /** One or two sentences: why this is right, or what makes it look right. */
  readonly because: string;
};

export type Question = ChoiceQuestion | RowsQuestion | OrderQuestion;

/**
 * A question with choices. A prediction (`predict`) lets any answer on, because the run that follows it is the
 * correction; a quiz is asked until it is answered right.
 */
export type ChoiceQuestion = {
  readonly form: 'choices';
  readonly ask: Markdown;
  readonly choices: readonly Choice[];
  /** Index of the right choice, from 0. */
  readonly right: number;
};

/** Which lines of the learner's own Dockerfile will run in the next build? A prediction: the build is the answer. */
type RowsQuestion = { readonly form: 'rows'; readonly ask: Markdown };

/** Lines to be put into an order that works; whether it does, a build of them tells. */
export type OrderQuestion = {
  readonly form: 'order';
  readonly ask: Markdown;
  /** As they are handed out. */
  readonly lines: readonly string[];
};

export type StepKind = 'read' | 'run' | 'edit' | 'predict' | 'quiz' | 'order';

/** A mistake that people really make; `says` is part of what the learner must be told about it. */
export type WrongSolution = {
  readonly name: string;
  readonly actions: readonly Action[];
  readonly says: string;
  readonly place: Place;
};

export type Step = {
  readonly id: string;
  readonly title: string;
  readonly kind: StepKind;
  /** What is read before doing it: at most about 60 words. */
  readonly prose: Markdown;
  /** The commands that the step wants run, in order; offered as ghost text. */
  readonly run: readonly string[];
  /** The file that the step is about, relative to the module; what `e` opens. */
  readonly file: string | null;
  readonly question: Question | null;
  /** The name of images that are weighed, and drawn beside each other; null where the step weighs none. */
  readonly weighs: string | null;
  readonly checks: readonly CheckSpec[];
  /** In tiers: first a nudge, then a pointer, the last one the answer. */
  readonly hints: readonly Markdown[];
  /** What brings the sandbox from the step before to this step passed. */
  readonly solve: readonly Action[];
  readonly wrong: readonly WrongSolution[];
  /** What it meant: one or two sentences, shown once the step has passed. */
  readonly after: Markdown | null;
  /** Seconds that a command of this step may take. */
  readonly timeout: number;
  readonly place: Place;
};

export type Lesson = {
  readonly id: string;
  /** Position in the course, from 1. */
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly needs: readonly Tool[];
  readonly intro: Markdown;
  readonly steps: readonly Step[];
  readonly place: Place;
};

export type Course = {
  readonly id: string;
  readonly title: string;
  /** Where to go when all is done, for the last screen. */
  readonly next?: readonly Markdown[];
  readonly lessons: readonly Lesson[];
};

/** This machine's values; prose and commands may use all but the program as `{{name}}`. */
export type Variables = {
  /** The port that the lessons publish on this machine, as text: '8080' unless it was taken. */
  readonly port: string;
  /** The base image of the lessons: `golang:` and the minor version of the learner's Go. */
  readonly goImage: string;
  /** The learner's Go, as `1.26.8`. */
  readonly goVersion: string;
  /** What the lessons' commands begin with. */
  readonly program: Engine['program'];
};
