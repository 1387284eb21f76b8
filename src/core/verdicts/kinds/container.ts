import { z } from 'zod';
import { defineCheck } from '../check-kind.ts';
import type { ContainerFact, ContainerView } from '../facts/containers.ts';
import { olderProblem } from '../image/older.ts';
import { otherCommand } from '../image/other-command.ts';
import { overridden } from '../image/overridden.ts';
import { wasSeen } from '../image/seen.ts';
import { stoppedProblem } from '../image/stopped.ts';
import { unansweredProblem } from '../image/unanswered.ts';
import { failed, type Problem, passed } from '../outcome.ts';
import type { Unknown, Verdict } from '../verdict.ts';

/** A container of the image httpserver runs, and its port is published and answers; or, on purpose, is not published. */
export const container = defineCheck({
  kind: 'container',
  schema: z.strictObject({
    published: z.boolean().default(true),
    image: z.string().min(1).default('httpserver'),
    /** Whether one that has ended counts too; not where an earlier step leaves one behind that had to end. */
    ended: z.boolean().default(true),
  }),
  cost: 'slow',
  perishable: true,
  title: ({ published }) =>
    published
      ? 'a container of it runs and answers on this machine'
      : 'a container of it runs, with no port published',
  request: ({ image }) => ({ fact: 'container', image }),
  judge: ({ published, image, ended }, fact) =>
    published ? judgePublished(image, fact, ended) : judgeUnpublished(image, fact),
});

function judgePublished(image: string, fact: ContainerFact, ended: boolean): Verdict {
  const expected = `a running container of ${image} that answers on a port of this machine`;
  const running = fact.containers.filter(({ state }) => state === 'running');
  const good = running.find(({ answered, current }) => answered.length > 0 && (current || !fact.image));
  if (good) return passed(expected, `${good.name} answers on port ${good.answered[0]}`);
  const [newest] = running;
  if (newest) return failed(expected, rootOf(image, runningProblem(image, newest), newest, fact));
  const paused = fact.containers.find(({ state }) => state === 'paused');
  if (paused) return failed(expected, pausedProblem(paused));
  const dead = fact.containers.find(
    ({ state, stopped, instead }) =>
      stopped !== null && (state === 'restarting' || instead !== null || !endedOnPurpose(stopped)),
  );
  if (wasSeen(fact.record, true)) return passed(expected, 'it ran in the tour, and was asked');
  if (ended && dead?.stopped)
    return failed(expected, rootOf(image, deadProblem(image, dead, dead.stopped), dead, fact));
  return noneRunning(image, expected, `Run docker run -p 8080:8080 ${image}.`);
}

/** How a container was started is wrong whatever is in it; all else is the image's, and goes when that is made anew. */
const ofTheStart = new Set([
  'port-not-published',
  'ports-swapped',
  'port-taken',
  'container-of-older-image',
  'container-runs-something-else',
  'container-changed-by-flags',
]);

/** A fault of what is in the image follows from its age, where that image is not the one of the files as they are. */
function rootOf(image: string, problem: Problem, view: ContainerView, { behind }: ContainerFact): Problem {
  if (ofTheStart.has(problem.cause ?? '')) return problem;
  if (!view.current && view.state === 'running') return ofOlderImage(image, view, 'does not answer');
  if (behind === null || behind.in === 'nothing') return problem;
  const older = olderProblem(image, behind);
  return { ...older, found: `${older.found}; so ${view.name} is not what these files make` };
}

function judgeUnpublished(image: string, fact: ContainerFact): Verdict {
  const expected = `a running container of ${image} with no port published`;
  const running = fact.containers.filter(({ state }) => state === 'running');
  const closed = running.find(({ published, hostNetwork }) => published.length === 0 && !hostNetwork);
  if (closed) return passed(expected, `${closed.name} runs, and publishes nothing`);
  if (wasSeen(fact.record, false)) return passed(expected, 'it ran in the tour, and published nothing');
  const [open] = running;
  if (open)
    return failed(expected, {
      found: `${open.name} publishes port ${open.published[0]?.host ?? 'by the host network'}`,
      why: 'This step is about what happens without -p, and this container was started with it.',
      next: `Run docker stop ${open.name}, then docker run ${image}.`,
      cause: 'port-published',
      place: null,
    });
  return noneRunning(image, expected, `Run docker run ${image}, without -p.`);
}

function runningProblem(image: string, view: ContainerView): Problem {
  const { name, published, listening, answered, hostNetwork } = view;
  if (answered.length > 0) return ofOlderImage(image, view, 'answers');
  if (view.astray === 'no network')
    return {
      found: `${name} runs without a network`,
      why: 'With --network none a container is alone: there is nothing that -p could lead to.',
      next: `Run docker rm -f ${name}, then docker run -p 8080:8080 ${image}, without --network.`,
      cause: 'container-changed-by-flags',
      place: null,
    };
  if (published.length === 0 && !hostNetwork)
    return {
      found: `${name} runs, and publishes no port${view.astray === 'udp' ? ' for TCP' : ''}`,
      why: view.misplaced
        ? `${view.misplaced} stood behind the image's name, and what stands there is for the program in it. docker run's own options come before the name.`
        : view.astray === 'udp'
          ? '/udp behind the port opens it for UDP alone, and HTTP goes over TCP.'
          : 'A container has a network of its own: what listens in it is reached from outside only through -p, and EXPOSE is but a note.',
      next: `Run docker stop ${name}, then docker run -p 8080:8080 ${image}.`,
      cause: 'port-not-published',
      place: null,
    };
  const other = listening === null || listening.length === 0 ? otherCommand(image, view) : null;
  if (other) return other;
  const open = listening?.map(({ port }) => port) ?? [];
  const swapped = published.find(({ host, inside }) => open.includes(host) && !open.includes(inside));
  if (swapped)
    return {
      found: `port ${swapped.host} leads to ${swapped.inside} in the container; the server listens on ${swapped.host} there`,
      why: '-p takes the port of this machine first and the one in the container second; here they stand the wrong way round.',
      next: `Run docker stop ${name}, then docker run -p ${swapped.inside}:${swapped.host} ${image}.`,
      cause: 'ports-swapped',
      place: null,
    };
  const [door] = published;
  const [there] = open;
  if (door && there !== undefined && !published.some(({ inside }) => open.includes(inside)))
    return {
      found: `port ${door.host} leads to ${door.inside} in the container; it listens on port ${[...new Set(open)].join(' and ')} inside the container, not on ${door.inside}`,
      why: 'The number on the right of -p is the port that the program listens on inside; where nobody listens, nobody answers.',
      next: `Run docker stop ${name}, then docker run -p ${door.host}:${there} ${image}.`,
      cause: 'listens-elsewhere',
      place: listening?.[0]?.source ?? null,
    };
  return unansweredProblem(
    published.map(({ inside }) => inside),
    listening,
    '',
  );
}

function ofOlderImage(image: string, { name }: ContainerView, does: string): Problem {
  return {
    found: `${name} ${does}, ${does === 'answers' ? 'but' : 'and'} it is of an older image`,
    why: `${image} has been built again since: a running container stays with the image that it was started from.`,
    next: `Run docker stop ${name}, then docker run -p 8080:8080 ${image}.`,
    cause: 'container-of-older-image',
    place: null,
  };
}

function pausedProblem({ name }: ContainerView): Problem {
  return {
    found: `${name} is paused`,
    why: 'docker pause has frozen it: connections are taken, and nobody in there answers.',
    next: `Run docker unpause ${name}.`,
    cause: 'container-paused',
    place: null,
  };
}

function deadProblem(
  image: string,
  view: ContainerView,
  stopped: NonNullable<ContainerView['stopped']>,
): Problem {
  if (/port is already allocated|address already in use|ports are not available/i.test(stopped.said)) {
    const port = view.published[0]?.host;
    return {
      found: `port ${port ?? 'of this machine'} is taken already`,
      why: 'A port of this machine belongs to one program at a time, and somebody else, perhaps an earlier container, has it.',
      next: 'See docker ps and stop the other one, or take another port on the left: -p 8081:8080.',
      cause: 'port-taken',
      place: null,
    };
  }
  const other = otherCommand(image, view);
  if (other) return other;
  const flags = overridden(image, view);
  if (flags) return flags;
  // Podman keeps no word of why one did not start: what is in the image tells.
  const problem = stoppedProblem(stopped);
  if (view.state === 'restarting')
    return {
      ...problem,
      found: `${view.name} ends and is started again, over and over: ${problem.found}`,
      next: `Run docker rm -f ${view.name}. ${problem.next}`,
    };
  if (view.state === 'created' && stopped.said === '' && problem.cause === 'container-not-started')
    return {
      found: `${view.name} was made, but never started`,
      why: 'docker create only makes a container; docker run makes and starts one.',
      next: `Run docker start ${view.name}.`,
      cause: 'container-not-started',
      place: null,
    };
  return problem;
}

/**
 * Ended by docker stop, Ctrl+C or kill: 128 and the signal's number. A Go program that is process 1 ends with 2 when it is
 * told to stop, as it does in a panic, which then is its last line.
 */
function endedOnPurpose({ exit, said }: NonNullable<ContainerView['stopped']>): boolean {
  if (exit === 2) return !/^(?:panic|goroutine|fatal error|exit status)|\.go:\d+|\+0x/.test(said);
  return exit === 0 || exit === 130 || exit === 137 || exit === 143;
}

function noneRunning(image: string, expected: string, next: string): Unknown {
  return {
    status: 'unknown',
    expected,
    found: `no container of ${image} is running`,
    why: 'A container that has gone leaves nothing to judge: it has to run while it is looked at.',
    next,
    cause: null,
    fault: null,
  };
}
