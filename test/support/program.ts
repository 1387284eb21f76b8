import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './sources.ts';
import { personsEnvironment } from './terminal.ts';

/** Runs the built program to its end, without a terminal. @param input what it reads, nothing by default */
export function runProgram(
  args: readonly string[],
  env: { readonly [name: string]: string | undefined } = {},
  input = '',
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectRoot, 'dist/cli.js'), ...args], {
      cwd: '/',
      env: personsEnvironment(env),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(input);
  });
}
