import { mkdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Engine } from '../../core/engine.ts';
import type { Environment, WorkspacePaths } from '../../core/workspace/paths.ts';
import { capture } from '../process.ts';
import { writeAtomically } from '../workspace/atomic.ts';

/** The name of the course's image, and where an image of that name that was there before the tour is kept. */
const courseImage = 'httpserver';
const asideRepository = 'go-docker-tour/set-aside';

const schema = z.object({
  version: z.literal(1),
  /** Ids of images that commands of the tour built or pulled. */
  images: z.array(z.string()),
  containers: z.array(z.string()),
  /** Tags that were there before, and the tags that keep them. */
  setAside: z.array(z.object({ tag: z.string(), as: z.string() })),
  /** Whether it was looked for images to set aside. */
  looked: z.boolean(),
});

/** What the tour made in the engine, and set aside there: all that `clean` may remove and has to put back. */
export type Made = z.infer<typeof schema>;

const nothing: Made = { version: 1, images: [], containers: [], setAside: [], looked: false };

export async function readMade(paths: WorkspacePaths): Promise<Made> {
  const text = await readFile(paths.made, 'utf8').catch(() => null);
  if (text === null) return nothing;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    // What cannot be read gives no right to remove anything.
    return nothing;
  }
}

async function writeMade(paths: WorkspacePaths, made: Made): Promise<void> {
  await mkdir(paths.tour, { recursive: true });
  await writeAtomically(paths.made, `${JSON.stringify(made, null, 1)}\n`);
}

/** Asks the engine, a line an answer; none where it fails. */
type Ask = (...args: string[]) => Promise<string[]>;

function asker(engine: Engine, environment: Environment): Ask {
  return async (...args) => {
    const asked = await capture(engine.program, args, { directory: '/', environment, timeout: 60 });
    return asked.how === 'exited' && asked.code === 0
      ? asked.stdout.split('\n').filter((line) => line !== '')
      : [];
  };
}

/** Tags of the course's image, with the ids that they name; `localhost/httpserver` is Podman's way of writing it. */
async function courseTags(ask: Ask): Promise<{ tag: string; id: string }[]> {
  const lines = await ask('image', 'ls', '--no-trunc', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}');
  return lines.flatMap((line) => {
    const [tag = '', id = ''] = line.split(' ');
    const mine = tag.startsWith(`${courseImage}:`) || tag.startsWith(`localhost/${courseImage}:`);
    return mine && !tag.endsWith('<none>') ? [{ tag, id }] : [];
  });
}

/** Keeps images of the course's name that were there before the tour under another tag. Done once for a workspace. */
export async function setAside(
  paths: WorkspacePaths,
  engine: Engine,
  environment: Environment,
): Promise<readonly string[]> {
  const made = await readMade(paths);
  if (made.looked) return [];
  const ask = asker(engine, environment);
  const kept: Made['setAside'] = [];
  for (const { tag, id } of await courseTags(ask)) {
    const short = id.replace(/^sha256:/, '').slice(0, 12);
    const as = `${asideRepository}:${tag.split(':').at(-1)}-${short}`;
    await ask('tag', tag, as);
    kept.push({ tag, as });
    // Written before the old tag goes: whatever happens, `clean` can put it back.
    await writeMade(paths, { ...made, setAside: kept });
    await ask('rmi', tag);
  }
  await writeMade(paths, { ...made, setAside: kept, looked: true });
  return kept.map(({ tag }) => tag);
}

/** Every image id in the engine, to tell afterwards which are new. */
export async function imageIds(engine: Engine, environment: Environment): Promise<ReadonlySet<string>> {
  return new Set((await asker(engine, environment)('image', 'ls', '-aq', '--no-trunc')).map(bare));
}

/**
 * Writes down what a command of the tour has made: images that are new and carry the course's name or are named in its
 * output, and the containers that were made from them. Others may work in the same engine meanwhile.
 */
export async function noteMade(
  paths: WorkspacePaths,
  engine: Engine,
  environment: Environment,
  before: ReadonlySet<string>,
  output: string,
): Promise<void> {
  const ask = asker(engine, environment);
  const made = await readMade(paths);
  const all = [...(await imageIds(engine, environment))];
  const ofCourse = new Set((await courseTags(ask)).map(({ id }) => bare(id)));
  const isNew = (id: string) =>
    !before.has(id) && (ofCourse.has(id) || output.includes(id) || output.includes(id.slice(0, 12)));
  const images = [...new Set([...made.images, ...all.filter(isNew)])];
  const containers = new Set(made.containers);
  for (const image of images)
    for (const id of await ask('ps', '-aq', '--no-trunc', '--filter', `ancestor=${image}`))
      containers.add(id);
  await writeMade(paths, { ...made, images, containers: [...containers] });
}

function bare(id: string): string {
  return id.replace(/^sha256:/, '');
}

/** Removes exactly what the tour made in the engine and puts back what it set aside; says what it did, a line each. */
export async function unmake(
  paths: WorkspacePaths,
  engine: Engine,
  environment: Environment,
): Promise<readonly string[]> {
  const made = await readMade(paths);
  const ask = asker(engine, environment);
  const said: string[] = [];
  const containers = new Set(made.containers);
  for (const image of made.images)
    for (const id of await ask('ps', '-aq', '--no-trunc', '--filter', `ancestor=${image}`))
      containers.add(id);
  for (const id of containers)
    if ((await ask('rm', '-f', '-v', id)).length > 0) said.push(`removed container ${id.slice(0, 12)}`);
  const theirs = new Set(made.images);
  for (const { tag, id } of await courseTags(ask))
    if (theirs.has(bare(id)) && (await ask('rmi', tag)).length > 0) said.push(`removed image ${tag}`);
  const left = new Set([...(await imageIds(engine, environment))].filter((id) => theirs.has(id)));
  for (const id of left)
    if ((await ask('rmi', '-f', id)).length > 0) said.push(`removed image ${id.slice(0, 12)}`);
  for (const { tag, as } of made.setAside) {
    const taken = (await courseTags(ask)).some((each) => each.tag === tag);
    if (taken) {
      said.push(`kept ${as}: another image is called ${tag} now`);
      continue;
    }
    await ask('tag', as, tag);
    if ((await ask('image', 'inspect', '--format', '{{.Id}}', tag)).length === 0) continue;
    await ask('rmi', as);
    said.push(`put back ${tag}`);
  }
  await writeMade(paths, { ...nothing });
  return said;
}
