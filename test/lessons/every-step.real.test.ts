import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Course, Step } from '../../src/core/course/types.ts';
import { emptyRecord } from '../../src/core/progress/progress.ts';
import type { ShellState, StepRecord } from '../../src/core/progress/types.ts';
import { applyState } from '../../src/core/shell/state.ts';
import { judgeStep, stepStatus } from '../../src/core/verdicts/judge.ts';
import type { Verdict } from '../../src/core/verdicts/verdict.ts';
import { sandboxEnvironment } from '../../src/core/workspace/environment.ts';
import { workspacePaths } from '../../src/core/workspace/paths.ts';
import { parseCourse } from '../../src/lessons/parse-course.ts';
import { fillCourse } from '../../src/lessons/variables.ts';
import { engineFinder } from '../../src/system/engine/finder.ts';
import { unmake } from '../../src/system/engine/made.ts';
import { createGather } from '../../src/system/facts/create.ts';
import { ownEnvironment } from '../../src/system/own.ts';
import { choosePort } from '../../src/system/port.ts';
import { applyActions } from '../../src/system/solver.ts';
import { createWorkspace } from '../../src/system/workspace/create.ts';
import { courseFiles } from '../lessons-room/support.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { describeReal, warmImage } from '../support/tools.ts';

const parsed = parseCourse(courseFiles);
const lessons = parsed.ok ? parsed.course.lessons : [];

/** One workspace goes through the whole course, each test from where the one before has left it. */
describeReal(['go', 'docker', 'golang image', 'network'], 'with the real tools', () => {
  aloneWithTheCourseImage();

  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gdt-every-step-')));
  const paths = workspacePaths(join(folder, 'workspace'));
  const kept = join(folder, 'kept');
  const { signal } = new AbortController();
  const asked: { world: Awaited<ReturnType<typeof openWorld>> | null } = { world: null };
  let state: ShellState = { directory: paths.module, set: {}, unset: [] };

  async function openWorld() {
    const { port } = await choosePort(18_080);
    const variables = {
      port: String(port),
      goImage: warmImage(),
      goVersion: '1.26.0',
      program: 'docker' as const,
    };
    const environment = sandboxEnvironment(ownEnvironment(), paths, variables);
    await createWorkspace(paths, environment);
    const course: Course = fillCourse({ id: 'c', title: 'c', lessons }, variables);
    return { course, session: { paths, environment, variables, engine: engineFinder(environment) } };
  }

  function world() {
    if (asked.world === null) throw new Error('the workspace was not made');
    return asked.world;
  }

  beforeAll(async () => {
    asked.world = await openWorld();
  });

  afterAll(async () => {
    if (asked.world === null) return;
    const { environment, engine } = asked.world.session;
    const found = await engine();
    if (found.ok) await unmake(paths, found.value, environment);
    execFileSync('chmod', ['-R', 'u+w', folder]);
    execFileSync('rm', ['-rf', folder]);
  });

  async function judge(
    step: Step,
    record: StepRecord | null,
    shell: ShellState,
  ): Promise<readonly Verdict[]> {
    const { session } = world();
    const environment = applyState(session.environment, shell);
    const gather = createGather({ ...session, environment, record, signal });
    const verdicts: Verdict[] = [];
    const history = { record, laterLessonEntered: false };
    for await (const { verdict } of judgeStep(step, gather, history)) verdicts.push(verdict);
    return verdicts;
  }

  function apply(step: Step, actions: Step['solve']) {
    const options = { session: world().session, signal, onOutput: () => {} };
    return applyActions(actions, step, { record: emptyRecord, state }, options);
  }

  const failures = (verdicts: readonly Verdict[]) => verdicts.filter(({ status }) => status === 'failed');

  for (const [at, lesson] of lessons.entries()) {
    for (const [index, { id, kind }] of lesson.steps.entries()) {
      const step = () => world().course.lessons[at]?.steps[index] as Step;

      if (kind !== 'read')
        test(`${lesson.id}/${id} is not passed before it is solved`, async () => {
          expect(stepStatus(await judge(step(), emptyRecord, state), emptyRecord)).not.toBe('passed');
        });

      for (const [number, { name, says }] of (lesson.steps[index]?.wrong ?? []).entries())
        test(`${lesson.id}/${id}, ${name}: it is told`, async () => {
          const wrong = step().wrong[number];
          execFileSync('cp', ['-a', paths.root, kept]);
          const done = await apply(step(), wrong?.actions ?? []);
          const verdicts = failures(await judge(step(), done.record, done.state));
          // The notes of what was made stay, for cleaning up; the rest is as it was before the mistake.
          if (existsSync(paths.made)) execFileSync('cp', [paths.made, join(kept, '.tour')]);
          execFileSync('chmod', ['-R', 'u+w', paths.root]);
          execFileSync('rm', ['-rf', paths.root]);
          execFileSync('mv', [kept, paths.root]);
          expect(done.problem).toBeNull();
          expect(
            verdicts.flatMap((each) => ('why' in each ? [each.found, each.why, each.next] : [])).join('\n'),
          ).toContain(wrong?.says ?? says);
        });

      test(`${lesson.id}/${id} passes when it is solved, twice alike`, async () => {
        const solved = await apply(step(), step().solve);
        state = solved.state;
        expect(solved.problem).toBeNull();
        for (const _ of [1, 2]) {
          const verdicts = await judge(step(), solved.record, state);
          expect(verdicts.filter(({ status }) => status !== 'passed')).toEqual([]);
        }
      });
    }

    test(`${lesson.id}: a folder that no tour has seen shows no failure`, async () => {
      for (const step of world().course.lessons[at]?.steps ?? [])
        expect(failures(await judge(step, null, state)), step.id).toEqual([]);
    });
  }
});
