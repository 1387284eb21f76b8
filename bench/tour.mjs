import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ratioRow } from './support/table.mjs';
import { cli, inFolder } from './support/tour.mjs';

export const about =
  'the whole tour played by itself, beside a shell script of the same commands; needs go and docker';

const image = process.env.GO_DOCKER_TOUR_BASE_IMAGE ?? 'golang:1.26-warm';
const environment = { ...process.env, GO_DOCKER_TOUR_BASE_IMAGE: image };
const course = () => JSON.parse(readFileSync(resolve(cli, '../course.json'), 'utf8'));

/** What the script's images are called. */
const names = ['httpserver', 'httpserver:one'];

/** @param {readonly string[]} args */
function tour(workspace, ...args) {
  return execFileSync(process.execPath, [cli, ...args, '--workspace', workspace], {
    env: environment,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
}

function hasImage(name) {
  return spawnSync('docker', ['image', 'inspect', name]).status === 0;
}

/** Seconds. */
function timed(act) {
  const start = performance.now();
  act();
  return (performance.now() - start) / 1000;
}

export async function bench() {
  return inFolder(async (folder) => {
    const [byTour, byScript] = [join(folder, 'tour'), join(folder, 'script')];
    const last = course().lessons.at(-1).id;
    // The script builds an image of that name without asking whose it was.
    const lost = names.find(hasImage);
    if (lost) throw new Error(`there is an image ${lost}, which would be lost`);
    // Once to fill the builder's cache and Go's, which both then find alike.
    const solve = (workspace) => () => tour(workspace, 'solve', '--through', last);
    const byWarming = join(folder, 'warm');
    solve(byWarming)();
    tour(byWarming, 'clean', '--yes');
    const scripted = timed(() => script(byScript));
    // All names that the lessons give: the next course would find them.
    spawnSync('docker', ['rmi', '-f', ...names]);
    const solved = timed(solve(byTour));
    tour(byTour, 'clean', '--yes');
    return [
      ratioRow('the whole tour, verified', solved / scripted, 1.1, {
        floor: `${solved.toFixed(1)} s; script ${scripted.toFixed(1)} s`,
        note: `once each, everything warm, FROM ${image}; the tour judges every step as well`,
      }),
    ];
  });
}

/** What every solution of the course does, in the sandbox's environment, without the tour. */
function script(workspace) {
  mkdirSync(workspace);
  tour(workspace, 'reset', '--yes');
  const exported = tour(workspace, 'env');
  const port = /PORT=['"]?(\d+)/.exec(exported)?.[1] ?? '8080';
  const filled = (text) => text.replaceAll('{{port}}', port).replaceAll('{{goImage}}', image);
  const lines = course().lessons.flatMap((lesson) =>
    lesson.steps.flatMap((step) => step.solve.flatMap((action) => shellLines(action).map(filled))),
  );
  const file = join(workspace, 'script.sh');
  writeFileSync(file, [exported, `cd ${join(workspace, 'httpserver')}`, ...lines, 'exit 0', ''].join('\n'));
  execFileSync('bash', [file], { env: environment, stdio: 'ignore', maxBuffer: 1e8 });
}

function shellLines(action) {
  switch (action.do) {
    case 'run':
      return [action.line];
    case 'serve':
      return [
        `setsid ${action.line} & server=$!`,
        `curl -s --retry 50 --retry-connrefused --retry-delay 0 --retry-max-time 20 http://localhost:{{port}}${action.request} || true`,
        'kill -INT -- -$server; kill -TERM -- -$server; wait $server',
      ];
    case 'copy':
    case 'write':
      return [`cat > ${action.to} <<'END_OF_FILE'\n${action.text}\nEND_OF_FILE`];
    case 'remove':
      return [`rm -rf ${action.file}`];
    default:
      // An answer takes no time, and an arrangement is a file that the next step writes anew.
      return [];
  }
}
