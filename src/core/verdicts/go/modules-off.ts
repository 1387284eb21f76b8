import type { ModulesFact } from '../facts/modules.ts';
import type { Problem } from '../outcome.ts';

/** Why go does not work in module mode, and who said so; null when it does. */
export function modulesProblem(modules: ModulesFact): Problem | null {
  if (modules.inForce) return null;
  const { from } = modules;
  const place = from.in === 'file' ? from.place : null;
  const undo = from.in === 'environment' ? 'unset GO111MODULE' : 'go env -u GO111MODULE';
  if (modules.refused !== null && from.in === 'nowhere')
    return {
      found: `go does not answer: ${firstLine(modules.refused)}`,
      why: "A setting of go's is one that go itself refuses, so every go command stops.",
      next: 'Read what go says, and take the setting back with go env -u or unset.',
      cause: 'go-env-refused',
      place: null,
    };
  if (modules.refused !== null || (modules.value !== 'off' && from.in !== 'nowhere'))
    return {
      found: `GO111MODULE=${modules.value.trimEnd()}${unseen(modules.value)}${saved(modules)}`,
      ...whyBad(modules.value),
      next:
        from.in === 'file'
          ? `Correct or delete ${where(place)}: it can be edited like any file.`
          : `Run ${undo}.`,
      place,
    };
  if (from.in === 'environment')
    return {
      found: 'GO111MODULE=off in the environment',
      why: 'An exported variable wins over what go env -w saves, and off makes go ignore go.mod.',
      next: 'Run unset GO111MODULE, or export GO111MODULE=on; and look where it is exported, as in ~/.bashrc.',
      cause: 'go111module-off-env',
      place: null,
    };
  return {
    found: `GO111MODULE=off${saved(modules)}`,
    why: `A saved off stays until it is taken back, and an empty variable does not hide it. ${from.in === 'file' && from.passedOver ? `Line ${from.passedOver} counts for nothing: only a line that begins with GO111MODULE= does.` : 'With it go ignores go.mod.'}`,
    next: 'Run go env -u GO111MODULE, or go env -w GO111MODULE=on.',
    cause: 'go111module-off-file',
    place,
  };
}

/** go takes a value to the letter: what is wrong with one that it refuses. */
function whyBad(value: string): Pick<Problem, 'why' | 'cause'> {
  const knows = 'It knows on, off and auto alone, and anything else stops every go command.';
  if (value.endsWith('\r'))
    return {
      why: `The line ends as lines do on Windows, and for go the carriage return is a part of the value. ${knows}`,
      cause: 'go111module-carriage-return',
    };
  if (/["'`]/.test(value))
    return {
      why: `For go the quotes are a part of the value. ${knows}`,
      cause: 'go111module-in-quotes',
    };
  if (value.includes('#'))
    return {
      why: `A comment needs a line of its own: behind a value, for go, it is a part of it. ${knows}`,
      cause: 'go111module-with-comment',
    };
  if (value !== value.trim())
    return {
      why: `For go the space is a part of the value. ${knows}`,
      cause: 'go111module-with-space',
    };
  if (/^(on|off|auto)$/i.test(value))
    return {
      why: `For go capital letters are other letters. ${knows}`,
      cause: 'go111module-in-capitals',
    };
  return {
    why: 'GO111MODULE knows on, off and auto, spelt exactly so. Any other value stops every go command.',
    cause: 'go111module-bad-value',
  };
}

/** What of a value's end cannot be seen. */
function unseen(value: string): string {
  if (value.endsWith('\r')) return ' and a carriage return';
  return value === value.trimEnd() ? '' : ' and a space';
}

function saved({ from }: ModulesFact): string {
  if (from.in === 'environment') return ' in the environment';
  return from.in === 'file' ? `, saved in ${where(from.place)}` : '';
}

function where(place: { file: string; line: number } | null): string {
  return place ? `${place.file}:${place.line}` : "go's settings file";
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}
