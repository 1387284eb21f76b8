import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explanationText } from '../../src/commands/explain-report.ts';
import { explain } from '../../src/core/diagnoses/explain.ts';
import { command } from '../support/command.ts';
import { temporaryFolder } from '../support/temporary.ts';

let folder = '';
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await temporaryFolder('explain');
  await writeFile(
    file('build.log'),
    "ok\n#8 [4/4] RUN go build\n#8 0.374 go: go.mod file not found in current directory or any parent directory; see 'go help modules'\n",
  );
  await writeFile(file('other.log'), 'Traceback (most recent call last):\n');
  await writeFile(file('powershell.log'), Buffer.from('\ufeffbash: ./app: Permission denied\r\n', 'utf16le'));
  await mkdir(file('module'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a file', () => {
  test('is explained: line, cause, next step, fault, page', async () => {
    const { code, out, err } = await command('explain', file('build.log'));
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/line 3: go: go\.mod file not found/);
    expect(out).toMatch(/go\.mod was not copied into the image/);
    expect(out).toMatch(/Next: {2}.*`COPY go\.mod go\.sum \.\/`/);
    expect(out).toMatch(/Fault: Yours/);
    expect(out).toMatch(/More: {2}https:\/\//);
  });

  test('as one object with --json', async () => {
    const { code, out } = await command('explain', file('build.log'), '--json');
    expect(code).toBe(0);
    const told = JSON.parse(out);
    expect(told).toMatchObject({
      id: 'gomod-not-copied',
      fault: 'learner',
      confidence: 'high',
      evidence: { line: 3, text: expect.stringMatching(/^go: go\.mod file not found/) },
      link: expect.stringMatching(/^https:/),
    });
    expect(told.fix.length).toBeGreaterThan(0);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
  });

  test('in UTF-16 is read', async () => {
    expect((await command('explain', file('powershell.log'))).out).toMatch(/chmod \+x/);
  });

  test('that is none of what is known: 3, and said so', async () => {
    const plain = await command('explain', file('other.log'));
    expect(plain.code).toBe(3);
    expect(plain.out).toMatch(/Not recognised/);
    const json = await command('explain', file('other.log'), '--json');
    expect(json.code).toBe(3);
    expect(JSON.parse(json.out)).toMatchObject({ id: null, recognised: false, fix: [] });
  });

  test('that is not there, or a folder: 2', async () => {
    expect(await command('explain', file('nosuch.log'))).toMatchObject({ code: 2, out: '' });
    expect(await command('explain', file('module'))).toMatchObject({ code: 2, out: '' });
  });
});

describe('a command behind --', () => {
  test('is run, shown, and explained; its exit code is passed on', async () => {
    const said = 'bash: line 1: ./httpserver: No such file or directory';
    const { code, out, err } = await command('explain', '--', 'sh', '-c', `echo "${said}" >&2; exit 127`);
    expect(code).toBe(127);
    expect(err).toBe(`${said}\n`);
    expect(out).toMatch(/There is no \.\/httpserver here/);
  });

  test('that goes well has nothing to be explained', async () => {
    expect(await command('explain', '--', 'echo', 'panic: not really')).toEqual({
      code: 0,
      out: 'panic: not really\n',
      err: '',
    });
    const json = await command('explain', '--json', '--', 'echo', 'fine');
    expect(json).toMatchObject({ code: 0, err: 'fine\n' });
    expect(JSON.parse(json.out)).toMatchObject({ id: null });
  });

  test('that fails in words that nobody knows keeps its exit code', async () => {
    const { code, out } = await command('explain', '--', 'sh', '-c', 'echo what; exit 42');
    expect(code).toBe(42);
    expect(out).toMatch(/^what\n[\s\S]*Not recognised/);
  });

  test('that was killed counts as a shell counts it', async () => {
    expect((await command('explain', '--', 'sh', '-c', 'kill -9 $$')).code).toBe(137);
  });

  test('that is not there: 127', async () => {
    const { code, out } = await command('explain', '--', 'no-such-command-here');
    expect(code).toBe(127);
    expect(out).toMatch(/There is no command no-such-command-here in PATH/);
  });

  test('its flags are its own', async () => {
    const { code, out } = await command('explain', '--', 'sh', '-c', 'echo "$0"', '--json');
    expect(code).toBe(0);
    expect(out).toBe('--json\n');
  });

  test('is refused where it is missing, or by another verb', async () => {
    expect(await command('explain', '--')).toMatchObject({ code: 2, out: '' });
    expect((await command('list', '--', 'x')).err).toMatch(/list does not run a command/);
  });
});

test('in a terminal it is broken between words, in colours', async () => {
  const failed = "go: no modules specified (see 'go help mod download')";
  const stdout = { isTTY: true, columns: 50, hasColors: () => true };
  const text = explanationText(explain(failed), stdout as unknown as NodeJS.WriteStream);
  const bare = text.replace(/\u001B\[\d+m/g, '');
  expect(bare).not.toBe(text);
  expect(Math.max(...bare.split('\n').map((line) => line.length))).toBeLessThanOrEqual(50);
  expect(bare).toMatch(/^Next: {2}In the Dockerfile,.*\n {7}\S/m);
});
