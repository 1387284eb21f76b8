import { expect, test } from 'vitest';
import { parseBlock, quiz, quizWith, told } from './support.ts';

const at = (line: number, message: string) => `01-one/lesson.md:${line} ${message}`;
const solve = 'solve: [{answer: 1}]';
const withSolve = (...lines: string[]) => quizWith(solve, lines);

test('a sound step is read whole', () => {
  const parsed = parseBlock(quiz);
  expect(parsed.ok && parsed.course.lessons[0]?.steps[0]).toEqual({
    id: 'first',
    title: 'A step',
    kind: 'quiz',
    prose: '',
    run: [],
    file: null,
    question: {
      form: 'choices',
      ask: 'Is it?',
      choices: [
        { text: 'Yes', because: 'it is' },
        { text: 'No', because: 'it is' },
      ],
      right: 0,
    },
    weighs: null,
    checks: [{ kind: 'answer', spec: { right: true }, title: null }],
    hints: ['Think.', 'Choose the first.'],
    solve: [{ do: 'answer', choice: 0 }],
    wrong: [],
    after: null,
    timeout: 120,
    place: { file: '01-one/lesson.md', line: 8 },
  });
});

test.each<[string, readonly string[], readonly string[]]>([
  ['an unknown key', [...quiz, 'hint: x'], [at(20, '"hint" is not known here; did you mean "hints"?')]],
  [
    'an unknown key that is near none',
    [...quiz, 'colour: red'],
    [
      at(
        20,
        '"colour" is not known here; known are id, kind, run, file, ask, predict, order, choices, weighs, checks, hints, solve, wrong, after, timeout',
      ),
    ],
  ],
  [
    'a missing key',
    quiz.slice(1),
    [at(10, '"id" is missing: it should be a name in lower case, with hyphens, as `one-line`.')],
  ],
  [
    'an id that is none',
    quizWith('id: first', 'id: First Step'),
    [
      at(
        10,
        '"id" is the text "First Step", and should be a name in lower case, with hyphens, as `one-line`.',
      ),
    ],
  ],
  [
    'an unknown kind',
    quizWith('kind: quiz', 'kind: guess'),
    [at(11, '"kind" is the text "guess", and should be one of read, run, edit, predict, quiz, order.')],
  ],
  [
    'a list that is a text',
    quizWith('hints: [Think., Choose the first.]', 'hints: Think.'),
    [
      at(
        18,
        '"hints" is the text "Think.", and should be a list of texts: first a nudge, then a pointer, the last one the answer.',
      ),
    ],
  ],
  [
    'one hint',
    quizWith('hints: [Think., Choose the first.]', 'hints: [Think.]'),
    [at(11, 'Write at least two `hints`: first a nudge, the last one the answer.')],
  ],
  [
    'an empty hint',
    quizWith('hints: [Think., Choose the first.]', ['hints:', '  - Think.', '  - ""']),
    [
      at(
        20,
        '"hints.1" is an empty text, and should be a list of texts: first a nudge, then a pointer, the last one the answer.',
      ),
    ],
  ],
  [
    'a block that is a list',
    ['- id: x'],
    [expect.stringMatching(/^01-one\/lesson.md:10 This is a list, and should be keys/)],
  ],
  [
    'a check of no known kind',
    quizWith('  - answer: {right: true}', '  - answr: {}'),
    [at(17, 'There is no check "answr"; did you mean "answer"?')],
  ],
  [
    'a check with two kinds',
    quizWith('  - answer: {right: true}', '  - {answer: {}, ran: {}}'),
    [
      at(
        17,
        'This check names 2 kinds: answer, ran; write one kind an item, with `title` beside it at most.',
      ),
    ],
  ],
  [
    'a check that is a text',
    quizWith('  - answer: {right: true}', '  - answer'),
    [at(17, 'This check is the text "answer", and should be a kind with its keys, as `build: {}`.')],
  ],
  [
    'an unknown key of a check',
    quizWith('  - answer: {right: true}', '  - answer: {rigth: true}'),
    [at(17, '"rigth" is not known here; did you mean "right"?')],
  ],
  [
    'a value that the check refuses',
    quizWith('  - answer: {right: true}', ['  - answer:', '      right: 3']),
    [at(18, '"right" is the number 3, and should be expected boolean, received number.')],
  ],
  [
    'two right choices',
    quizWith('  - {text: No, because: it is}', '  - {text: No, because: it is, right: true}'),
    [at(13, 'One choice is right and says `right: true`; here 2 do.')],
  ],
  [
    'no right choice',
    quizWith('  - {text: Yes, because: it is, right: true}', '  - {text: Yes, because: it is}'),
    [at(13, 'One choice is right and says `right: true`; here none does.')],
  ],
  [
    'a choice twice',
    quizWith('  - {text: No, because: it is}', '  - {text: Yes, because: it is}'),
    [at(15, 'The choice "Yes" is there twice: reword one.')],
  ],
  [
    'a choice without a reason',
    quizWith('  - {text: No, because: it is}', '  - {text: No}'),
    [
      at(
        15,
        '"because" is missing: it should be why it is right, or what makes it look right, in one or two sentences.',
      ),
      at(19, 'This step asks nothing: leave the answer out, or give the step `ask` and `choices`.'),
    ],
  ],
  [
    'a question at a run',
    quizWith('kind: quiz', ['kind: run', 'run: ls']),
    [
      at(13, 'A step of kind run asks nothing: make it `kind: predict` or `kind: quiz`.'),
      at(20, 'This step asks nothing: leave the answer out, or give the step `ask` and `choices`.'),
    ],
  ],
  [
    'a run without a command',
    ['id: x', 'kind: run', ...quiz.slice(6, 9), 'solve: [{run: ls}]'],
    [at(11, 'A step of kind run has a command: write `run`.')],
  ],
  [
    'an edit without a file, nor anything else',
    ['id: x', 'kind: edit'],
    [
      at(11, 'An edit is of a file: write `file`, as `Dockerfile`.'),
      at(11, 'A step of kind edit is judged by something: write `checks`.'),
      at(11, 'Write `solve`: what brings the sandbox from the step before to this one done.'),
      at(11, 'Write at least two `hints`: first a nudge, the last one the answer.'),
    ],
  ],
  [
    'a file outside',
    [...quiz, 'file: ../x'],
    [at(20, '"../x" is not a path in the learner\'s module: it leaves the folder.')],
  ],
  [
    'an action that is none',
    withSolve('solve: [{runs: ls}]'),
    [
      at(
        19,
        'This action has none of run, serve, copy, write, replace, remove, answer, mark, arrange; did you mean "run"?',
      ),
    ],
  ],
  [
    'an action that is a text',
    withSolve('solve:', '  - go build'),
    [
      at(
        20,
        'This action is the text "go build", and should be one of run, serve, copy, write, replace, remove, answer, mark, arrange, as `run: go build`.',
      ),
    ],
  ],
  [
    'an unknown key of an action',
    withSolve('solve: [{run: ls, as: root}]'),
    [at(19, '"as" is not known here; known are run')],
  ],
  [
    'an answer out of range',
    withSolve('solve: [{answer: 3}]'),
    [at(19, "the number 3 is none of the choices: write a number from 1 to 2, or a choice's text.")],
  ],
  [
    'an answer that is no choice',
    withSolve('solve: [{answer: Maybe}]'),
    [at(19, 'the text "Maybe" is none of the choices: write a number from 1 to 2, or a choice\'s text.')],
  ],
  [
    'a copy of no file',
    withSolve('solve: [{copy: solution/Dokerfile, to: Dockerfile}]'),
    [at(19, 'There is no file "solution/Dokerfile" in 01-one; did you mean "solution/Dockerfile"?')],
  ],
  [
    'a copy from outside',
    withSolve('solve: [{copy: ../02-two/x, to: x}]'),
    [at(19, '"../02-two/x" is not a path in the lesson\'s folder: it leaves the folder.')],
  ],
  [
    'a copy to outside',
    withSolve('solve: [{copy: solution/Dockerfile, to: /etc/x}]'),
    [at(19, '"/etc/x" is not a path in the learner\'s module: it is not relative.')],
  ],
  [
    'a write outside',
    withSolve('solve:', '  - write: a/../../x', '    text: y'),
    [at(20, '"a/../../x" is not a path in the learner\'s module: it leaves the folder.')],
  ],
  [
    'a replace without its parts',
    withSolve('solve: [{replace: main.go}]'),
    [
      at(19, '"find" is missing: it should be the text to look for.'),
      at(19, '"with" is missing: it should be the text to put in its place.'),
    ],
  ],
  [
    'a wrong without what it says',
    [...quiz, 'wrong:', '  - name: it', '    do: [{answer: 2}]'],
    [at(21, '"says" is missing: it should be part of what the learner must be told about it.')],
  ],
  [
    'a key twice',
    [...quiz, 'id: again'],
    [at(20, 'This is not YAML: Map keys must be unique. Write each key once.')],
  ],
  ['an alias', [...quiz, 'wrong: &a [*a]'], [at(20, 'Aliases are not read: write out what *a stands for.')]],
  [
    'an unclosed bracket',
    ['id: x', 'run: [ls'],
    [expect.stringMatching(/^01-one\/lesson.md:1[12] This is not YAML: /)],
  ],
  [
    'a tab',
    ['id: x', 'checks:', '\t- answer: {}'],
    [expect.stringMatching(/^01-one\/lesson.md:1[12] This is not YAML: .* spaces\.$/)],
  ],
  [
    'an unknown variable',
    [...quiz, 'after: on {{prot}}'],
    [at(20, '{{prot}} is no variable of a course; did you mean "port"?')],
  ],
])('%s', (_name, block, expected) => {
  expect(told(parseBlock(block, { '01-one/solution/Dockerfile': 'FROM scratch\n' }))).toEqual(expected);
});

test('answers by number or text, and texts of copied files, come out ready to use', () => {
  const block = withSolve(
    'solve:',
    '  - answer: "No"',
    '  - {copy: solution/Dockerfile, to: Dockerfile}',
    '  - {serve: ./x}',
    '  - {replace: main.go, find: a, with: ""}',
    '  - {remove: x}',
  );
  const parsed = parseBlock(block, { '01-one/solution/Dockerfile': 'FROM scratch\n' });
  expect(parsed.ok && parsed.course.lessons[0]?.steps[0]?.solve).toEqual([
    { do: 'answer', choice: 1 },
    { do: 'copy', from: 'solution/Dockerfile', to: 'Dockerfile', text: 'FROM scratch\n' },
    { do: 'serve', line: './x', request: '/' },
    { do: 'replace', file: 'main.go', find: 'a', with: '' },
    { do: 'remove', file: 'x' },
  ]);
});

test('all problems of a course are found at once, in reading order', () => {
  const parsed = parseBlock(['id: x', 'kind: quis', 'hnts: []'], {
    '02-Two/lesson.md': '',
    'course.yaml': 'titel: x',
  });
  expect(told(parsed).map((line) => line.split(' ', 1)[0])).toEqual([
    '01-one/lesson.md:11',
    '01-one/lesson.md:12',
    '02-Two/lesson.md:1',
    'course.yaml:1',
  ]);
});
