import { expect, test } from 'vitest';
import { parseCourse } from '../../src/lessons/parse-course.ts';
import { head, lesson, quiz, told } from './support.ts';

const step = lesson(quiz).slice(head.length);
const fence = '```';

test.each<[string, Readonly<Record<string, string>>, readonly unknown[]]>([
  ['an empty folder', {}, ['.:1 There is no lesson here: write one as 01-name/lesson.md.']],
  [
    'a folder without a number',
    { 'one/lesson.md': lesson(quiz) },
    ['one/lesson.md:1 "one" is no name for a lesson\'s folder: number it, in lower case, as 05-caching.'],
  ],
  [
    'two lessons of one name',
    { '01-one/lesson.md': lesson(quiz), '02-one/lesson.md': lesson(quiz) },
    ['02-one/lesson.md:1 There are two lessons "one": rename one of the folders.'],
  ],
  [
    'no front matter',
    { '01-one/lesson.md': step },
    [
      '01-one/lesson.md:1 A lesson begins with its front matter: `---`, then title, summary, minutes and needs, then `---`.',
    ],
  ],
  [
    'front matter that is not closed',
    { '01-one/lesson.md': '---\ntitle: One\n' },
    [
      '01-one/lesson.md:1 The front matter is not closed: write a line `---` after it.',
      '01-one/lesson.md:1 This lesson has no steps: write a `##` heading for each.',
    ],
  ],
  [
    'front matter that lacks and adds',
    { '01-one/lesson.md': `---\ntitle: One\nsumary: x\nminutes: soon\n---\n${step}` },
    [
      '01-one/lesson.md:2 "summary" is missing: it should be one sentence: what the lesson is good for.',
      '01-one/lesson.md:3 "sumary" is not known here; did you mean "summary"?',
      '01-one/lesson.md:4 "minutes" is the text "soon", and should be a whole number: about how many minutes it takes.',
    ],
  ],
  [
    'a need that is none',
    { '01-one/lesson.md': `---\ntitle: One\nsummary: x\nminutes: 3\nneeds: [go, podman]\n---\n${step}` },
    [
      '01-one/lesson.md:5 "needs.1" is the text "podman", and should be a list of what the lesson cannot be done without: go, docker.',
    ],
  ],
  [
    'no steps',
    { '01-one/lesson.md': head },
    ['01-one/lesson.md:1 This lesson has no steps: write a `##` heading for each.'],
  ],
  [
    'a step without a block',
    { '01-one/lesson.md': `${head}## One\nText.\n` },
    ['01-one/lesson.md:6 This step has no step block: end it with a fenced block tagged `step`.'],
  ],
  [
    'text after the block',
    { '01-one/lesson.md': `${lesson(quiz)}\nMore.\n` },
    ['01-one/lesson.md:22 A step ends with its step block: move this text above it.'],
  ],
  [
    'two blocks',
    { '01-one/lesson.md': `${lesson(quiz)}\n${fence}step\nid: x\n${fence}\n` },
    ['01-one/lesson.md:22 A step has one step block: put this one under a `##` heading of its own.'],
  ],
  [
    'a block before the first step',
    { '01-one/lesson.md': `${head}${fence}step\nid: x\n${fence}\n${step}` },
    ['01-one/lesson.md:7 This step block stands before the first step: give it a `##` heading.'],
  ],
  [
    'a block that is never closed',
    { '01-one/lesson.md': `${head}${step}\n## Two\n${fence}go\nfunc\n` },
    [
      '01-one/lesson.md:22 This step has no step block: end it with a fenced block tagged `step`.',
      `01-one/lesson.md:23 This block is never closed: write ${fence} on a line after it.`,
    ],
  ],
  [
    'a heading without words',
    { '01-one/lesson.md': `${head}## \n${fence}step\n${quiz.join('\n')}\n${fence}\n` },
    ['01-one/lesson.md:6 A step needs a title after its `##`.'],
  ],
  [
    'two steps of one name',
    { '01-one/lesson.md': `${head}${step}${step.replace('Intro.', '')}` },
    ['01-one/lesson.md:23 There are two steps "first" in this lesson: rename one.'],
  ],
  [
    'a course.yaml with an unknown key',
    { 'course.yaml': 'id: x\nauthor: me\n', '01-one/lesson.md': lesson(quiz) },
    ['course.yaml:2 "author" is not known here; known are id, title, next'],
  ],
  [
    'an unknown variable in a file beside',
    { '01-one/lesson.md': lesson(quiz), '01-one/solution/Dockerfile': '# x\nFROM {{image}}\n' },
    ['01-one/solution/Dockerfile:2 {{image}} is no variable of a course; known are port, goImage, goVersion'],
  ],
])('%s', (_name, files, expected) => {
  expect(told(parseCourse(new Map(Object.entries(files))))).toEqual(expected);
});

test('lessons come in the order of their numbers, not of the alphabet', () => {
  const parsed = parseCourse(
    new Map(['10-ten', '2-two', '01-one'].map((folder) => [`${folder}/lesson.md`, lesson(quiz)])),
    'My Course',
  );
  expect(parsed.ok && parsed.course).toMatchObject({ id: 'my-course', title: 'My Course' });
  expect(parsed.ok && parsed.course.lessons.map(({ id, number }) => [id, number])).toEqual([
    ['one', 1],
    ['two', 2],
    ['ten', 3],
  ]);
});

test('headings and step blocks inside other code are code', () => {
  const text = `${head}~~~~md\n## Not a step\n${fence}step\n~~~~\n${step}`;
  const parsed = parseCourse(new Map([['01-one/lesson.md', text]]));
  expect(parsed.ok && parsed.course.lessons[0]?.steps.length).toBe(1);
});

test('Windows line ends and a byte order mark make no difference', () => {
  const plain = parseCourse(new Map([['01-one/lesson.md', lesson(quiz)]]));
  const windows = parseCourse(
    new Map([['01-one/lesson.md', `\uFEFF${lesson(quiz).replaceAll('\n', '\r\n')}`]]),
  );
  expect(windows).toEqual(plain);
});
