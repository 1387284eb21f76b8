import type { DoctorFacts } from '../core/doctor/facts.ts';
import { type FixPlan, type FixStep, planFix, planLines, wantsGo } from '../core/doctor/plan.ts';
import { doctorText } from '../core/doctor/text.ts';
import { bytesText } from '../core/doctor/versions.ts';
import type { Notice } from '../core/tour/model.ts';
import { imageRecipe, lookForToolchain } from '../system/doctor/fix/means.ts';
import { runFixStep } from '../system/doctor/fix/run.ts';
import { onInterrupt } from '../system/interrupt.ts';
import { askOnLentTerminal } from '../system/lent.ts';
import { askYes, isUnicode } from '../system/own.ts';
import { examineMachine } from './doctor.ts';
import { doctorStyle } from './doctor-style.ts';
import { holdWorkspace, refuseFaults } from './open.ts';
import type { Setting } from './setting.ts';
import { refuse, type Streams } from './verb.ts';

/** What can be done about this machine. Asks the module proxy which Go is the newest where one is needed. */
async function planFor({ own, paths }: Setting, facts: DoctorFacts, signal: AbortSignal): Promise<FixPlan> {
  return planFix(facts, {
    toolchain: wantsGo(facts) ? await lookForToolchain(own, facts.system, signal) : null,
    goRoot: paths.goRoot,
    imageRecipe: imageRecipe(),
  });
}

/**
 * Shows what it would do, asks, and does it. Returns 0 when all of it was done, 1 when something was not, 2 when nobody
 * said yes; null where there is nothing to do.
 */
export async function fixMachine(
  setting: Setting,
  facts: DoctorFacts,
  streams: Streams,
  yes: boolean,
): Promise<0 | 1 | 2 | null> {
  const interrupt = onInterrupt();
  try {
    const plan = await planFor(setting, facts, interrupt.signal);
    const style = doctorStyle(streams.stdout, isUnicode(setting.own));
    for (const line of doctorText(planLines(plan), style)) streams.stdout.write(`${line}\n`);
    if (plan.steps.length === 0) return plan.cannot.length > 0 ? 1 : null;
    if (!yes) {
      const said = await askYes(`Shall the tour do that?`, streams);
      if (said === null)
        return refuse(
          streams,
          'Nobody is there to say yes.',
          'To do it without asking: go-docker-tour doctor --fix --yes',
        );
      if (!said) return 2;
    }
    const lock = await holdWorkspace(setting, streams);
    if (typeof lock === 'number') return 2;
    try {
      return await carryOut(plan, setting, streams, interrupt.signal);
    } finally {
      lock.release();
    }
  } finally {
    interrupt.done();
  }
}

/** The same from within the tour, which holds the workspace and has given its terminal away. */
export async function fixInTour(setting: Setting, streams: Streams): Promise<Notice> {
  const interrupt = onInterrupt();
  const ask = (question: string) => askOnLentTerminal(question, streams.stdout, setting.own);
  try {
    const { facts } = await examineMachine(setting, streams, interrupt.signal);
    const plan = await planFor(setting, facts, interrupt.signal);
    if (plan.steps.length === 0 && plan.cannot.length === 0)
      return { tone: 'info', text: 'There is nothing here that the tour could put right.' };
    const style = doctorStyle(streams.stdout, isUnicode(setting.own));
    streams.stdout.write(`\n${doctorText(planLines(plan), style).join('\n')}\n`);
    if (plan.steps.length === 0) {
      await ask('Enter goes back to the tour. ');
      return { tone: 'machine', text: 'The tour cannot put that right by itself: what to do stands here.' };
    }
    if (!/^y(es)?$/i.test(await ask('Shall the tour do that? [y/N] ')))
      return { tone: 'info', text: 'Nothing was changed.' };
    const done = await carryOut(plan, setting, streams, interrupt.signal);
    await ask('\nEnter goes back to the tour. ');
    return done === 0
      ? { tone: 'good', text: 'All of it was done.' }
      : { tone: 'machine', text: 'Not all of it could be done: what is left stands here.' };
  } finally {
    interrupt.done();
  }
}

/** Does the steps of a plan that was agreed to, in order; one that builds on what failed is left. The workspace is held. */
async function carryOut(
  plan: FixPlan,
  setting: Setting,
  streams: Streams,
  signal: AbortSignal,
): Promise<0 | 1> {
  const { own, session, paths, variables } = setting;
  const { stdout } = streams;
  const failed = new Set<FixStep['id']>();
  const unicode = isUnicode(own);
  for (const step of plan.steps) {
    stdout.write(`\n${step.title}\n`);
    const missing = step.after.filter((id) => failed.has(id));
    if (missing.length > 0 || signal.aborted) {
      failed.add(step.id);
      stdout.write(`  not done: ${signal.aborted ? 'it was stopped' : 'what it builds on failed'}\n`);
      continue;
    }
    const bar = progressBar(streams, unicode);
    const done = await refuseFaults(streams, 'It could not be done', async () => {
      try {
        return await runFixStep(step, {
          own,
          environment: session.environment,
          paths,
          signal,
          program: variables.program,
          image: variables.goImage,
          onCommand: (line) => stdout.write(`  $ ${line}\n`),
          report: bar,
        });
      } catch (error) {
        if (signal.aborted)
          return { ok: false as const, what: 'It was stopped.', next: 'Run it again to go on.' };
        throw error;
      } finally {
        bar.end();
      }
    });
    if (done === 2) failed.add(step.id);
    else if (done.ok) stdout.write(`${unicode ? '✓' : '+'} ${done.what}\n`);
    else {
      failed.add(step.id);
      stdout.write(`${unicode ? '✗' : 'x'} ${done.what}\n  ${done.next}\n`);
    }
  }
  return failed.size === 0 && plan.cannot.length === 0 ? 0 : 1;
}

const cells = 24;
const words = { verify: 'asking the checksum database', download: 'downloading', unpack: 'unpacking' };

/** A bar of bytes in one line, drawn over; where there is no terminal, a line now and then. */
function progressBar({ stdout }: Streams, unicode: boolean) {
  const [full, empty] = unicode ? ['█', '░'] : ['#', '.'];
  let what = '';
  let shown = -1;
  let drawn = false;
  const over = (line: string) => {
    stdout.write(stdout.isTTY ? `\r  ${line.padEnd(70)}` : `  ${line}\n`);
    drawn = true;
  };
  return {
    doing(next: keyof typeof words) {
      if (drawn && stdout.isTTY) stdout.write('\n');
      what = words[next];
      shown = -1;
      over(what);
    },
    progress(done: number, of: number | null) {
      const part = of === null ? 0 : Math.min(1, done / of);
      const step = of === null ? Math.floor(done / 5e6) : Math.floor(part * (stdout.isTTY ? 100 : 4));
      if (step === shown) return;
      shown = step;
      const filled = Math.round(part * cells);
      const total = of === null ? '' : ` of ${bytesText(of)}`;
      over(
        `${what.padEnd(12)} ${full.repeat(filled)}${empty.repeat(cells - filled)} ${bytesText(done)}${total}`,
      );
    },
    end() {
      if (drawn && stdout.isTTY) stdout.write('\n');
      drawn = false;
    },
  };
}
