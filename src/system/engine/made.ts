import type { Engine } from '../../core/engine.ts';
import type { Environment, WorkspacePaths } from '../../core/workspace/paths.ts';
import { changeMade, type Made, nothingMade, readMade } from './made-file.ts';
import { captureSteadily } from './steady.ts';

/** The name of the course's image, and where an image of that name that was there before the tour is kept. */
export const courseImage = 'httpserver';
export const asideRepository = 'go-docker-tour/set-aside';

/** Asks the engine, a line an answer; null where it fails: no answer is not the answer that there is nothing. */
type Ask = (...args: string[]) => Promise<string[] | null>;

export function asker(engine: Pick<Engine, 'program'>, environment: Environment): Ask {
  return async (...args) => {
    const asked = await captureSteadily(engine.program, args, { directory: '/', environment, timeout: 60 });
    return asked.how === 'exited' && asked.code === 0
      ? asked.stdout.split('\n').filter((line) => line !== '')
      : null;
  };
}

/** Tags of the course's image, with the ids that they name; `localhost/httpserver` is Podman's way of writing it. */
export async function courseTags(ask: Ask, image: string): Promise<{ tag: string; id: string }[] | null> {
  const lines = await ask('image', 'ls', '--no-trunc', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}');
  if (lines === null) return null;
  return lines.flatMap((line) => {
    const [tag = '', id = ''] = line.split(' ');
    const mine = tag.startsWith(`${image}:`) || tag.startsWith(`localhost/${image}:`);
    return mine && !tag.endsWith('<none>') ? [{ tag, id: bare(id) }] : [];
  });
}

/** The id of what a tag names; null where it names nothing, or the engine does not say. */
async function idOf(ask: Ask, tag: string): Promise<string | null> {
  const [id] = (await ask('image', 'inspect', '--format', '{{.Id}}', tag)) ?? [];
  return id === undefined ? null : bare(id);
}

/**
 * Keeps images of the course's name that were there before the tour under another tag. Done once for a workspace, or
 * again where the engine did not answer to the end.
 */
export async function setAside(
  paths: WorkspacePaths,
  engine: Engine,
  environment: Environment,
  image = courseImage,
): Promise<readonly string[]> {
  let kept: Made['setAside'] = [];
  await changeMade(paths, async (made, write) => {
    if (made.looked) return;
    const ask = asker(engine, environment);
    const tags = await courseTags(ask, image);
    if (tags === null) return;
    kept = [...made.setAside];
    for (const { tag, id } of tags) {
      const as = `${asideRepository}:${tag.split(':').at(-1)}-${id.slice(0, 12)}`;
      await ask('tag', tag, as);
      // Only when it is sure that the image is kept does its old tag go.
      if ((await idOf(ask, as)) !== id) return;
      kept = [...kept, { tag, as }];
      await write({ ...made, setAside: kept });
      await ask('rmi', tag);
    }
    await write({ ...made, setAside: kept, looked: true });
  });
  return kept.map(({ tag }) => tag);
}

/** Every image id in the engine, to tell afterwards which are new; null where it does not say. */
export async function imageIds(
  engine: Engine,
  environment: Environment,
): Promise<ReadonlySet<string> | null> {
  const ids = await asker(engine, environment)('image', 'ls', '-aq', '--no-trunc');
  return ids && new Set(ids.map(bare));
}

export type JustRun = {
  /** The images that there were before. */
  readonly imagesBefore: ReadonlySet<string>;
  readonly output: string;
  /** The container that it started. */
  readonly container: string | null;
};

/** Letters of an id that builders print: the legacy one twelve, Podman eleven. */
const shortId = 11;

/**
 * Writes down what a command of the tour has made: images that are new and carry the course's name or are named in its
 * output, and the containers that were made from them. Others may work in the same engine meanwhile.
 */
export async function noteMade(
  paths: WorkspacePaths,
  engine: Engine,
  environment: Environment,
  { imagesBefore, output, container }: JustRun,
  image = courseImage,
): Promise<void> {
  const ask = asker(engine, environment);
  const [all, tags] = await Promise.all([imageIds(engine, environment), courseTags(ask, image)]);
  const ofCourse = new Set(tags?.map(({ id }) => id));
  const isNew = (id: string) =>
    !imagesBefore.has(id) &&
    (ofCourse.has(id) || output.includes(id) || output.includes(id.slice(0, shortId)));
  await changeMade(paths, async (made, write) => {
    const images = [...new Set([...made.images, ...[...(all ?? [])].filter(isNew)])];
    const containers = new Set([
      ...made.containers,
      ...(await containersOf(ask, images)),
      ...(container === null ? [] : [container]),
      // The legacy builder leaves the container of a line that failed.
      ...[...output.matchAll(/^ ---> Running in ([0-9a-f]{12})$/gm)].map(([, id = '']) => id),
    ]);
    await write({ ...made, images, containers: [...containers] });
  });
}

/** Writes down an image that the tour made under a name of its own choosing, so that `clean` removes it. */
export async function noteImage(
  paths: WorkspacePaths,
  program: Engine['program'],
  environment: Environment,
  name: string,
): Promise<void> {
  const id = await idOf(asker({ program }, environment), name);
  if (id === null) return;
  await changeMade(paths, (made, write) => write({ ...made, images: [...new Set([...made.images, id])] }));
}

/** Asked once for all of them: both engines take filters of one name for any of these, and an image that is gone for none. */
export async function containersOf(ask: Ask, images: readonly string[]): Promise<readonly string[]> {
  if (images.length === 0) return [];
  const filters = images.flatMap((image) => ['--filter', `ancestor=${image}`]);
  return (await ask('ps', '-aq', '--no-trunc', ...filters)) ?? [];
}

function bare(id: string): string {
  return id.replace(/^sha256:/, '');
}

/** Removes exactly what the tour made in the engine and puts back what it set aside; says what it did, a line each. */
export async function unmake(
  paths: WorkspacePaths,
  engine: Engine,
  environment: Environment,
  image = courseImage,
): Promise<readonly string[]> {
  const made = await readMade(paths);
  const ask = asker(engine, environment);
  const said: string[] = [];
  for (const id of new Set([...made.containers, ...(await containersOf(ask, made.images))]))
    if ((await ask('rm', '-f', '-v', id))?.length) said.push(`removed container ${id.slice(0, 12)}`);
  const mine = new Set(made.images);
  for (const { tag, id } of (await courseTags(ask, image)) ?? [])
    if (mine.has(id) && (await ask('rmi', tag))?.length) said.push(`removed image ${tag}`);
  const there = async () => [...((await imageIds(engine, environment)) ?? [])].filter((id) => mine.has(id));
  // A layer goes only after those that rest on it, or together with the last of them: so it is tried until nothing moves.
  for (let left = await there(); left.length > 0; ) {
    for (const id of left) await ask('rmi', '-f', id);
    const now = await there();
    said.push(...left.filter((id) => !now.includes(id)).map((id) => `removed image ${id.slice(0, 12)}`));
    if (now.length === left.length) {
      said.push(...now.map((id) => `left image ${id.slice(0, 12)}: something still uses it`));
      break;
    }
    left = now;
  }
  for (const each of made.setAside) said.push(await putBack(ask, each));
  await changeMade(paths, (_, write) => write(nothingMade));
  return said;
}

async function putBack(ask: Ask, { tag, as }: Made['setAside'][number]): Promise<string> {
  const kept = await idOf(ask, as);
  if (kept === null) return `${tag} was there before and was kept as ${as}, which is gone`;
  const now = await idOf(ask, tag);
  if (now !== null && now !== kept) return `kept ${as}: another image is called ${tag} now`;
  if (now === null) await ask('tag', as, tag);
  if ((await idOf(ask, tag)) !== kept) return `kept ${as}: it could not be called ${tag} again`;
  await ask('rmi', as);
  return `put back ${tag}`;
}
