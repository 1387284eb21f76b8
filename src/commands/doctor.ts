import type { Course } from '../core/course/types.ts';
import { examine } from '../core/doctor/examine.ts';
import type { DoctorFacts } from '../core/doctor/facts.ts';
import { type Examination, findingsOf } from '../core/doctor/finding.ts';
import { doctorLines } from '../core/doctor/lines.ts';
import { maskAll, masker } from '../core/doctor/mask.ts';
import { doctorText, plainStyle } from '../core/doctor/text.ts';
import { gatherDoctorFacts } from '../system/doctor/index.ts';
import { identity, isUnicode } from '../system/own.ts';
import { packageVersion } from '../system/package.ts';
import { doctorStyle } from './doctor-style.ts';
import { openOrRefuse } from './open.ts';
import type { Options } from './options.ts';
import type { Setting } from './setting.ts';
import { refuse, type Streams, type Verb } from './verb.ts';

export const doctor: Verb = {
  name: 'doctor',
  usage: 'doctor [--fix] [--json | --report]',
  summary: "looks at this machine: what stands in a lesson's way, and what to do about it",
  operands: 0,
  async run(options, streams) {
    const ways = [options.json, options.report, options.fix].filter(Boolean).length;
    if (ways > 1) return refuse(streams, 'doctor takes one of --fix, --json and --report.');
    const setting = await openOrRefuse(options, streams);
    if (typeof setting === 'number') return setting;
    if (options.fix) return fix(setting, options, streams);
    const { facts, examination } = await examineMachine(setting, streams);
    const mask = masker({ environment: setting.own, ...identity() });
    if (options.json) {
      const { ok } = examination;
      const report = maskAll({ ok, findings: findingsOf(examination), facts }, mask);
      streams.stdout.write(`${JSON.stringify(report)}\n`);
    } else if (options.report) {
      streams.stdout.write(mask(await reportText(facts, examination, setting.course)));
    } else writeReport(examination, setting, streams);
    return examination.ok ? 0 : 1;
  },
};

function writeReport(examination: Examination, { own, course }: Setting, { stdout }: Streams): void {
  const lines = doctorText(doctorLines(examination, course), doctorStyle(stdout, isUnicode(own)));
  stdout.write(`${lines.join('\n')}\n`);
}

/** Puts right what can be, and looks again: the exit code is that of the second look. */
async function fix(setting: Setting, options: Options, streams: Streams): Promise<number> {
  const { facts, examination } = await examineMachine(setting, streams);
  const { fixMachine } = await import('./doctor-fix.ts');
  const done = await fixMachine(setting, facts, streams, options.yes);
  if (done === 2) return 2;
  if (done === null) {
    streams.stdout.write('There is nothing here that the tour could put right.\n\n');
    writeReport(examination, setting, streams);
    return examination.ok ? 0 : 1;
  }
  // The Go that has come may be another than the image of the lessons was chosen for.
  const again = await openOrRefuse(options, streams);
  if (typeof again === 'number') return again;
  const after = await examineMachine(again, streams);
  streams.stdout.write('\n');
  writeReport(after.examination, again, streams);
  return after.examination.ok ? 0 : 1;
}

/** Gathers the facts of this machine, and judges them for the course. */
export async function examineMachine(
  { own, paths, variables, portTakenBy, session, course, engine }: Setting,
  { stdout }: Pick<Streams, 'stdout'>,
  signal?: AbortSignal,
): Promise<{ readonly facts: DoctorFacts; readonly examination: Examination }> {
  const facts = await gatherDoctorFacts({
    own,
    environment: session.environment,
    paths,
    variables,
    portTakenBy,
    engine,
    terminal: {
      columns: stdout.columns || 80,
      rows: stdout.rows || 24,
      tty: stdout.isTTY === true,
      depth: stdout.isTTY ? stdout.getColorDepth() : 1,
    },
    ...(signal ? { signal } : {}),
  });
  return { facts, examination: examine(facts, course) };
}

/** What the tour itself wants to know of the machine: what is found, and which Go there is now. */
export async function examineForTour(
  setting: Setting,
  streams: Pick<Streams, 'stdout'>,
  signal: AbortSignal,
): Promise<{ readonly examination: Examination; readonly go: string | null }> {
  const { facts, examination } = await examineMachine(setting, streams, signal);
  return { examination, go: facts.go.known ? facts.go.fact.version : setting.go };
}

/** What may be pasted into a question or an issue: plain, 80 columns, and behind it the facts. */
async function reportText(facts: DoctorFacts, examination: Examination, course: Course): Promise<string> {
  const { system } = facts;
  const lines = doctorText(doctorLines(examination, course), plainStyle);
  const where = `${system.name}, ${system.arch}${system.wsl ? ', WSL' : ''}`;
  return [
    '```',
    `go-docker-tour ${await packageVersion()}, doctor's report. Names, homes, private hosts and secrets are masked.`,
    where,
    '',
    ...lines,
    '',
    JSON.stringify(facts, null, 1),
    '```',
    '',
  ].join('\n');
}
