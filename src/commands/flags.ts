/** An option of the command line. `--help`, the reading of the command line and the shells' completions are made from this. */
export type Flag = {
  readonly name: string;
  /** Its one letter. */
  readonly short?: string;
  /** What follows it, as `--help` writes it; without one it is a switch. */
  readonly value?: 'DIR' | 'NAME' | 'LESSON';
  /** The values that there are, where they can be counted. */
  readonly among?: readonly string[];
  /** The verbs that heed it; without them all do. */
  readonly verbs?: readonly string[];
  /** The tour itself, without a verb, heeds it. */
  readonly tour?: true;
  readonly summary: string;
};

const inFolder = ['list', 'check', 'hint', 'solve', 'env', 'reset', 'clean', 'doctor'];

export const flags = [
  {
    name: 'workspace',
    short: 'w',
    value: 'DIR',
    tour: true,
    verbs: inFolder,
    summary: 'the folder to work in; ~/go-docker-tour by default',
  },
  {
    name: 'course',
    value: 'DIR',
    tour: true,
    verbs: [...inFolder, 'lint', 'completions'],
    summary: 'another course than the one that comes with it',
  },
  {
    name: 'engine',
    value: 'NAME',
    among: ['docker', 'podman'],
    tour: true,
    verbs: [...inFolder, 'lint'],
    summary: 'docker or podman; by default docker, or podman where there is only that',
  },
  {
    name: 'plain',
    tour: true,
    verbs: [],
    summary: 'the tour as lines and prompts, for screen readers and pipes',
  },
  {
    name: 'json',
    verbs: ['list', 'check', 'xray', 'lint', 'doctor', 'explain'],
    summary: 'one object on standard output; lint prints one a line',
  },
  { name: 'report', verbs: ['doctor'], summary: 'what may be pasted into a question, without secrets' },
  { name: 'static', verbs: ['lint'], summary: 'looks at the text only, and proves nothing' },
  { name: 'fix', verbs: ['doctor'], summary: 'shows what the tour can put right, asks, and does it' },
  {
    name: 'through',
    value: 'LESSON',
    verbs: ['solve'],
    summary: 'all that is open, up to the end of that lesson',
  },
  { name: 'yes', short: 'y', verbs: ['reset', 'clean', 'doctor'], summary: 'does not ask' },
  { name: 'help', short: 'h', tour: true, summary: 'this text' },
  { name: 'version', short: 'v', tour: true, verbs: [], summary: 'the version' },
] as const satisfies readonly Flag[];

type Flags = (typeof flags)[number];
export type ValueFlag = Extract<Flags, { readonly value: string }>['name'];
export type Switch = Exclude<Flags['name'], ValueFlag>;

/** Those that a verb heeds, or, for null, the tour itself. */
export function flagsOf(verb: string | null): readonly Flag[] {
  return flags.filter(({ verbs, tour }: Flag) =>
    verb === null ? tour === true : verbs === undefined || verbs.includes(verb),
  );
}
