import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { stepJsonSchema } from '../../src/lessons/json-schema.ts';
import { splitLesson } from '../../src/lessons/markdown.ts';
import { readYaml } from '../../src/lessons/yaml.ts';
import { projectRoot } from '../support/sources.ts';
import { courseFiles, quiz, quizWith } from './support.ts';

const quiet = () => {};
const schema = stepJsonSchema();
const validator = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);

function fits(text: string): boolean {
  const source = readYaml({ text, line: 1 }, quiet);
  return validator.safeParse(source?.value).success;
}

test('docs/step.schema.json is that of the validator; npm run schema writes it anew', () => {
  const written = readFileSync(join(projectRoot, 'docs/step.schema.json'), 'utf8');
  expect(written).toBe(`${JSON.stringify(schema, null, 2)}\n`);
});

const blocks = [...courseFiles]
  .filter(([path]) => path.endsWith('lesson.md'))
  .flatMap(([path, text]) =>
    splitLesson(text, quiet).sections.map(
      ({ title, block }) => [`${path}: ${title}`, block?.text ?? ''] as const,
    ),
  );

test.each(blocks)('%s fits it', (_name, text) => {
  expect(fits(text)).toBe(true);
});

test.each([
  ['a kind that there is not', quizWith('kind: quiz', 'kind: quizz')],
  ['a key that there is not', [...quiz, 'hint: [Think.]']],
  ['a check that there is not', quizWith('  - answer: {right: true}', '  - answr: {right: true}')],
  ['a parameter that a check has not', quizWith('  - answer: {right: true}', '  - answer: {rigth: true}')],
  ['an action that there is not', quizWith('solve: [{answer: 1}]', 'solve: [{anser: 1}]')],
  ['an action without its partner', quizWith('solve: [{answer: 1}]', 'solve: [{write: main.go}]')],
  ['a mistake without its message', [...quiz, 'wrong: [{name: x, do: [{run: ls}]}]']],
])('%s does not', (_what, lines) => {
  expect(fits(quiz.join('\n'))).toBe(true);
  expect(fits(lines.join('\n'))).toBe(false);
});
