import { spawn } from 'node:child_process';
import { appendFile, cp, lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from './facts.ts';
import { runProgram } from './program.ts';
import { personsEnvironment } from './terminal.ts';

/** One attempt at a lesson, made as a person makes it in a terminal of their own, and what `check LESSON --json` must say. */
export type Attempt = {
  readonly name: string;
  /** Files of the module, from its folder on; null removes one. `.tour/env` and the like are reached by `../`. */
  readonly files?: { readonly [path: string]: string | null };
  /** Lines for bash in the module's folder, in the sandbox's environment. `$PORT` is a free port. */
  readonly commands?: readonly string[];
  /** Lines for bash in the same folder when all is over. */
  readonly after?: readonly string[];
  /** Variables that `check` is started with. */
  readonly env?: { readonly [name: string]: string };
  /** `right`: no step failed and some check passed; else the cause that one of the failed checks names, or all that would do. */
  readonly expect:
    | 'right'
    | { readonly cause: string | readonly string[]; readonly fault?: 'learner' | 'machine' };
  /** Judged twice: the same answer comes, and the folder and the temporary one are left as they were. */
  readonly twice?: boolean;
  /** What a sentence of that check has to say: the line, the file, the name. */
  readonly says?: RegExp;
};

type Checked = {
  readonly lessons: readonly {
    readonly steps: readonly {
      readonly id: string;
      readonly status: string;
      readonly checks: readonly {
        readonly ok: boolean;
        readonly cause: string | null;
        readonly fault: string | null;
        readonly found: string;
        readonly why: string;
        readonly next: string;
        readonly place: { readonly file: string; readonly line: number } | null;
      }[];
    }[];
  }[];
};

/**
 * A test for each attempt, from a workspace in which all lessons before were solved. Call it in a `describe`.
 * @param after what takes away the containers and images that an attempt's commands made, run in the module's folder
 * @param flags for every call of the program: `--engine podman`
 * @param fill modules that have been downloaded at the start, packed, so that no attempt has to do it again
 */
export function examine(
  lesson: string,
  through: string | null,
  env: { readonly [name: string]: string },
  attempts: readonly Attempt[],
  after: readonly string[] = [],
  flags: readonly string[] = [],
  fill: readonly string[] = [],
): void {
  let folder = '';
  beforeAll(async () => {
    folder = await temporaryFolder('exam');
    const start = join(folder, 'start');
    const made = await runProgram(
      through === null
        ? ['reset', '--yes', '--workspace', start, ...flags]
        : ['solve', '--through', through, '--workspace', start, ...flags],
      env,
    );
    expect(made.code, made.stdout + made.stderr).toBe(0);
    // The folder as a person's own: no tour has seen it.
    for (const each of ['progress.json', 'snapshots', 'logs', 'history'])
      await rm(join(start, '.tour', each), { recursive: true, force: true });
    if (fill.length > 0) await fillModuleCache(start, fill, env);
  }, 900_000);
  afterAll(async () => {
    // What the lessons before have made: their images, and a container that was run and stopped.
    await runProgram(['clean', '--yes', '--workspace', join(folder, 'start'), ...flags], env);
    await removeFolder(folder);
  });

  test.for(attempts)('$name', async (attempt) => {
    const root = join(folder, 'attempt');
    await removeFolder(root);
    await cp(join(folder, 'start'), root, { recursive: true, verbatimSymlinks: true });
    const module = join(root, 'httpserver');
    for (const [path, text] of Object.entries(attempt.files ?? {})) {
      const file = join(module, path);
      await mkdir(dirname(file), { recursive: true });
      if (text === null) await rm(file, { recursive: true, force: true });
      else await writeFile(file, text);
    }
    const shell = await runProgram(['env', '--workspace', root, ...flags], env);
    const done = await bash([shell.stdout, `cd '${module}'`, ...(attempt.commands ?? [])], env);
    try {
      const temporary = join(folder, 'temporary');
      await mkdir(temporary, { recursive: true });
      const judge = () =>
        runProgram(['check', lesson, '--json', '--workspace', root, ...flags], {
          ...env,
          ...(attempt.twice ? { TMPDIR: temporary } : {}),
          ...attempt.env,
        });
      const before = attempt.twice ? await contents(root) : null;
      const { code, stdout, stderr } = await judge();
      if (before !== null) {
        expect((await judge()).stdout).toBe(stdout);
        expect(await contents(root)).toEqual(before);
        // Node's own cache of compiled code is for every program's next start.
        expect((await readdir(temporary)).filter((name) => name !== 'node-compile-cache')).toEqual([]);
      }
      if (process.env.EXAM_REPORT)
        await appendFile(
          process.env.EXAM_REPORT,
          `${JSON.stringify({ lesson, attempt: { ...attempt, says: attempt.says?.source }, code, done, stderr, stdout })}\n`,
        );
      const told = `exit ${code}\n${done}\n${stderr}\n${stdout}`;
      const steps = (JSON.parse(stdout) as Checked).lessons.flatMap((each) => each.steps);
      const wrong = steps.flatMap(({ checks }) => checks).filter(({ ok, cause }) => !ok && cause !== null);
      if (attempt.expect === 'right') {
        expect(
          steps.filter(({ status }) => status === 'failed').map(({ id }) => id),
          told,
        ).toEqual([]);
        // A step that asks for a command too cannot pass without a record of it: then its other checks have to.
        expect(
          steps.some(({ checks }) => checks.some(({ ok }) => ok)),
          told,
        ).toBe(true);
        expect(code, told).toBe(0);
        return;
      }
      const { cause, fault = 'learner' } = attempt.expect;
      const causes = typeof cause === 'string' ? [cause] : cause;
      expect(code, told).toBe(fault === 'learner' ? 1 : 2);
      const named = wrong.filter((each) => each.fault === fault && causes.includes(each.cause ?? ''));
      expect(named.length, told).toBeGreaterThan(0);
      if (attempt.says) expect(JSON.stringify(named), told).toMatch(attempt.says);
    } finally {
      const last = [...(attempt.after ?? []), ...after];
      if (last.length > 0) await bash([`cd '${module}'`, ...last], env);
    }
  });
}

/** Every file below a folder with its size and time: what an onlooker must not change. */
async function contents(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  const told = files.map(async (file) => {
    const { size, mtimeMs, mode } = await lstat(file);
    return `${file} ${size} ${mtimeMs} ${mode}`;
  });
  return (await Promise.all(told)).sort();
}

async function fillModuleCache(
  start: string,
  modules: readonly string[],
  env: { readonly [name: string]: string },
): Promise<void> {
  const shell = await runProgram(['env', '--workspace', start], env);
  const get = [
    'cp main.go ../kept',
    'go mod init filled',
    `go get ${modules.join(' ')}`,
    'go mod tidy',
    'rm go.mod go.sum',
    'mv ../kept main.go',
  ];
  await bash([shell.stdout, `cd '${join(start, 'httpserver')}'`, 'export GO111MODULE=on', ...get], env);
  const cache = join(start, '.tour/gopath/pkg/mod');
  for (const name of await readdir(cache)) if (name !== 'cache') await removeFolder(join(cache, name));
}

function bash(lines: readonly string[], env: { readonly [name: string]: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', lines.join('\n')], {
      cwd: '/',
      env: personsEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let all = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        all += text;
      });
    child.on('error', reject);
    child.on('close', () => resolve(all));
  });
}
