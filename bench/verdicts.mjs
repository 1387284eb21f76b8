import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { emptyRecord } from '../src/core/progress/progress.ts';
import { glanceStep, judgeCheck, judgeStep } from '../src/core/verdicts/judge.ts';
import { sandboxEnvironment } from '../src/core/workspace/environment.ts';
import { workspacePaths } from '../src/core/workspace/paths.ts';
import { findEngine } from '../src/system/engine/find.ts';
import { createGather } from '../src/system/facts/create.ts';
import { inTurns, median, medianRatio, ms } from './support/measure.mjs';
import { ratioRow } from './support/table.mjs';
import { inFolder } from './support/tour.mjs';

export const about =
  'file checks beside one inspect of an image, the caching check beside one plain build after an edit';

const base = process.env.GO_DOCKER_TOUR_BASE_IMAGE ?? 'golang:1.26-warm';
const lessons = resolve(import.meta.dirname, '../lessons');
const history = { record: null, laterLessonEntered: false };

/** A command of a step's record. */
const command = (line, more) => ({
  ...{ line, end: { how: 'exited', code: 0 }, milliseconds: 1, startedAt: new Date().toISOString() },
  ...{ output: '', ports: [], container: null, ...more },
});
const record = [
  command('docker build .', { output: '#8 [4/6] RUN go mod download\n#8 CACHED\n', ports: [8080] }),
];

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
const step = {
  checks: [{ kind: 'build', spec: { keepsDownloads: true, keepsCompiled: false }, title: null }],
};

/** @param {{ rounds: number }} options */
export async function bench({ rounds }) {
  return inFolder(async (root) => {
    const paths = workspacePaths(root);
    const environment = sandboxEnvironment(process.env, paths, { port: '8080' });
    const found = await findEngine(environment);
    if (!found.ok) throw new Error(found.fault.what);
    const { program } = found.value;
    const image = `gdt-bench-${process.pid}`;
    const run = (name, ...args) => {
      const done = spawnSync(name, args, { cwd: paths.module, env: environment, encoding: 'utf8' });
      if (done.status !== 0) throw new Error(`${name} ${args.join(' ')}: ${done.stderr}`);
      return done.stdout + done.stderr;
    };
    const gatherWith = (commands) =>
      createGather({
        paths,
        environment,
        variables: { port: '8080', goImage: base, goVersion: '', program },
        record: { ...emptyRecord, answer: { choice: 0, right: true, tries: 1 }, commands },
        signal: new AbortController().signal,
        engine: async () => found,
      });
    const judge = async (check) => {
      const verdict = await judgeCheck(check, gatherWith(record), history);
      if (verdict.status !== 'passed') throw new Error(`${check.kind}: ${JSON.stringify(verdict)}`);
    };
    /** The whole proof, the taking away of what it made included. */
    const prove = async () => {
      for await (const { verdict } of judgeStep(step, gatherWith([]), history))
        if (verdict.status !== 'passed') throw new Error(JSON.stringify(verdict));
    };
    let edits = 0;
    /** A change that was never built before. */
    const edit = () => {
      edits += 1;
      appendFileSync(join(paths.module, 'main.go'), `// ${process.pid} ${edits}\n`);
    };

    try {
      mkdirSync(paths.module, { recursive: true });
      mkdirSync(paths.tour);
      writeFileSync(
        join(paths.module, 'main.go'),
        readFileSync(join(lessons, '03-build/solution/main.go'), 'utf8'),
      );
      const solution = readFileSync(join(lessons, '05-caching/solution/Dockerfile'), 'utf8');
      writeFileSync(join(paths.module, 'Dockerfile'), solution.replaceAll('{{goImage}}', base));
      for (const args of [['mod', 'init', 'httpserver'], ['mod', 'tidy'], ['build']]) run('go', ...args);

      let output = '';
      const ownBuild = () => {
        output = run(program, 'build', '-t', image, '.');
      };
      const glance = async () => {
        const own = [command(`docker build -t ${image} .`, { output })];
        const [seen] = await glanceStep(step, gatherWith(own));
        if (seen?.sees !== 'agreement')
          throw new Error(`the own build is not agreed with: ${JSON.stringify(seen)}`);
      };
      const times = await inTurns(Math.max(2, Math.round(rounds / 5)), {
        // The edits of the round before have made the program older than its sources.
        inspect: timed(
          () => run(program, 'image', 'inspect', base),
          () => run('go', 'build'),
        ),
        ...Object.fromEntries(fileChecks.map((check) => [check.kind, timed(() => judge(check))])),
        build: timed(ownBuild, edit),
        glance: timed(glance),
        proof: timed(prove),
        proofUnbuilt: timed(prove, edit),
      });
      const row = (what, name, floor, unit, note) => ({
        what,
        is: ms(median(times[name])),
        floor: `${(median(times[name]) / median(times[floor])).toFixed(2)} x ${unit}`,
        note,
      });
      const opens = median(times.glance);
      return [
        { what: `floor: ${program} image inspect ${base}`, is: ms(median(times.inspect)) },
        ...fileChecks.map(({ kind }) => row(kind, kind, 'inspect', 'that inspect')),
        { what: `floor: ${program} build after an edit`, is: ms(median(times.build)), note: `FROM ${base}` },
        {
          ...row('caching: reading it and the own build', 'glance', 'build', 'that build', 'opens the step'),
          target: 'at most 1000 ms',
          met: opens <= 1000,
        },
        row('caching: the proof after the own build', 'proof', 'build', 'that build', 'goes on beside'),
        ratioRow(
          'caching: the proof of what nobody has built',
          medianRatio(times.proofUnbuilt, times.build),
          1.5,
          { floor: `${ms(median(times.proofUnbuilt))}; that build ${ms(median(times.build))}` },
        ),
      ];
    } finally {
      spawnSync(program, ['rmi', '-f', image], { env: environment });
    }
  });
}

/** How long `act` takes; `before` does not count. */
function timed(act, before = () => {}) {
  return async () => {
    before();
    const start = performance.now();
    await act();
    return performance.now() - start;
  };
}
