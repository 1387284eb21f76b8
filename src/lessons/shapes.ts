import { z } from 'zod';

/*
 * How a course is written, as the validator sees it. Every field's description completes the sentence "it should be ...",
 * which is what an author reads when it is wrong. Actions, checks, choices and wrongs are lists of their own shapes.
 */

const text = z.string().trim().min(1);
const list = z.array(z.unknown());

export const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const id = z
  .string()
  .regex(idPattern)
  .meta({ description: 'a name in lower case, with hyphens, as `one-line`' });

export const courseShape = z.strictObject({
  id: id.optional().meta({ description: 'a name in lower case, with hyphens, as `go-docker-tour`' }),
  title: text.optional().meta({ description: "the course's title" }),
  next: z.array(text).optional().meta({ description: 'a list of texts: where to go when all is done' }),
});

export const lessonShape = z.strictObject({
  title: text.meta({ description: "the lesson's title" }),
  summary: text.meta({ description: 'one sentence: what the lesson is good for' }),
  minutes: z
    .number()
    .int()
    .min(1)
    .max(600)
    .meta({ description: 'a whole number: about how many minutes it takes' }),
  needs: z
    .array(z.enum(['go', 'docker']))
    .default([])
    .meta({ description: 'a list of what the lesson cannot be done without: go, docker' }),
});

const hints = z.array(text).default([]).meta({
  description: 'a list of texts: first a nudge, then a pointer, the last one the answer',
});

export const stepShape = z.strictObject({
  id,
  kind: z.enum(['read', 'run', 'edit', 'predict', 'quiz', 'order']).meta({
    description: 'one of read, run, edit, predict, quiz, order',
  }),
  run: z
    .union([text, z.array(text)])
    .default([])
    .meta({ description: 'a command line, or a list of them' }),
  file: text.optional().meta({ description: "a path in the learner's module, as `Dockerfile`" }),
  ask: text.optional().meta({ description: 'the question, as a text' }),
  predict: z.literal('rows').optional().meta({
    description: '`rows`: the lines of the Dockerfile are marked, instead of choices',
  }),
  order: z.array(text).min(2).max(9).optional().meta({
    description: 'a list of two to nine lines, in the order in which they are handed out',
  }),
  choices: list.default([]).meta({ description: 'a list of choices, each with `text` and `because`' }),
  weighs: text.optional().meta({
    description: 'the name of images that are weighed and drawn as bars, as `httpserver`',
  }),
  checks: list.default([]).meta({ description: 'a list of checks, each as `- build: {}`' }),
  hints,
  solve: list.default([]).meta({ description: 'a list of actions, each as `- run: go build`' }),
  wrong: list.default([]).meta({ description: 'a list of mistakes, each with `name`, `do` and `says`' }),
  after: text.optional().meta({ description: 'what it meant, in one or two sentences' }),
  timeout: z.number().int().min(1).max(3600).default(120).meta({
    description: 'a whole number of seconds, at most 3600',
  }),
});

export const choiceShape = z.strictObject({
  text: text.meta({ description: 'what can be chosen, as a text in quotes' }),
  because: text.meta({
    description: 'why it is right, or what makes it look right, in one or two sentences',
  }),
  right: z.boolean().default(false).meta({ description: '`right: true` at the one choice that is right' }),
});

export const wrongShape = z.strictObject({
  name: text.meta({ description: 'what the mistake is, in a few words' }),
  do: list.min(1).meta({ description: 'a list of actions, each as `- run: go build`' }),
  says: text.meta({ description: 'part of what the learner must be told about it' }),
});

const path = text.meta({ description: "a path in the learner's module, as `main.go`" });
const line = text.meta({ description: 'a command line' });
const content = z.string().meta({ description: 'the text, best after | on lines of its own' });

/** The actions by the key that names them. */
export const actionShapes = {
  run: z.strictObject({ run: line }),
  serve: z.strictObject({
    serve: line,
    request: z.string().startsWith('/').default('/').meta({ description: 'the path to ask for, as `/`' }),
  }),
  copy: z.strictObject({
    copy: text.meta({ description: "a file of the lesson's folder, as `solution/Dockerfile`" }),
    to: path,
  }),
  write: z.strictObject({ write: path, text: content }),
  replace: z.strictObject({
    replace: path,
    find: z.string().min(1).meta({ description: 'the text to look for' }),
    with: z.string().meta({ description: 'the text to put in its place' }),
  }),
  remove: z.strictObject({ remove: path }),
  answer: z.strictObject({
    answer: z.union([z.number().int().min(1), text]).meta({
      description: "the number of a choice, from 1, or the choice's text",
    }),
  }),
  mark: z.strictObject({
    mark: z.array(text).meta({ description: 'a list of texts: each is part of a line that will run' }),
  }),
  arrange: z.strictObject({
    arrange: z.array(z.number().int().min(1)).min(2).meta({
      description: "the numbers of the step's lines, from 1, in the order that they are put into",
    }),
  }),
} as const;

export type ActionName = keyof typeof actionShapes;
