import type { Course } from '../../core/course/types.ts';
import { type Flag, flags, flagsOf } from '../flags.ts';
import type { Verb } from '../verb.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** What a shell may be told of the command line. */
export type Table = {
  readonly verbs: readonly CompletedVerb[];
  /** Of the tour itself. */
  readonly flags: readonly Flag[];
  /** Those that take the next word for themselves, both letters and names: `--workspace`, `-w`. */
  readonly taking: readonly string[];
  readonly lessons: readonly Named[];
  /** As `caching/reorder`. */
  readonly steps: readonly Named[];
};

export type CompletedVerb = Pick<Verb, 'name' | 'summary' | 'operand' | 'takesCommand'> & {
  readonly flags: readonly Flag[];
};

export type Named = { readonly id: string; readonly title: string };

export function tableOf(verbs: readonly Verb[], course: Course): Table {
  return {
    verbs: verbs.map((verb) => ({ ...verb, flags: flagsOf(verb.name) })),
    flags: flagsOf(null),
    taking: flags.filter((flag: Flag) => flag.value !== undefined).flatMap(written),
    lessons: course.lessons.map(({ id, title }) => ({ id, title })),
    steps: course.lessons.flatMap((lesson) =>
      lesson.steps.map(({ id, title }) => ({ id: `${lesson.id}/${id}`, title })),
    ),
  };
}

/** A flag as it may be written: `--workspace`, `-w`. */
export function written({ name, short }: Flag): readonly string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}

/** The flags that take a folder, and so on: as `--help` calls what they take. */
export function takingThe(value: Flag['value']): readonly Flag[] {
  return flags.filter((flag: Flag) => flag.value === value);
}
