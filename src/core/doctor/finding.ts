import type { Course, Lesson } from '../course/types.ts';
import type { Area, DoctorFacts } from './facts.ts';
import type { System } from './system.ts';

/**
 * Something about the machine that a learner should know.
 * `blocks`: a lesson cannot be done before it is put right. `warns`: a lesson may go wrong, or slowly. `note`: it is so,
 * and the tour gets along with it.
 */
export type Severity = 'blocks' | 'warns' | 'note';

export type Finding = {
  /** `engine-permission`: the same for the same cause, whatever the machine. */
  readonly id: string;
  readonly severity: Severity;
  readonly area: Area;
  /** What is so, one line: what home shows. */
  readonly title: string;
  /** What it means for the lessons, one or two sentences. */
  readonly what: string;
  /** Ids of the lessons that it concerns, in the course's order. */
  readonly lessons: readonly string[];
  /** What to do, in order: commands as they are typed, or a sentence where no command does it. */
  readonly fix: readonly string[];
  /** Never the learner's. */
  readonly fault: 'machine';
  /** The official page about it. */
  readonly link: string;
};

/** What an area's judge says; the rest of a finding follows from where it stands. */
export type Found = Omit<Finding, 'area' | 'lessons' | 'fault'> & { readonly concerns: Concern };

/** What a lesson is concerned by: the tool that it needs, or what it does. */
export type Concern = 'all' | 'go' | 'engine' | 'modules' | 'serves' | 'none';

/** Facts of one area, and what they mean. One file an area, one line in `examine.ts`. */
export type Judge<Name extends Area> = {
  /** What the area is called on the screen. */
  readonly name: string;
  /** What is so where nothing is wrong, in a few words: `Go 1.26.8`. */
  readonly says: (fact: FactOf<Name>, facts: DoctorFacts) => string;
  readonly judge: (fact: FactOf<Name>, system: System, facts: DoctorFacts) => readonly Found[];
};

type FactOf<Name extends Area> = Extract<DoctorFacts[Name], { known: true }>['fact'];

/** What was found of one area: whether its probe answered, what is so, and what is to be known about it. */
export type AreaReport = {
  readonly area: Area;
  readonly name: string;
  /** What is so, in a few words. */
  readonly says: string;
  readonly known: boolean;
  readonly findings: readonly Finding[];
};

export type Examination = {
  /** Nothing stands in a lesson's way. */
  readonly ok: boolean;
  readonly areas: readonly AreaReport[];
};

const severities = ['blocks', 'warns', 'note'] as const;

/** All findings, the most serious first. */
export function findingsOf({ areas }: Examination): readonly Finding[] {
  const all = areas.flatMap(({ findings }) => findings);
  return severities.flatMap((severity) => all.filter((each) => each.severity === severity));
}

const downloads = /\bgo\s+(?:get|mod\s+(?:tidy|download))\b/;
const serving = new Set(['http', 'served', 'container']);

/** Ids of the lessons of a course that something concerns. */
export function concerned(course: Course, concern: Concern): readonly string[] {
  // What a lesson has downloaded, the later ones build with.
  const from = course.lessons.findIndex(({ steps }) =>
    steps.some(({ run }) => run.some((line) => downloads.test(line))),
  );
  return course.lessons
    .filter((lesson, index) =>
      concern === 'modules' ? from >= 0 && index >= from : concerns(lesson, concern),
    )
    .map(({ id }) => id);
}

function concerns({ needs, steps }: Lesson, concern: Exclude<Concern, 'modules'>): boolean {
  switch (concern) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'go':
      return needs.includes('go');
    case 'engine':
      return needs.includes('docker');
    case 'serves':
      return steps.some(({ checks }) => checks.some(({ kind }) => serving.has(kind)));
  }
}

/** `lessons 4 to 6`, `lesson 2`, `lessons 1 and 3`, `every lesson`; '' for none. */
export function lessonsText(course: Course, ids: readonly string[]): string {
  const numbers = course.lessons.filter(({ id }) => ids.includes(id)).map(({ number }) => number);
  const [first, ...rest] = numbers;
  const last = rest.at(-1);
  if (first === undefined) return '';
  if (numbers.length === course.lessons.length) return 'every lesson';
  if (last === undefined) return `lesson ${first}`;
  if (numbers.length > 2 && last - first === rest.length) return `lessons ${first} to ${last}`;
  return `lessons ${numbers.slice(0, -1).join(', ')} and ${last}`;
}
