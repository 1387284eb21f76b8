import { describe, expect, test } from 'vitest';
import { keptLines } from '../../../src/core/tour/model.ts';
import { stepRecord } from '../../../src/core/tour/selectors.ts';
import { needsTerminal } from '../../../src/core/tour/terminal-programs.ts';
import { aCommand } from '../../support/model.ts';
import { atHome, type Tour, tour } from '../../support/tour.ts';

const build = () => tour().open('first').press('enter');
const kinds = ({ effects }: Tour) => effects.map(({ kind }) => kind);
const cancelled = ({ effects }: Tour) =>
  effects.flatMap((each) => (each.kind === 'cancel' ? [each.run] : []));

describe('a command', () => {
  test('runs as typed, and holds the prompt until it ends', () => {
    const driver = build().run('  go build ');
    const run = driver.model.lastId;
    expect(driver.effects).toEqual([{ kind: 'run', run, line: 'go build', timeout: 120, in: 'pane' }]);
    driver.type('ls').press('enter');
    expect(driver.effects).toEqual([]);
    expect(driver.model.notice?.text).toMatch(/still running/);
    driver.world({ kind: 'output', run, text: 'a\nb' }, { kind: 'output', run, text: 'c\n' });
    expect(driver.model.blocks.at(-1)).toMatchObject({ output: ['a', 'bc'], open: false, end: null });
    driver.ends({ shell: { ...atHome, set: { A: 'b' } } });
    expect(driver.model.running).toBeNull();
    expect(driver.model.progress.shell.set).toEqual({ A: 'b' });
    expect(kinds(driver)).toEqual(['save', 'verify']);
  });

  test('belongs to the record of the step that it was started in, also when it ends later', () => {
    const driver = build().run('go vet').press('escape', 's').ends();
    expect(stepRecord(driver.model, 'first', 'build').commands.map(({ line }) => line)).toEqual(['go vet']);
    expect(stepRecord(driver.model, 'first', 'guess').commands).toEqual([]);
  });

  test('that ends after its lesson was left frees the prompt of the next one', () => {
    const driver = build().run('sleep 9').press('escape', 'l').open('first').press('escape', 'l');
    driver.press('r', 'n').open('first');
    expect(driver.model.running).not.toBeNull();
    driver.ends();
    expect(driver.model.running).toBeNull();
    expect(stepRecord(driver.model, 'first', 'build').commands).toHaveLength(1);
    expect(kinds(driver.run('ls'))).toEqual(['run']);
  });

  test('keeps at most its newest lines, and says how many went', () => {
    const driver = build().run('yes');
    const text = 'y\n'.repeat(keptLines + 10);
    driver.world({ kind: 'output', run: driver.model.lastId, text });
    expect(driver.model.blocks.at(-1)).toMatchObject({ dropped: 10 });
    expect(driver.model.blocks.at(-1)?.output).toHaveLength(keptLines);
  });

  test('Ctrl+L and `clear` empty the terminal, but for what runs', () => {
    const driver = build().run('a').ends().run('./server').listens().run('b').ends();
    driver.press('ctrl+l');
    expect(driver.model.blocks.map(({ line }) => line)).toEqual(['./server']);
    expect(driver.run('clear').effects).toEqual([]);
    expect(driver.run('exit').model.screen.kind).toBe('confirm');
  });

  test('a hundred and one later the server is still known', () => {
    const driver = build().run('./server').listens();
    for (let each = 0; each < 101; each += 1) driver.run(`echo ${each}`).ends();
    expect(driver.model.blocks.length).toBeLessThanOrEqual(102);
    const [server] = driver.model.servers;
    driver.ends({ run: server?.id ?? 0 });
    expect(driver.model.servers).toEqual([]);
  });
});

describe('a server', () => {
  test('gives the prompt back, is checked, and goes on filling its block', () => {
    const driver = build().run('./server').listens();
    const run = driver.model.servers[0]?.id ?? 0;
    expect(driver.model.running).toBeNull();
    expect(driver.model.servers).toMatchObject([{ line: './server', ports: [8080], stopping: false }]);
    expect(kinds(driver)).toEqual(['save', 'verify']);
    driver.world({ kind: 'output', run, text: 'GET /\n' });
    expect(driver.model.blocks.at(-1)?.output).toEqual(['GET /']);
    expect(kinds(driver.run('curl localhost'))).toEqual(['run']);
  });

  test('is one entry in the record, with its end once it has one', () => {
    const driver = build().run('./server').listens();
    const commands = () => stepRecord(driver.model, 'first', 'build').commands;
    expect(commands()).toMatchObject([{ end: null, ports: [8080] }]);
    const [listening] = commands();
    driver.ends({
      record: aCommand('./server', { ...listening, end: { how: 'stopped' } }),
      end: { how: 'stopped' },
    });
    expect(commands()).toMatchObject([{ end: { how: 'stopped' }, ports: [8080] }]);
    expect(driver.model.servers).toEqual([]);
  });

  test.each([
    ['skipping', ['escape', 's']],
    ['going back', ['escape', 'b']],
    ['going home', ['escape', 'l']],
    ['jumping', ['escape', 'g', '5']],
    ['leaving', ['escape', 'q', 'y']],
  ])('is stopped by %s', (_, keys) => {
    const driver = build().run('./server').listens();
    const run = driver.model.lastId - 1;
    expect(cancelled(driver.press(...keys))).toEqual([run]);
    expect(driver.model.servers[0]?.stopping).toBe(true);
  });

  test('a background job that begins to listen later is the same server', () => {
    const driver = build().run('./server &').listens({ ports: [], shell: atHome }).listens();
    expect(driver.model.servers).toMatchObject([{ ports: [8080] }]);
  });
});

describe('Ctrl+C', () => {
  test('ends what runs, then empties the line, then stops the newest server, then asks whether to leave', () => {
    const driver = build().run('./one').listens().run('./two').listens().run('sleep 9');
    const [one, two] = driver.model.servers.map(({ id }) => id);
    const sleep = driver.model.running;
    expect(cancelled(driver.press('ctrl+c'))).toEqual([sleep]);
    driver.ends({ end: { how: 'stopped' } }).type('half a line');
    expect(driver.press('ctrl+c').model.prompt.text).toBe('');
    expect(driver.effects).toEqual([]);
    expect(cancelled(driver.press('ctrl+c'))).toEqual([two]);
    expect(cancelled(driver.press('ctrl+c'))).toEqual([one]);
    expect(driver.press('ctrl+c').model.screen.kind).toBe('confirm');
    expect(kinds(driver.press('enter'))).toContain('quit');
  });

  test('what leaves ends all that runs and saves first', () => {
    const driver = build().run('./one').listens().run('sleep 9').press('escape', 'q', 'y');
    expect(kinds(driver)).toEqual(['cancel', 'cancel', 'save', 'quit']);
  });

  test('Ctrl+D asks to leave only on an empty prompt', () => {
    expect(build().press('ctrl+d').model.screen.kind).toBe('confirm');
    expect(build().type('ab').press('ctrl+a', 'ctrl+d').model.prompt.text).toBe('b');
  });
});

describe('which commands need the whole terminal', () => {
  test.each([
    'vim main.go',
    'EDITOR=x nano Dockerfile',
    '/usr/bin/less go.sum',
    'cat go.sum | less',
    'ls && vi main.go',
    'bash',
    'docker run -it httpserver sh',
    'docker run -p 8080:8080 --rm -ti golang:1.26 bash',
    'docker run --rm --tty httpserver',
    'docker exec -it web sh',
    'docker attach web',
    'podman run -it alpine',
    'sudo apt install go',
  ])('%s', (line) => expect(needsTerminal(line)).toBe(true));

  test.each([
    'go build',
    'docker build -t httpserver .',
    'docker run -p 8080:8080 httpserver',
    'docker run httpserver -t',
    'docker run --rm httpserver cmd -t',
    'docker exec web ls -t',
    'bash -c "echo hi"',
    'go test ./... # vim',
    'echo vim',
    'docker images -t',
  ])('not %s', (line) => expect(needsTerminal(line)).toBe(false));
});
