import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Engine } from '../../../src/core/engine.ts';
import { build } from '../../../src/core/verdicts/kinds/build.ts';
import type { Verdict } from '../../../src/core/verdicts/verdict.ts';
import { findEngine } from '../../../src/system/engine/find.ts';
import { gatherBuild } from '../../../src/system/facts/build.ts';
import { factContext, removeFolder, sandboxEnvironment, temporaryFolder } from '../../support/facts.ts';
import { type Files, serverModule, writeModule } from '../../support/server-module.ts';
import { describeReal, warmImage } from '../../support/tools.ts';
import { broken, type Case, right, wrong } from './build-cases.ts';

let engine: Engine;
let server: Files;
/** Where the folders of the tests are, which are not the check's own. */
let roots: string;
let root: string;
/** What the system calls the temporary folder while these tests run. */
let ownTemporary: string;
const temporary = process.env.TMPDIR;

beforeAll(async () => {
  roots = await temporaryFolder();
  ownTemporary = await temporaryFolder();
  process.env.TMPDIR = ownTemporary;
  const found = await findEngine(sandboxEnvironment('/nowhere'));
  if (found.ok) engine = found.value;
  server = await serverModule();
});

afterAll(async () => {
  if (temporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = temporary;
  await removeFolder(ownTemporary);
  await removeFolder(roots);
});

beforeEach(async () => {
  root = await mkdtemp(join(roots, 'root-'));
});

afterEach(() => removeFolder(root));

async function judge(
  spec: Partial<Parameters<typeof build.judge>[0]>,
  with_: Engine = engine,
): Promise<Verdict> {
  const whole = { keepsDownloads: false, keepsCompiled: false, ...spec };
  const fact = await gatherBuild(
    build.request(whole),
    factContext({ root, engine: with_, environment: sandboxEnvironment(root) }),
  );
  if (!fact.ok) throw new Error(`${fact.fault.id}: ${fact.fault.what}`);
  return build.judge(whole, fact.value);
}

async function write({ dockerfile, files = {} }: Pick<Case, 'dockerfile' | 'files'>): Promise<void> {
  await writeModule(root, { ...server, Dockerfile: dockerfile.replaceAll('BASE', warmImage()), ...files });
}

/** A label that every layer and container of a Dockerfile carries from its first FROM on: others build here too. */
const label = `go-docker-tour.test=${randomUUID()}`;

const labelled = (dockerfile: string) => dockerfile.replace(/^(FROM .*)$/gim, `$1\nLABEL ${label}`);

/** Everything that a check could leave behind, of our own. */
function left(): readonly string[] {
  const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8' }).split('\n');
  return [
    ...docker('images', '--all', '--quiet', '--filter', `label=${label}`),
    ...docker('ps', '--all', '--quiet', '--filter', `label=${label}`),
    ...readdirSync(ownTemporary),
  ].filter((line) => line !== '');
}

const tell = (verdict: Verdict) =>
  verdict.status === 'failed'
    ? {
        cause: verdict.cause,
        place: verdict.place ? `${verdict.place.file}:${verdict.place.line}` : undefined,
      }
    : { cause: verdict.status === 'passed' ? null : verdict.why, place: undefined };

describeReal(['docker', 'golang image', 'network'], 'changing main.go leaves the download cached', () => {
  test.each([...right, ...wrong])('$name: $cause', async (each) => {
    await write(each);
    expect(tell(await judge({ keepsDownloads: true }))).toEqual({ cause: each.cause, place: each.place });
  });

  test('a vendored tree', async () => {
    await write({ dockerfile: 'FROM BASE\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\n' });
    execFileSync('go', ['mod', 'vendor'], { cwd: `${root}/httpserver`, env: sandboxEnvironment(root) });
    expect(tell(await judge({ keepsDownloads: true }))).toEqual({ cause: null });
  });

  // docker hands its web proxy to every RUN, and no cached line hangs on it.
  test('a network that goes away after the own build', async () => {
    // Modules that nobody has asked for yet: an earlier build's would be cached.
    const goMod = `${server['go.mod']}\n// ${randomUUID()}\n`;
    await write({ dockerfile: right[0]?.dockerfile ?? '', files: { 'go.mod': goMod } });
    expect(await judge({})).toMatchObject({ status: 'passed' });
    const config = join(root, 'docker-config');
    await mkdir(config);
    const dead = { httpProxy: 'http://127.0.0.1:9', httpsProxy: 'http://127.0.0.1:9' };
    await writeFile(join(config, 'config.json'), JSON.stringify({ proxies: { default: dead } }));
    const environment = { ...sandboxEnvironment(root), DOCKER_CONFIG: config };
    const context = factContext({ root, engine, environment });
    expect(await gatherBuild({ fact: 'build', proof: 'downloads' }, context)).toMatchObject({
      ok: false,
      fault: { id: 'module-proxy-unreachable' },
    });
  });

  test('twice alike, and nothing is left behind', async () => {
    for (const each of [right[0], wrong[0], wrong[2]]) {
      if (!each) continue;
      await write({ ...each, dockerfile: labelled(each.dockerfile) });
      const first = await judge({ keepsDownloads: true });
      const second = await judge({ keepsDownloads: true });
      expect([tell(first).cause, tell(second).cause]).toEqual([each.cause, each.cause]);
    }
    expect(left()).toEqual([]);
  });

  test.each([right[0], right[1], right[3], right[5], wrong[0], wrong[2], wrong[5], wrong[9]])(
    'with the legacy builder: $name: $cause',
    async (each) => {
      if (!each) return;
      await write({ ...each, dockerfile: labelled(each.dockerfile) });
      const verdict = await judge({ keepsDownloads: true }, { ...engine, builder: 'legacy' });
      expect(tell(verdict).cause).toBe(each.cause);
      expect(left()).toEqual([]);
    },
  );
});

describeReal(['docker', 'golang image', 'network'], 'the Dockerfile builds', () => {
  test.each([...broken, ...right.slice(0, 1)])('$name: $cause', async (each) => {
    await write(each);
    expect(tell(await judge({}))).toEqual({ cause: each.cause, place: each.place });
  });

  test.each(broken)('with the legacy builder: $name: $cause', async (each) => {
    await write({ ...each, dockerfile: labelled(each.dockerfile) });
    expect(tell(await judge({}, { ...engine, builder: 'legacy' })).cause).toBe(each.cause);
    expect(left()).toEqual([]);
  });
});

describeReal(['docker', 'golang image'], "the machine's faults are nobody's", () => {
  const gather = (signal?: AbortSignal, builder = engine.builder) =>
    gatherBuild(
      { fact: 'build', proof: 'downloads' },
      factContext({ root, engine: { ...engine, builder }, ...(signal ? { signal } : {}) }),
    );

  test.each([
    ['registry-unreachable', 'FROM registry.invalid/golang:1.26\n'],
    [
      'network',
      'FROM BASE\nRUN echo "go: x.example.org/y@v1.0.0: Get https://proxy.example.org/y: dial tcp 192.0.2.1:443: i/o timeout" >&2; exit 1\n',
    ],
    ['disk-full', 'FROM BASE\nRUN echo "write /x: no space left on device" >&2; exit 1\n'],
  ])('%s', async (id, dockerfile) => {
    await write({ dockerfile });
    expect(await gather()).toMatchObject({ ok: false, fault: { id } });
  });

  test('mounts and the legacy builder', async () => {
    await write({ dockerfile: labelled('FROM BASE\nRUN --mount=type=cache,target=/x true\n') });
    expect(await gather(undefined, 'legacy')).toMatchObject({
      ok: false,
      fault: { id: 'builder-without-mounts' },
    });
    expect(left()).toEqual([]);
  });

  test.each(['buildkit', 'legacy'] as const)(
    'stopped halfway, %s: nothing is left behind',
    async (builder) => {
      const stop = new AbortController();
      await write({ dockerfile: labelled('FROM BASE\nWORKDIR /app\nCOPY . .\nRUN sleep 300\n') });
      const gathering = gather(stop.signal, builder);
      setTimeout(() => stop.abort(), 1500);
      expect(await gathering).toMatchObject({ ok: false, fault: { id: 'cancelled' } });
      await vi.waitFor(() => expect(left()).toEqual([]), { timeout: 30_000, interval: 200 });
    },
  );
});

describeReal(['docker', 'golang image', 'network'], 'what is compiled is kept', () => {
  const lines = (run: string) => `FROM BASE\nWORKDIR /app\nCOPY . .\n${run}\n`;
  test.each([
    ['RUN --mount=type=cache,target=/root/.cache/go-build go build -o httpserver .', null, undefined],
    ['RUN --mount=type=cache,target=/root/.cache go build -o httpserver .', null, undefined],
    ['RUN --mount=type=cache,target=/c GOCACHE=/c go build -o httpserver .', null, undefined],
    ['RUN go build -o httpserver .', 'cache-mount-missing', undefined],
    ['RUN --mount=type=cache,target=/root/.cache/go go build .', 'cache-mount-wrong-folder', 'Dockerfile:4'],
    ['RUN --mount=type=cache,target=/go/pkg/mod go build .', 'cache-mount-missing', undefined],
  ])('%s: %s', async (run, cause, place) => {
    await write({ dockerfile: lines(run) });
    const verdict = await judge({ keepsCompiled: true });
    // A Dockerfile without the mount is no wrong one: the step is only not done.
    if (verdict.status === 'unknown')
      expect([cause, verdict.cause, verdict.fault]).toEqual(['cache-mount-missing', cause, null]);
    else expect(tell(verdict)).toEqual({ cause, place });
  });
});
