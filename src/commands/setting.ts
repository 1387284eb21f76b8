import type { Course, Variables } from '../core/course/types.ts';
import { sandboxEnvironment } from '../core/workspace/environment.ts';
import type { Environment, WorkspacePaths } from '../core/workspace/paths.ts';
import { workspacePaths } from '../core/workspace/paths.ts';
import { fillCourse } from '../lessons/variables.ts';
import { compiledCourse } from '../system/compiled-course.ts';
import { engineFinder } from '../system/engine/finder.ts';
import { programOnPath } from '../system/engine/on-path.ts';
import { goVersion } from '../system/go/version.ts';
import { ownEnvironment, workspaceRoot } from '../system/own.ts';
import { choosePort } from '../system/port.ts';
import type { SessionOptions } from '../system/session.ts';
import type { LoadedCourse } from './load-course.ts';
import type { Options } from './options.ts';

/** What every verb starts from: the folder, the course with this machine's values in it, and the sandbox. */
export type Setting = {
  readonly paths: WorkspacePaths;
  readonly course: Course;
  readonly variables: Variables;
  /** Who holds port 8080, where the lessons use another. */
  readonly portTakenBy: string | null;
  /** The learner's Go, or null where there is none. */
  readonly go: string | null;
  /** This process's own, untouched. */
  readonly own: Environment;
  /** The engine that was asked for by name. */
  readonly engine: Options['engine'];
  readonly session: SessionOptions;
};

export type OpenedSetting =
  | { readonly ok: true; readonly setting: Setting }
  | { readonly ok: false; readonly what: string; readonly problems: readonly string[] };

/** The Go whose image the lessons name where the machine has no Go at all: the current release. */
const currentGo = '1.27';

/** Podman may know of no registry to look for a short name in. */
const officialImages = 'docker.io/library/';

/** Reads the course and looks at the machine. A course with a fault is refused with every problem of it. */
export async function openSetting(options: Options): Promise<OpenedSetting> {
  const paths = workspacePaths(workspaceRoot(options.workspace));
  const own = ownEnvironment();
  const loaded = await courseOf(options);
  if (!loaded.ok)
    return {
      ok: false,
      what: loaded.what,
      problems: loaded.problems.map(({ place, message }) => `${place.file}:${place.line}: ${message}`),
    };
  const [go, choice] = await Promise.all([
    goVersion(sandboxEnvironment(own, paths, { port: '8080' })),
    choosePort(),
  ]);
  const minor = /^\d+\.\d+/.exec(go ?? currentGo)?.[0] ?? currentGo;
  const program = options.engine ?? programOnPath(own);
  const variables: Variables = {
    port: String(choice.port),
    goImage: own.GO_DOCKER_TOUR_BASE_IMAGE || `${program === 'podman' ? officialImages : ''}golang:${minor}`,
    goVersion: go ?? currentGo,
    program,
  };
  const environment = sandboxEnvironment(own, paths, variables);
  return {
    ok: true,
    setting: {
      paths,
      course: fillCourse(loaded.course, variables),
      variables,
      portTakenBy: choice.takenBy,
      go,
      own,
      engine: options.engine,
      session: {
        paths,
        environment,
        variables,
        engine: engineFinder(environment, options.engine ? { prefer: options.engine } : {}),
      },
    },
  };
}

/** The course that is named, or the one that comes with the program, which needs no reading where it was compiled. */
export async function courseOf({ course: named }: Options): Promise<LoadedCourse> {
  const compiled = named === null ? compiledCourse() : null;
  if (compiled !== null) return { ok: true, course: compiled };
  const { courseRoot, loadCourse } = await import('./load-course.ts');
  return loadCourse(courseRoot(named));
}
