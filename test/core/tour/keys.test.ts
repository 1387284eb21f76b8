import { expect, test } from 'vitest';
import { type InkFlags, key, keysFromInk } from '../../../src/core/tour/keys.ts';

const none: InkFlags = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageUp: false,
  pageDown: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  tab: false,
  backspace: false,
  delete: false,
  ctrl: false,
  meta: false,
  shift: false,
};

test.each([
  ['a letter', 'a', {}, [key('a')]],
  ['a capital', 'G', { shift: true }, [key('G', { shift: true })]],
  ['a space', ' ', {}, [key('space')]],
  ['a question mark', '?', {}, [key('?')]],
  ['Enter', '\r', { return: true }, [key('enter')]],
  ['Ctrl+C', 'c', { ctrl: true }, [key('c', { ctrl: true })]],
  ['Alt+B', 'b', { meta: true }, [key('b', { meta: true })]],
  ['Ctrl+Left', '', { leftArrow: true, ctrl: true }, [key('left', { ctrl: true })]],
  ['Shift+Tab', '', { tab: true, shift: true }, [key('tab', { shift: true })]],
  ['Esc twice', '', { escape: true, meta: true }, [key('escape')]],
  ['a line typed at once', 'ls\r', {}, [key('l'), key('s'), key('enter')]],
  ['two keys at once, one with Ctrl', 'x\u0001', {}, [key('x'), key('a', { ctrl: true })]],
  ['a focus report', '[I', {}, []],
  ['a mouse report', '[<0;10;5M', {}, []],
  ['a function key', '', {}, []],
  ['a released key', 'a', { eventType: 'release' as const }, []],
  ['an accent', 'é', {}, [key('é')]],
  ['an emoji', '🐹', {}, [key('🐹')]],
])('%s', (_name, input, flags, keys) => {
  expect(keysFromInk(input, { ...none, ...flags })).toEqual(keys);
});

test('only a key without Ctrl or Alt writes', () => {
  expect(key('space').text).toBe(' ');
  expect(key('a').text).toBe('a');
  expect(key('enter').text).toBe('');
  expect(key('a', { ctrl: true }).text).toBe('');
  expect(key('b', { meta: true }).text).toBe('');
});
