import { lintCourse } from '../lessons/lint/course.ts';
import { onInterrupt } from '../system/interrupt.ts';
import { removeTemporary, temporaryWorkspace } from '../system/proof/aside.ts';
import { proveCourse } from '../system/proof/course.ts';
import { openProver } from '../system/proof/prover.ts';
import { refuseWorkspace } from '../system/workspace/refuse.ts';
import { type LintReport, lintReport } from './lint-report.ts';
import { courseRoot, loadCourse } from './load-course.ts';
import { openOrRefuse, refuseFaults } from './open.ts';
import type { Options } from './options.ts';
import { refuse, type Streams, type Verb } from './verb.ts';

export const lint: Verb = {
  name: 'lint',
  usage: 'lint [DIR] [--static] [--json]',
  summary: 'proves a course with the real tools: 0 all proven, 1 findings, 2 could not be tried',
  operands: 1,
  operand: 'folder',
  async run(options, streams) {
    const root = courseRoot(options.operands[0] ?? options.course);
    const loaded = await loadCourse(root);
    if (!loaded.ok && loaded.problems.length === 0) return refuse(streams, loaded.what);
    const report = lintReport(loaded.ok ? loaded.course : { lessons: [] }, options.json, (line) =>
      streams.stdout.write(`${line}\n`),
    );
    for (const { place, message } of loaded.ok ? lintCourse(loaded.files, loaded.course) : loaded.problems)
      report.finding({ place, step: null, what: 'text', says: message });
    const stopped =
      loaded.ok && !options.static ? await proveInto(report, { ...options, course: root }, streams) : null;
    return stopped ?? report.end();
  },
};

/** Proves the course, each claim reported as soon as it was tried; a number is the exit code where that did not come to its end. */
async function proveInto(report: LintReport, options: Options, streams: Streams): Promise<number | null> {
  const paths = await temporaryWorkspace();
  const interrupt = onInterrupt();
  try {
    const setting = await openOrRefuse({ ...options, workspace: paths.root }, streams);
    if (typeof setting === 'number') return setting;
    const refusal = refuseWorkspace(paths);
    if (refusal) return refuse(streams, refusal.what, 'Let TMPDIR name a folder outside of it.');
    const { session, own, course } = setting;
    const opened = await refuseFaults(streams, `${paths.root} could not be made`, () =>
      openProver(session, own, interrupt.signal),
    );
    if (typeof opened === 'number') return opened;
    try {
      for await (const proof of proveCourse(course, opened, session, interrupt.signal))
        if (!interrupt.signal.aborted) report.proof(proof);
    } finally {
      await opened.close();
    }
    return interrupt.signal.aborted ? 130 : null;
  } finally {
    await removeTemporary(paths);
    interrupt.done();
  }
}
