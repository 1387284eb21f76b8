import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Engine } from '../../core/engine.ts';
import type { BuildRecord } from '../../core/verdicts/build-record.ts';
import { RawJsonReader } from '../../core/verdicts/build-records/rawjson.ts';
import { readLegacy, readPodman } from '../../core/verdicts/build-records/sequential.ts';
import type { Asked } from '../../core/verdicts/facts/dockerfile.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import { capture } from '../process.ts';
import { captureSteadily } from './steady.ts';

export type BuildRequest = {
  readonly engine: Engine;
  /** The build context, with its Dockerfile. */
  readonly directory: string;
  readonly environment: Environment;
  /** What the image is to be called; null: only the record is wanted, and BuildKit makes no image at all. */
  readonly tag: string | null;
  /** With -f, --build-arg and --target. */
  readonly asked?: Asked | undefined;
  readonly signal: AbortSignal;
  /** Seconds; default 900. */
  readonly timeout?: number;
  /** Sees the record grow; `stop` ends the build, since the record has decided. */
  readonly onRecord?: (record: BuildRecord) => 'stop' | 'go on';
};

export type BuildOutcome = {
  readonly how: 'built' | 'failed' | 'stopped' | 'timeout' | 'cancelled';
  readonly record: BuildRecord;
};

/**
 * Builds a folder's Dockerfile and reads the builder's record. Leaves the image `tag`, and with the legacy builder and
 * Podman the layers that the record names, which `removeLayers` takes away.
 */
export async function buildImage(request: BuildRequest): Promise<BuildOutcome> {
  const { engine, onRecord } = request;
  const enough = new AbortController();
  const reader = readerFor(engine);
  let whileItRan: BuildRecord | null = null;
  const endless = watchForServer(
    () => reader.record(),
    (record) => {
      whileItRan = record;
      enough.abort();
    },
  );
  const result = await capture(engine.program, buildArguments(engine, request), {
    directory: request.directory,
    environment: buildEnvironment(engine, request.environment),
    timeout: request.timeout ?? 900,
    signal: AbortSignal.any([request.signal, enough.signal]),
    onOutput(text) {
      reader.push(text);
      if (onRecord && !enough.signal.aborted && onRecord(reader.record()) === 'stop') enough.abort();
    },
  });
  clearInterval(endless);
  const record = whileItRan ?? reader.record();
  if (enough.signal.aborted) return { how: 'stopped', record };
  if (result.how === 'exited') return { how: result.code === 0 ? 'built' : 'failed', record };
  if (result.how === 'ended' && result.reason !== 'killed') return { how: result.reason, record };
  return { how: 'failed', record };
}

/** Seconds that a program may go on in a RUN after it has said that it listens. */
const graceForServer = 10;

/** `RUN ./httpserver` never ends: a build that started a server is stopped, with that line as the one that runs. */
function watchForServer(look: () => BuildRecord, stop: (record: BuildRecord) => void): NodeJS.Timeout {
  let since: number | null = null;
  return setInterval(() => {
    const record = look();
    const serves = record.steps.some(
      ({ state, log }) =>
        state === 'running' && log.some((line) => /\blisten(?:ing)? on\b|\bserving\b/i.test(line)),
    );
    since = serves ? (since ?? Date.now()) : null;
    if (since !== null && Date.now() - since > graceForServer * 1000) stop(record);
  }, 1000);
}

/** Takes away the layers that builds left for their own cache; those that others still use stay. */
export async function removeLayers(
  engine: Engine,
  environment: Environment,
  layers: readonly string[],
): Promise<void> {
  for (const id of layers.toReversed())
    for (let tries = 0; tries < 20; tries += 1) {
      const removed = await captureSteadily(engine.program, ['rmi', id], {
        directory: '/',
        environment,
        timeout: 30,
      });
      // A build that was stopped may still be ending its container.
      if (removed.how !== 'exited' || removed.code === 0 || !/container/i.test(removed.all)) break;
      await setTimeout(500);
    }
}

function buildArguments(engine: Engine, { tag, asked, directory }: BuildRequest): readonly string[] {
  const name = tag === null ? [] : ['--tag', tag];
  const file = asked?.file ? ['--file', join(directory, asked.file)] : [];
  const args = Object.entries(asked?.args ?? {}).flatMap(([key, value]) => [
    '--build-arg',
    `${key}=${value}`,
  ]);
  const target = asked?.target ? ['--target', asked.target] : [];
  const more = [...file, ...args, ...target, '.'];
  switch (engine.builder) {
    case 'buildkit':
      return [
        'build',
        '--progress=rawjson',
        ...(tag === null ? ['--output', 'type=cacheonly'] : name),
        ...more,
      ];
    case 'legacy':
      return ['build', '--force-rm', ...name, ...more];
    case 'buildah':
      return ['build', '--force-rm', '--layers', ...name, ...more];
  }
}

function buildEnvironment(engine: Engine, environment: Environment): Environment {
  const { BUILDKIT_PROGRESS: _, DOCKER_BUILDKIT: __, ...rest } = environment;
  return {
    ...rest,
    DOCKER_CLI_HINTS: 'false',
    ...(engine.builder === 'legacy' ? { DOCKER_BUILDKIT: '0' } : {}),
  };
}

function readerFor(engine: Engine): { push(text: string): void; record(): BuildRecord } {
  if (engine.builder === 'buildkit') return new RawJsonReader();
  const read = engine.builder === 'legacy' ? readLegacy : readPodman;
  let all = '';
  return {
    push(text) {
      all += text;
    },
    record: () =>
      read(all) ?? {
        format: engine.builder === 'legacy' ? 'legacy' : 'podman',
        steps: [],
        rest: all,
        layers: [],
      },
  };
}
