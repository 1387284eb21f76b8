// How long verdicts take: `npm run bench:verdicts [ROUNDS] [BASE IMAGE ...]`. File checks beside one `docker inspect`, the
// whole proof of a right caching solution beside one plain `docker build` of the same folder after an edit, all in turns
// in the same run: ratios travel from machine to machine, seconds do not. Node 24 reads the TypeScript.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { emptyRecord } from '../src/core/progress/progress.ts';
import { glanceStep, judgeCheck, judgeStep } from '../src/core/verdicts/judge.ts';
import { sandboxEnvironment } from '../src/core/workspace/environment.ts';
import { workspacePaths } from '../src/core/workspace/paths.ts';
import { findEngine } from '../src/system/engine/find.ts';
import { createGather } from '../src/system/facts/create.ts';

const [, , wantedRounds = '5', ...wantedBases] = process.argv;
const rounds = Number(wantedRounds);
const project = resolve(import.meta.dirname, '..');
const root = mkdtempSync(join(tmpdir(), 'go-docker-tour-bench-'));
const paths = workspacePaths(root);
const environment = sandboxEnvironment(process.env, paths, { port: '8080' });
const image = `gdt-bench-${process.pid}`;

const found = await findEngine(environment);
if (!found.ok) throw new Error(found.fault.what);
const { program } = found.value;

/** Runs to the end in the module's folder; what it printed, or an error where it did not end well. */
function run(command, ...args) {
  const done = spawnSync(command, args, { cwd: paths.module, env: environment, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr}`);
  return done.stdout + done.stderr;
}

const there = (base) => spawnSync(program, ['image', 'inspect', base], { env: environment }).status === 0;
const bases = wantedBases.length > 0 ? wantedBases : ['golang:1.26-warm', 'golang:1.26'].filter(there);

/** A command of the step's record. */
const command = (line, more) => ({
  ...{ line, end: { how: 'exited', code: 0 }, milliseconds: 1, startedAt: new Date().toISOString() },
  ...{ output: '', ports: [], container: null, ...more },
});

function gatherWith(commands) {
  return createGather({
    paths,
    environment,
    variables: { port: '8080', goImage: bases[0] ?? 'golang', goVersion: '', program },
    record: { ...emptyRecord, answer: { choice: 0, right: true, tries: 1 }, commands },
    signal: new AbortController().signal,
    engine: async () => found,
  });
}

const history = { record: null, laterLessonEntered: false };
const built = '#8 [4/6] RUN go mod download\n#8 CACHED\n';
const record = [command('docker build .', { output: built, ports: [8080] })];

/** Every kind that needs no engine, as the lessons use it. */
const fileChecks = [
  { kind: 'answer', spec: { right: true } },
  { kind: 'ran', spec: { exit: 'zero', prints: ['CACHED'] } },
  { kind: 'served', spec: { by: 'program' } },
  { kind: 'rebuilt', spec: { download: 'cached' } },
  { kind: 'file', spec: { path: 'main.go', has: ['package main'], lacks: [] } },
  { kind: 'dockerfile', spec: {} },
  { kind: 'modules', spec: {} },
  {
    kind: 'module',
    spec: { requires: ['github.com/sirupsen/logrus'], tidy: true, sums: true, builds: true },
  },
  { kind: 'binary', spec: {} },
  { kind: 'http', spec: { logs: true } },
].map((check) => ({ title: null, ...check }));

const caching = { kind: 'build', spec: { keepsDownloads: true, keepsCompiled: false }, title: null };
const step = { checks: [caching] };

async function judge(check) {
  const verdict = await judgeCheck(check, gatherWith(record), history);
  if (verdict.status !== 'passed') throw new Error(`${check.kind}: ${JSON.stringify(verdict)}`);
}

/** The whole proof, the taking away of what it made included. */
async function prove() {
  for await (const { verdict } of judgeStep(step, gatherWith([]), history))
    if (verdict.status !== 'passed') throw new Error(JSON.stringify(verdict));
}

/** What a learner's step waits for after the own build: reading, and the record of that build. */
async function glance(output) {
  const own = [command(`docker build -t ${image} .`, { output })];
  const [glance] = await glanceStep(step, gatherWith(own));
  if (glance?.sees !== 'agreement')
    throw new Error(`the own build is not agreed with: ${JSON.stringify(glance)}`);
}

let edits = 0;
/** A change that was never built before. */
function edit() {
  edits += 1;
  appendFileSync(join(paths.module, 'main.go'), `// ${process.pid} ${edits}\n`);
}

/** @type {Map<string, number[]>} */
const times = new Map();
async function time(name, act) {
  const start = performance.now();
  const result = await act();
  times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
  return result;
}

const median = (name) => {
  const values = [...(times.get(name) ?? [])].sort((one, other) => one - other);
  return values[Math.floor(values.length / 2)] ?? Number.NaN;
};

function row(name, beside, unit) {
  const middle = median(name);
  const ratio = beside === null ? '' : `${(middle / median(beside)).toFixed(2).padStart(7)} x ${unit}`;
  console.log(`${name.padEnd(58)} ${middle.toFixed(0).padStart(6)} ms ${ratio}`);
}

try {
  mkdirSync(paths.module, { recursive: true });
  mkdirSync(paths.tour);
  writeFileSync(
    join(paths.module, 'main.go'),
    readFileSync(join(project, 'lessons/03-build/solution/main.go'), 'utf8'),
  );
  for (const args of [['mod', 'init', 'httpserver'], ['mod', 'tidy'], ['build']]) run('go', ...args);
  const solution = readFileSync(join(project, 'lessons/05-caching/solution/Dockerfile'), 'utf8');
  const inspect = `${program} inspect`;

  writeFileSync(join(paths.module, 'Dockerfile'), solution.replaceAll('{{goImage}}', bases[0] ?? 'golang'));
  for (let round = 0; round <= rounds; round += 1) {
    if (round === 1) times.clear();
    await time(inspect, () => run(program, 'image', 'inspect', bases[0] ?? 'golang'));
    for (const check of fileChecks) await time(check.kind, () => judge(check));
  }
  console.log(
    `Node ${process.versions.node}, ${program} ${found.value.version}, medians of ${rounds} rounds\n`,
  );
  row(inspect, null, '');
  for (const { kind } of fileChecks) row(kind, inspect, inspect);

  for (const base of bases) {
    writeFileSync(join(paths.module, 'Dockerfile'), solution.replaceAll('{{goImage}}', base));
    const [plain, reading, after, whole] = [
      `${base}: ${program} build after an edit`,
      `${base}: reading and the own build, which open the step`,
      `${base}: the proof after the own build`,
      `${base}: the proof of a folder that nobody has built`,
    ];
    run(program, 'build', '-t', image, '.');
    for (let round = 0; round <= rounds; round += 1) {
      if (round === 1) for (const name of [plain, reading, after, whole]) times.delete(name);
      edit();
      const output = await time(plain, () => run(program, 'build', '-t', image, '.'));
      await time(reading, () => glance(output));
      await time(after, prove);
      edit();
      await time(whole, prove);
    }
    console.log('');
    row(plain, null, '');
    for (const name of [reading, after, whole]) row(name, plain, `that ${program} build`);
  }
} finally {
  spawnSync(program, ['rmi', '-f', image], { env: environment });
  spawnSync('chmod', ['-R', 'u+w', root]);
  rmSync(root, { recursive: true, force: true });
}
