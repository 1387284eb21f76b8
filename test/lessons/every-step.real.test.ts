import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimSubject, claimsOf, claimWords } from '../../src/core/course/claims.ts';
import { sandboxEnvironment } from '../../src/core/workspace/environment.ts';
import { parseCourse } from '../../src/lessons/parse-course.ts';
import { fillCourse } from '../../src/lessons/variables.ts';
import { engineFinder } from '../../src/system/engine/finder.ts';
import { ownEnvironment } from '../../src/system/own.ts';
import { choosePort } from '../../src/system/port.ts';
import { temporaryWorkspace } from '../../src/system/proof/aside.ts';
import { prove } from '../../src/system/proof/course.ts';
import { openProver, type Prover } from '../../src/system/proof/prover.ts';
import { courseFiles } from '../lessons-room/support.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { describeReal, warmImage } from '../support/tools.ts';

const parsed = parseCourse(courseFiles);
const course = { id: 'c', title: 'c', lessons: parsed.ok ? parsed.course.lessons : [] };

/** What `lint` proves, a test each: one workspace goes through the whole course. */
describeReal(['go', 'docker', 'golang image', 'network'], 'with the real tools', () => {
  aloneWithTheCourseImage();

  const { signal } = new AbortController();
  const opened: { prover: Prover | null; claims: ReturnType<typeof claimsOf> } = { prover: null, claims: [] };

  beforeAll(async () => {
    const own = ownEnvironment();
    const { port } = await choosePort(18_080);
    const variables = {
      port: String(port),
      goImage: warmImage(),
      goVersion: '1.26.0',
      program: 'docker' as const,
    };
    const paths = await temporaryWorkspace();
    const environment = sandboxEnvironment(own, paths, variables);
    const session = { paths, environment, variables, engine: engineFinder(environment) };
    opened.claims = claimsOf(fillCourse(course, variables));
    opened.prover = await openProver(session, own, signal);
  });

  afterAll(() => opened.prover?.close());

  test.each(claimsOf(course).map((claim, index) => [claimSubject(claim), claimWords(claim), index] as const))(
    '%s %s',
    async (_subject, _words, index) => {
      const [claim, prover] = [opened.claims[index], opened.prover];
      if (claim === undefined || prover === null) throw new Error('the workspace was not made');
      expect(await prove(prover, claim)).toEqual({ is: 'proven' });
    },
  );
});
