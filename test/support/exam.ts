import { spawn } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
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
  /** Variables that `check` is started with. */
  readonly env?: { readonly [name: string]: string };
  /** `right`: no step failed and one passed; else the cause that one of the failed checks names, or all that would do. */
  readonly expect:
    | 'right'
    | { readonly cause: string | readonly string[]; readonly fault?: 'learner' | 'machine' };
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
 */
export function examine(
  lesson: string,
  through: string | null,
  env: { readonly [name: string]: string },
  attempts: readonly Attempt[],
  after: readonly string[] = [],
  flags: readonly string[] = [],
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
  }, 900_000);
  afterAll(() => removeFolder(folder));

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
      const { code, stdout, stderr } = await runProgram(
        ['check', lesson, '--json', '--workspace', root, ...flags],
        {
          ...env,
          ...attempt.env,
        },
      );
      const told = `exit ${code}\n${done}\n${stderr}\n${stdout}`;
      const steps = (JSON.parse(stdout) as Checked).lessons.flatMap((each) => each.steps);
      const wrong = steps.flatMap(({ checks }) => checks).filter(({ ok, cause }) => !ok && cause !== null);
      if (attempt.expect === 'right') {
        expect(
          steps.filter(({ status }) => status === 'failed').map(({ id }) => id),
          told,
        ).toEqual([]);
        expect(
          steps.some(({ status }) => status === 'passed'),
          told,
        ).toBe(true);
        return;
      }
      const { cause, fault = 'learner' } = attempt.expect;
      const causes = typeof cause === 'string' ? [cause] : cause;
      expect(code, told).toBe(fault === 'learner' ? 1 : 2);
      const named = wrong.filter((each) => each.fault === fault && causes.includes(each.cause ?? ''));
      expect(named.length, told).toBeGreaterThan(0);
      if (attempt.says) expect(JSON.stringify(named), told).toMatch(attempt.says);
    } finally {
      if (after.length > 0) await bash([`cd '${module}'`, ...after], env);
    }
  });
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
