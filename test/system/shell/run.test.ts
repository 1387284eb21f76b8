import { mkdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../../support/facts.ts';
import { aShell } from '../../support/shell.ts';

let folder = '';
beforeAll(async () => {
  folder = await realpath(await temporaryFolder());
  await mkdir(join(folder, 'a b'));
});
afterAll(() => removeFolder(folder));

const exited = (code: number) => ({ how: 'exited', code });

describe.concurrent('a line', () => {
  test.each([
    ['true', 0],
    ['false', 1],
    ['exit 3', 3],
    ['true && exit 4', 4],
    ['false || echo no', 0],
    ['echo a | grep b', 1],
    ['nosuchprogram', 127],
    ['sh -c "exit 42"', 42],
    ['set -e; false; true', 1],
    ['if', 2],
  ])('%s ends with %i', async (line, code) => {
    expect((await aShell(folder).run(line)).end).toEqual(exited(code));
  });

  test('a syntax error is said, and the shell goes on', async () => {
    const shell = aShell(folder);
    expect((await shell.run('echo "unclosed')).output).toMatch(/unexpected EOF/);
    expect((await shell.run('echo on')).output).toBe('on\n');
  });

  test('both outputs come in the order in which they were said', async () => {
    const line = 'for i in 1 2 3 4 5; do echo out$i; echo err$i >&2; done';
    expect((await aShell(folder).run(line)).output).toBe(
      [1, 2, 3, 4, 5].map((each) => `out${each}\nerr${each}\n`).join(''),
    );
  });

  test('colours are kept, what moves the cursor is not', async () => {
    const { output } = await aShell(folder).run(
      String.raw`printf '\033[31mred\033[0m\033[2J\033]0;t\007!\n'`,
    );
    expect(output).toBe('\x1b[31mred\x1b[0m!\n');
  });

  test('characters cut in two by the pipe arrive whole', async () => {
    const { output } = await aShell(folder).run(
      String.raw`printf '\303'; sleep 0.05; printf '\251\360\237'; sleep 0.05; printf '\221\251'`,
    );
    expect(output).toBe('é👩');
  });

  test('nobody is there to type: standard input is at its end', async () => {
    expect(await aShell(folder).run('cat; read x; echo "[$x]"')).toMatchObject({ output: '[]\n' });
  });

  test('a shell that cannot be started says why', async () => {
    const shell = aShell(folder, { PATH: '/nowhere' });
    const state = { directory: join(folder, 'gone'), set: {}, unset: [] };
    expect((await shell.run('true', { state })).end).toMatchObject({ how: 'not-started' });
  });

  test('a log that cannot be written keeps nobody from working', async () => {
    const ran = await aShell(folder).run('echo fine', { log: join(folder, 'no/such/log') });
    expect(ran).toMatchObject({ output: 'fine\n', end: exited(0) });
  });

  test('the log has everything, also what is not shown', async () => {
    const log = join(folder, 'whole.log');
    await aShell(folder).run(String.raw`printf 'a\033[2Jb\n'; echo c >&2`, { log });
    expect(await readFile(log, 'utf8')).toBe('a\x1b[2Jb\nc\n');
  });
});

describe.concurrent('from line to line', () => {
  const lastOf = async (...lines: readonly string[]) => {
    const shell = aShell(folder, { GIVEN: 'by the sandbox' });
    let output = '';
    for (const line of lines) ({ output } = await shell.run(line));
    return { output, state: shell.state() };
  };

  test('the folder stays', async () => {
    expect((await lastOf('cd "a b"', 'pwd')).output).toBe(`${folder}/a b\n`);
    expect((await lastOf('cd "a b" && false', 'pwd')).output).toBe(`${folder}/a b\n`);
    expect((await lastOf('cd "a b"; exit 3', 'pwd')).output).toBe(`${folder}/a b\n`);
    expect((await lastOf('cd "a b"', 'cd -', 'pwd')).output).toBe(`${folder}\n`);
    expect((await lastOf('(cd "a b")', 'pwd')).output).toBe(`${folder}\n`);
  });

  test('a folder that was come to by a link keeps the name it was come to by', async () => {
    expect((await lastOf('ln -s "a b" link', 'cd link', 'pwd')).output).toBe(`${folder}/link\n`);
  });

  test('exports stay, whatever they hold; other variables do not', async () => {
    const value = `it's "x" $HOME \\ \n second line=1`;
    const quoted = `'${value.replaceAll("'", String.raw`'\''`)}'`;
    const { output, state } = await lastOf(`export V=${quoted} W=2; X=3`, 'printf "%s|%s|%s" "$V" "$W" "$X"');
    expect(output).toBe(`${value}|2|`);
    expect(state.set).toEqual(expect.objectContaining({ V: value, W: '2' }));
  });

  test('what was unset stays so, also what the sandbox gives; and can be given again', async () => {
    expect((await lastOf('unset GIVEN', `echo "[$GIVEN]"`)).output).toBe('[]\n');
    expect((await lastOf('unset GIVEN', 'export GIVEN=again', 'echo $GIVEN')).output).toBe('again\n');
    expect((await lastOf('export A=1', 'unset A', 'echo "[$A]"')).state.set).not.toHaveProperty('A');
  });

  test('`exec` takes the shell away: what it would have said is as before', async () => {
    expect((await lastOf('export A=1', 'exec true', 'echo $A')).output).toBe('1\n');
  });
});
