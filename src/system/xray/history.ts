import { lstat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { readRawJson } from '../../core/verdicts/build-records/rawjson.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { SeenBuild } from '../../core/xray/seen.ts';
import { type Asking, ask, fault } from './ask-history.ts';
import { withFiles } from './file-times.ts';

/** A build from the builder's own history. */
export type PastBuild = {
  readonly ref: string;
  /** The folder that was sent, absolute. */
  readonly context: string;
  /** As given: `Dockerfile`. */
  readonly file: string;
  readonly startedAt: Date;
  readonly seconds: number;
  readonly ok: boolean;
  readonly build: SeenBuild;
};

export type LastBuilds = { readonly build: PastBuild; readonly before: PastBuild | null };

// What buildx 0.29 writes: `history ls --format '{{json .}}'`, a line a record, newest first, and `history inspect`.
const listed = z.object({ ref: z.string(), name: z.string(), created_at: z.string(), status: z.string() });
const inspected = z.object({
  Context: z.string().optional(),
  Dockerfile: z.string().optional(),
  Target: z.string().optional(),
  StartedAt: z.string(),
  Duration: z.number(),
  Status: z.string(),
  Attachments: z.array(z.object({ Type: z.string() })).optional(),
  BuildArgs: z.array(z.object({ Name: z.string(), Value: z.string() })).nullish(),
  Config: z.object({ NoCache: z.boolean().optional() }).nullish(),
});
const provenance = z.object({
  metadata: z.object({
    'https://mobyproject.org/buildkit@v1#metadata': z.object({
      source: z.object({ infos: z.array(z.object({ filename: z.string().optional(), data: z.string() })) }),
    }),
  }),
});

/** Records that are looked into before it is said that there is none of this folder, and how many at a time. */
const most = 60;
const together = 6;

type Record = { readonly ref: string; readonly name: string; readonly details: z.infer<typeof inspected> };

/**
 * The last build of a folder, or the one with a reference, and the one of the same folder and Dockerfile before it.
 * @param of a folder's path, or the reference of a build
 */
export async function lastBuilds(of: string, asking: Asking): Promise<Gathered<LastBuilds>> {
  const list = await listBuilds(asking);
  if (!list.ok) return list;
  const records = list.value.filter(({ status }) => /^(?:completed|error)$/i.test(status));
  if (records.length === 0) return fault('no-builds', 'The builder has no record of any build.', buildFirst);
  const byRef = records.findIndex(
    ({ ref }) =>
      of.length >= 4 &&
      ref
        .split('/')
        .at(-1)
        ?.startsWith(of.split('/').at(-1) ?? ''),
  );
  const folder = resolve(asking.directory, of);
  const isFolder = await lstat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (byRef < 0 && !isFolder)
    return fault(
      'no-such-build',
      `${of} is neither a folder nor the reference of a build.`,
      'To see what there is: docker buildx history ls',
    );
  const from = isFolder ? records : records.slice(byRef);
  const wanted: Record[] = [];
  const likely = from.filter(({ name }) => !isFolder || isNamed(name, basename(folder))).slice(0, most);
  for (let at = 0; at < likely.length && wanted.length < 2; at += together)
    for (const found of await Promise.all(
      likely.slice(at, at + together).map(({ ref, name }) => inspect(ref, name, asking)),
    )) {
      const [first] = wanted;
      if (!found || (isFolder && contextOf(found, asking) !== folder)) continue;
      if (wanted.length < 2 && (!first || sameBuild(first, found, asking))) wanted.push(found);
    }
  const [newest, older] = wanted;
  if (!newest)
    return fault('no-build-of-folder', `The builder has no record of a build of ${folder}.`, buildFirst);
  const build = await past(newest, asking);
  const before = older ? await past(older, asking) : null;
  if (!build)
    return fault(
      'record-unreadable',
      `The record of ${newest.ref} does not say which Dockerfile was built.`,
      'Only builds of a Dockerfile can be drawn. Name another: docker buildx history ls',
    );
  return { ok: true, value: await withFiles({ build, before }) };
}

const buildFirst = 'Build first: docker build . (records are kept by BuildKit, for a while).';

/** All that the builder remembers, the newest first. */
export async function listBuilds(asking: Asking): Promise<Gathered<z.infer<typeof listed>[]>> {
  const list = await ask(asking, ['ls', '--no-trunc', '--format', '{{json .}}']);
  return list.ok ? { ok: true, value: lines(list.value.stdout, listed) } : list;
}

function lines<Shape extends z.ZodType>(text: string, shape: Shape): z.output<Shape>[] {
  return text.split('\n').flatMap((line) => {
    const read = shape.safeParse(json(line));
    return read.success ? [read.data] : [];
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A build is named after its folder, with the Dockerfile and the target behind where they are not the usual ones. */
export function isNamed(name: string, folder: string): boolean {
  return name === folder || name.startsWith(`${folder} `) || name.startsWith(`${folder}/`);
}

export async function inspect(ref: string, name: string, asking: Asking): Promise<Record | null> {
  const id = ref.split('/').at(-1) ?? ref;
  const found = await ask(asking, ['inspect', id, '--format', 'json']);
  const read = found.ok ? inspected.safeParse(json(found.value.stdout)) : null;
  return read?.success ? { ref: id, name, details: read.data } : null;
}

/** The record has it relative to where `inspect` is run. */
export function contextOf({ details }: Record, { directory }: Asking): string | null {
  const { Context } = details;
  return Context === undefined || /:\/\//.test(Context) ? null : resolve(directory, Context);
}

function sameBuild(one: Record, other: Record, asking: Asking): boolean {
  const key = (record: Record) =>
    [contextOf(record, asking) ?? record.name, record.details.Dockerfile, record.details.Target].join('\n');
  return key(one) === key(other);
}

async function past({ ref, name, details }: Record, asking: Asking): Promise<PastBuild | null> {
  const file = details.Dockerfile ?? 'Dockerfile';
  const context = contextOf({ ref, name, details }, asking) ?? asking.directory;
  const log = await ask(asking, ['logs', ref, '--progress', 'rawjson']);
  if (!log.ok) return null;
  const dockerfile = await dockerfileOf(ref, file, details, asking);
  if (dockerfile === null) return null;
  const record = readRawJson(log.value.all);
  const steps = record.steps.map(({ log: _, ...step }) => ({ ...step, startedAt: null }));
  return {
    ref,
    context,
    file,
    startedAt: new Date(details.StartedAt),
    seconds: details.Duration / 1e9,
    ok: /completed/i.test(details.Status),
    build: {
      dockerfile,
      files: null,
      format: 'rawjson',
      uncached: details.Config?.NoCache === true,
      args: Object.fromEntries((details.BuildArgs ?? []).map(({ Name, Value }) => [Name, Value])),
      steps,
      ended: true,
    },
  };
}

/** The Dockerfile as it was then, from the record's provenance. */
async function dockerfileOf(
  ref: string,
  file: string,
  { Attachments }: z.infer<typeof inspected>,
  asking: Asking,
): Promise<string | null> {
  const type = Attachments?.find(({ Type }) => Type.includes('provenance'))?.Type;
  if (type === undefined) return null;
  const found = await ask(asking, ['inspect', 'attachment', ref, '--type', type]);
  const read = found.ok ? provenance.safeParse(json(found.value.stdout)) : null;
  if (!read?.success) return null;
  const { infos } = read.data.metadata['https://mobyproject.org/buildkit@v1#metadata'].source;
  const info = infos.find(({ filename }) => filename === file || filename === basename(file)) ?? infos[0];
  return info ? Buffer.from(info.data, 'base64').toString('utf8') : null;
}
