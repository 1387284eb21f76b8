import { expect, test } from 'vitest';
import type { Action, Step } from '../../src/core/course/types.ts';
import { parseCourse } from '../../src/lessons/parse-course.ts';
import { fillCourse } from '../../src/lessons/variables.ts';
import { courseFiles, told } from './support.ts';

const parsed = parseCourse(courseFiles);
const course = parsed.ok ? parsed.course : null;
const steps = course?.lessons.flatMap((lesson) => lesson.steps.map((step) => ({ lesson, step }))) ?? [];
const named = steps.map(({ lesson, step }) => [`${lesson.id}/${step.id}`, step] as const);
const done = named.filter(([, step]) => step.kind !== 'read');

test('the course has no problem', () => {
  expect(told(parsed)).toEqual([]);
});

test('six lessons, in their order', () => {
  expect(course?.lessons.map((lesson) => lesson.id)).toEqual([
    'enable-modules',
    'init',
    'build',
    'dockerfile',
    'caching',
    'multi-stage',
  ]);
});

test('every lesson asks for a prediction, and has mistakes to tell', () => {
  for (const lesson of course?.lessons ?? []) {
    expect(lesson.steps.some((step) => step.kind === 'predict')).toBe(true);
    expect(lesson.steps.flatMap((step) => step.wrong).length).toBeGreaterThan(1);
  }
});

test.each(done)(
  '%s: hints in tiers, the answer in the last, a solution, and what it meant',
  (_name, step) => {
    const [first = '', last = ''] = [step.hints[0], step.hints.at(-1)];
    expect(step.hints.length).toBeGreaterThanOrEqual(2);
    expect(step.solve.length).toBeGreaterThan(0);
    expect(step.after).not.toBeNull();
    for (const line of step.run) expect(first).not.toContain(line);
    const { question } = step;
    const right = question?.form === 'choices' ? question.choices[question.right]?.text : undefined;
    const answer = step.run[0] ?? right ?? '';
    if (step.kind !== 'edit') expect(last).toContain(answer);
  },
);

test.each(done)('%s: every command that the step offers is in its text', (_name, step) => {
  for (const line of step.run) expect(step.prose).toContain(line);
});

test.each(named)('%s: at most about sixty words before the first command', (_name, step) => {
  const before = step.prose.split('```', 1)[0] ?? '';
  expect(before.split(/\s+/).length).toBeLessThanOrEqual(70);
});

test.each([...courseFiles.keys()].filter((path) => path !== 'course.yaml'))(
  '%s: code fits 60 columns',
  (path) => {
    const text = courseFiles.get(path) ?? '';
    const code = path.endsWith('.md')
      ? [...text.matchAll(/^```(?!step)\w+\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '')
      : [text];
    for (const line of code.join('\n').split('\n'))
      expect(line.replaceAll('\t', '    ').length, line).toBeLessThanOrEqual(60);
  },
);

/** What the article shows, in the words of today. */
test.each([
  'GO111MODULE=on',
  'go mod init httpserver',
  'go get github.com/sirupsen/logrus',
  'go mod tidy',
  'go mod verify',
  'go build',
  './httpserver',
  'docker build -t httpserver .',
  'docker run -p {{port}}:8080 httpserver',
  'COPY go.mod go.sum ./',
  'RUN go mod download',
  'FROM {{goImage}} AS builder',
  'FROM scratch',
  'COPY --from=builder',
  'CGO_ENABLED=0 GOOS=linux go build',
])("the article's `%s` is in the text of a step", (line) => {
  expect(steps.some(({ step }) => step.prose.includes(line))).toBe(true);
});

test('filled in, no variable is left, and the course itself is as it was', () => {
  expect(course).not.toBeNull();
  if (course === null) return;
  const before = JSON.stringify(course);
  const filled = fillCourse(course, {
    port: '8081',
    goImage: 'golang:9.9',
    goVersion: '9.9.9',
    program: 'docker',
  });
  expect(JSON.stringify(filled)).not.toMatch(/\{\{\w+\}\}/);
  expect(JSON.stringify(course)).toBe(before);
  const actions = (step: Step): readonly Action[] => step.solve;
  const serve = filled.lessons
    .flatMap((lesson) => lesson.steps.flatMap(actions))
    .filter((action) => action.do === 'serve');
  expect(serve.at(-1)?.line).toBe('docker run -p 8081:8080 httpserver');
  const copied = filled.lessons
    .flatMap((lesson) => lesson.steps.flatMap(actions))
    .filter((action) => action.do === 'copy');
  expect(copied.find((copy) => copy.to === 'Dockerfile')?.text).toMatch(/^FROM golang:9\.9\n/);
});

test('where the program is podman every command is its own, and files and checks stay as they are', () => {
  expect(course).not.toBeNull();
  if (course === null) return;
  const values = { port: '8080', goImage: 'golang:9.9', goVersion: '9.9.9' };
  const docker = fillCourse(course, { ...values, program: 'docker' });
  const podman = fillCourse(course, { ...values, program: 'podman' });
  const said = podman.lessons.flatMap((lesson) =>
    lesson.steps.map(({ checks: _, ...step }) => JSON.stringify(step)),
  );
  expect(said.join('\n')).toContain('podman build -t httpserver .');
  expect(said.join('\n').match(/docker (?:build|run|images|ps|stop|exec|history|tag)\b/g)).toBeNull();
  const checks = (from: typeof course) =>
    from.lessons.flatMap(({ steps }) => steps.map((step) => step.checks));
  expect(checks(podman)).toEqual(checks(docker));
  expect(podman.lessons.map(({ title }) => title)).toEqual(docker.lessons.map(({ title }) => title));
});
