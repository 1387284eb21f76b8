import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runCommand } from '../../src/commands/index.ts';
import type { Options } from '../../src/commands/options.ts';
import type { Streams } from '../../src/commands/verb.ts';

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Streams that keep what is written; nobody is at them. */
function fakeStreams(): { streams: Streams; out(): string; err(): string } {
  const written = { out: '', err: '' };
  const writer = (to: 'out' | 'err') => ({
    isTTY: false,
    write: (text: string) => {
      written[to] += text;
      return true;
    },
  });
  const streams = { stdin: { isTTY: false }, stdout: writer('out'), stderr: writer('err') };
  return { streams: streams as unknown as Streams, out: () => written.out, err: () => written.err };
}

/** Runs the program's command line in this process. */
export async function command(...argv: readonly string[]): Promise<Ran> {
  const { streams, out, err } = fakeStreams();
  const code = await runCommand(argv, streams, openNoTour);
  return { code, out: out(), err: err() };
}

async function openNoTour(options: Options, streams: Streams): Promise<number> {
  streams.stdout.write(`opened ${options.workspace}\n`);
  return 0;
}

/** A course of one lesson, whose three steps need no tool: a file, a question, and something to read. */
export async function writeCourse(folder: string): Promise<string> {
  const files = {
    'course.yaml': 'id: small\ntitle: A small course\n',
    '01-files/lesson.md': lesson,
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

const step = (title: string, yaml: string) => `## ${title}\n\nProse.\n\n\`\`\`step\n${yaml}\`\`\`\n`;
const lesson = `---
title: Files
summary: Write a file
minutes: 3
needs: [go]
---

Introduction.

${step(
  'Write it',
  `id: write
kind: edit
file: notes.txt
checks:
  - file: {path: notes.txt, has: ['hello']}
hints:
  - A nudge.
  - A pointer.
  - The answer.
solve:
  - write: notes.txt
    text: hello
`,
)}
${step(
  'Answer',
  `id: ask
kind: quiz
ask: Which?
choices:
  - text: this
    because: it is
    right: true
  - text: that
    because: it is not
checks:
  - answer: {right: true}
hints: [Think., The first.]
solve:
  - answer: 1
`,
)}
${step('Read', 'id: read\nkind: read\n')}`;
