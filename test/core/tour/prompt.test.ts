import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edit, emptyPrompt, found, insert, type Prompt } from '../../../src/core/tour/prompt.ts';
import { tour } from '../../support/tour.ts';

/** `|` is the cursor. */
function prompt(shown: string, change: Partial<Prompt> = {}): Prompt {
  return { ...emptyPrompt, text: shown.replace('|', ''), cursor: shown.indexOf('|'), ...change };
}

const show = ({ text, cursor }: Prompt) => `${text.slice(0, cursor)}|${text.slice(cursor)}`;
const pressing = (shown: string, key: string, history: readonly string[] = []) => {
  const edited = edit(prompt(shown), key, history);
  return edited && show(edited);
};

describe("a shell's keys", () => {
  test.each([
    ['ab|c', 'left', 'a|bc'],
    ['ab|c', 'ctrl+b', 'a|bc'],
    ['|abc', 'left', '|abc'],
    ['ab|c', 'right', 'abc|'],
    ['abc|', 'ctrl+f', 'abc|'],
    ['ab|c', 'ctrl+a', '|abc'],
    ['ab|c', 'home', '|abc'],
    ['ab|c', 'ctrl+e', 'abc|'],
    ['ab|c', 'end', 'abc|'],
    ['go build |', 'alt+b', 'go |build '],
    ['go| build', 'alt+b', '|go build'],
    ['|go build', 'alt+f', 'go| build'],
    ['go| build', 'ctrl+right', 'go build|'],
    ['go build|', 'ctrl+left', 'go |build'],
    ['ab|c', 'backspace', 'a|c'],
    ['|abc', 'backspace', '|abc'],
    ['ab|c', 'delete', 'ab|'],
    ['ab|c', 'ctrl+d', 'ab|'],
    ['ab|c', 'ctrl+k', 'ab|'],
    ['ab|c', 'ctrl+u', '|c'],
    ['go mod ti|dy', 'ctrl+w', 'go mod |dy'],
    ['go mod  |', 'ctrl+w', 'go |'],
    ['a👩‍👩‍👧|b', 'left', 'a|👩‍👩‍👧b'],
    ['a|👩‍👩‍👧b', 'delete', 'a|b'],
    ['ae\u0301|', 'backspace', 'a|'],
  ])('%s %s gives %s', (before, key, expected) => {
    expect(pressing(before, key)).toBe(expected);
  });

  test.each(['a', 'tab', 'enter', 'ctrl+x', 'escape', 'pageup'])('%s is none of them', (key) => {
    expect(pressing('ab|c', key)).toBeNull();
  });

  test('Ctrl+Y brings back what K, U or W took away', () => {
    const killed = edit(prompt('go mod tidy|'), 'ctrl+w', []) ?? emptyPrompt;
    expect(show(edit({ ...killed, text: '', cursor: 0 }, 'ctrl+y', []) ?? emptyPrompt)).toBe('tidy|');
  });

  test('what was taken away outlives the line', () => {
    const driver = tour().open('first').press('enter').type('secret').press('ctrl+u');
    driver.run('go vet').ends().press('ctrl+y');
    expect(driver.model.prompt.text).toBe('secret');
  });
});

describe('the history', () => {
  const history = ['one', 'two', 'three'];

  test('Up goes back to the oldest, Down to the line that was being written', () => {
    const typed = prompt('dra|ft');
    const seen: string[] = [];
    let now = typed;
    for (const key of ['up', 'up', 'ctrl+p', 'up', 'down', 'ctrl+n', 'down', 'down']) {
      now = edit(now, key, history) ?? now;
      seen.push(now.text);
    }
    expect(seen).toEqual(['three', 'two', 'one', 'one', 'two', 'three', 'draft', 'draft']);
  });

  test('a line run twice is remembered once; an old one comes to the end', () => {
    const driver = tour().open('first').press('enter');
    for (const line of ['a', 'a', 'b', 'a']) driver.run(line).ends();
    expect(driver.model.progress.history).toEqual(['a', 'b', 'a']);
  });
});

describe('Ctrl+R', () => {
  const searching = () => {
    const driver = tour().open('first').press('enter');
    for (const line of ['go build', 'go test', 'ls', 'go build -o x']) driver.run(line).ends();
    return driver.type('draft').press('ctrl+r');
  };
  const finds = ({ model }: ReturnType<typeof tour>) => found(model.prompt, model.progress.history);

  test('finds the newest that holds what is typed, and older ones at each Ctrl+R', () => {
    const driver = searching().type('build');
    expect(finds(driver)).toBe('go build -o x');
    expect(finds(driver.press('ctrl+r'))).toBe('go build');
    expect(finds(driver.press('ctrl+r', 'ctrl+r'))).toBe('go build');
    expect(finds(driver.type('!'))).toBeNull();
    expect(finds(driver.press('backspace'))).toBe('go build -o x');
  });

  test('Enter takes the line and does not run it', () => {
    const driver = searching().type('test').press('enter');
    expect(driver.effects).toEqual([]);
    expect(driver.model.prompt).toMatchObject({ text: 'go test', cursor: 7, search: null });
  });

  test.each(['escape', 'ctrl+c', 'ctrl+g'])('%s leaves the line as it was', (key) => {
    const driver = searching().type('test').press(key);
    expect(driver.model.prompt).toMatchObject({ text: 'draft', search: null });
    expect(driver.model.screen.kind).toBe('lesson');
  });

  test('`?` is searched for like any other character', () => {
    expect(searching().press('?').model.prompt.search?.query).toBe('?');
  });
});

describe('what is put in', () => {
  test('a paste never runs, whatever line ends it has', () => {
    const driver = tour().open('first').press('enter');
    driver.world({ kind: 'pasted', text: 'rm -rf x\r\nls\nexit\n\n' });
    expect(driver.effects).toEqual([]);
    expect(driver.model.prompt.text).toBe('rm -rf x ls exit');
  });

  test('control characters and those that turn text around are left out', () => {
    expect(insert(emptyPrompt, 'a\x1b[31m\u009b\u202eb\x07\x7f').text).toBe('a[31mb');
  });

  test.each(['question', 'keys', 'prose', 'home'])('a paste outside the prompt is dropped: %s', (where) => {
    const driver = tour();
    if (where !== 'home') driver.open('first').press('enter');
    if (where === 'question') driver.press('escape', 's');
    if (where === 'keys') driver.press('escape');
    if (where === 'prose') driver.press('escape', 'tab');
    const before = driver.model;
    expect(driver.world({ kind: 'pasted', text: 'qn' }).model).toEqual(before);
  });

  test('the cursor stays between two characters, whatever is typed and cut', () => {
    const piece = fc.constantFrom('a', ' ', '\u0301', '👩', '\u200d', '👧', '🇩', '🇪', '\ud83d', '한', '\r\n');
    const keys = ['left', 'right', 'alt+b', 'alt+f', 'backspace', 'delete', 'ctrl+w', 'ctrl+y', 'up', 'down'];
    const segmenter = new Intl.Segmenter();
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.constantFrom(...keys))), (steps) => {
        let now = emptyPrompt;
        for (const step of steps) {
          now = keys.includes(step) ? (edit(now, step, ['e\u0301a']) ?? now) : insert(now, step);
          const edges = [...segmenter.segment(now.text)].map(({ index }) => index);
          expect([...edges, now.text.length]).toContain(now.cursor);
        }
      }),
    );
  });
});
