import { z } from 'zod';
import { progressVersion } from './fresh.ts';
import type { Progress } from './types.ts';

export { emptyRecord, newProgress } from './fresh.ts';

const end = z.discriminatedUnion('how', [
  z.object({ how: z.literal('exited'), code: z.number() }),
  z.object({ how: z.literal('killed'), signal: z.string() }),
  z.object({ how: z.literal('stopped') }),
  z.object({ how: z.literal('timed-out'), seconds: z.number() }),
  z.object({ how: z.literal('not-started'), reason: z.string() }),
]);

const build = z.object({
  dockerfile: z.string(),
  files: z.record(z.string(), z.string()).nullable(),
  format: z.enum(['rawjson', 'plain', 'tty', 'legacy', 'podman']),
  uncached: z.boolean(),
  ended: z.boolean(),
  steps: z.array(
    z.object({
      stage: z.string().nullable(),
      number: z.number(),
      text: z.string(),
      state: z.enum(['ran', 'cached', 'failed', 'running', 'not-reached']),
      seconds: z.number().nullable(),
      startedAt: z.number().nullable(),
    }),
  ),
});

const command = z.object({
  line: z.string(),
  end: end.nullable(),
  milliseconds: z.number(),
  startedAt: z.string(),
  output: z.string(),
  ports: z.array(z.number()),
  container: z.string().nullable(),
  // A picture that cannot be read is no reason to lose what was learnt.
  build: build.optional().catch(undefined),
});

const step = z.object({
  state: z.enum(['open', 'provisional', 'passed', 'skipped']),
  enteredAt: z.string().nullable(),
  commands: z.array(command),
  answer: z
    .union([
      z.object({ choice: z.number(), right: z.boolean(), tries: z.number() }),
      z.object({ marks: z.array(z.object({ text: z.string(), runs: z.boolean() })), tries: z.number() }),
      z.object({ lines: z.array(z.string()), tries: z.number() }),
    ])
    .nullable(),
  hints: z.number(),
  solved: z.boolean(),
  // Files of before this was known do not have it.
  refuted: z.boolean().default(false),
});

const schema = z.object({
  version: z.literal(progressVersion),
  course: z.string(),
  at: z.object({ lesson: z.string(), step: z.string() }).nullable(),
  steps: z.record(z.templateLiteral([z.string(), '/', z.string()]), step),
  shell: z.object({
    directory: z.string().startsWith('/'),
    set: z.record(z.string(), z.string()),
    unset: z.array(z.string()),
  }),
  history: z.array(z.string()),
});

export type ReadProgress =
  | { readonly is: 'read'; readonly progress: Progress }
  /** Written by a newer version of this program. */
  | { readonly is: 'newer'; readonly version: number }
  | { readonly is: 'corrupt'; readonly why: string };

/** Reads a progress file's text. Garbage of any kind is told from a file of a newer version. */
export function readProgress(text: string): ReadProgress {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { is: 'corrupt', why: text.trim() === '' ? 'it is empty' : 'it is not JSON' };
  }
  const version = z.object({ version: z.number() }).safeParse(json);
  if (version.success && version.data.version > progressVersion)
    return { is: 'newer', version: version.data.version };
  const read = schema.safeParse(json);
  if (read.success) return { is: 'read', progress: read.data };
  const issue = read.error.issues[0];
  return { is: 'corrupt', why: `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'not as expected'}` };
}

export function writeProgress(progress: Progress): string {
  return `${JSON.stringify(progress, null, 1)}\n`;
}
