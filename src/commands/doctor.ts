import type { Course } from '../core/course/types.ts';
import { type Examination, examine, findingsOf } from '../core/doctor/examine.ts';
import type { DoctorFacts } from '../core/doctor/facts.ts';
import { doctorLines } from '../core/doctor/lines.ts';
import { maskAll, masker } from '../core/doctor/mask.ts';
import { doctorText } from '../core/doctor/text.ts';
import { gatherDoctorFacts } from '../system/doctor/index.ts';
import { identity, isUnicode } from '../system/own.ts';
import { packageVersion } from '../system/package.ts';
import { doctorStyle } from './doctor-style.ts';
import { openOrRefuse } from './open.ts';
import type { Setting } from './setting.ts';
import type { Streams, Verb } from './verb.ts';

export const doctor: Verb = {
  name: 'doctor',
  usage: 'doctor [--json | --report]',
  summary: "looks at this machine: what stands in a lesson's way, and what to do about it",
  operands: 0,
  async run(options, streams) {
    const setting = await openOrRefuse(options, streams);
    if (typeof setting === 'number') return setting;
    const { facts, examination } = await examineMachine(setting, streams);
    const mask = masker({ environment: setting.own, ...identity() });
    if (options.json) {
      const { ok } = examination;
      const report = maskAll({ ok, findings: findingsOf(examination), facts }, mask);
      streams.stdout.write(`${JSON.stringify(report)}\n`);
    } else if (options.report) {
      streams.stdout.write(mask(await reportText(facts, examination, setting.course)));
    } else {
      const style = doctorStyle(streams.stdout, isUnicode(setting.own));
      const lines = doctorText(doctorLines(examination, setting.course), style);
      streams.stdout.write(`${lines.join('\n')}\n`);
    }
    return examination.ok ? 0 : 1;
  },
};

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

/** What may be pasted into a question or an issue: plain, 80 columns, and behind it the facts. */
async function reportText(facts: DoctorFacts, examination: Examination, course: Course): Promise<string> {
  const { system } = facts;
  const lines = doctorText(doctorLines(examination, course), doctorStyle({ isTTY: false }, false));
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
