import { at, type Cause, failedAt, quote, type Scene } from './scene.ts';

/** Failures of the Dockerfile's own words: nothing was run yet. */
export function syntaxFailure(scene: Scene): Cause | null {
  const { rest } = scene.record;
  const instruction = failedAt(scene);
  const place = instruction ? at(instruction) : null;
  if (/cannot be empty|file with no instructions|no contents in "/i.test(rest))
    return {
      id: 'dockerfile-empty',
      found: 'a Dockerfile without instructions',
      why: 'The Dockerfile is empty, so there is nothing to build.',
      next: 'Write its first line: FROM and the Go image.',
      place: { file: 'Dockerfile', line: 1 },
    };
  const unknown = /unknown instruction: "?([^\s"]+)/i.exec(rest);
  if (unknown)
    return {
      id: 'instruction-unknown',
      found: `${unknown[1]} is no instruction`,
      why: `Line ${place?.line ?? '?'} of the Dockerfile starts with ${unknown[1]}, a word that the builder does not know. It builds nothing until every line starts with one that it does.`,
      next:
        /did you mean (\S+?)\?/.exec(rest)?.[1] === undefined
          ? 'Correct the word; a line that goes on needs a \\ at the end of the one before.'
          : `Write ${/did you mean (\S+?)\?/.exec(rest)?.[1]} there.`,
      place,
    };
  if (/no build stage in current context|no FROM statement found/i.test(rest))
    return {
      id: 'from-missing',
      found: 'an instruction before the first FROM',
      why: 'An image starts from another one, and FROM names it; only ARG may stand before it.',
      next: 'Make FROM the first line.',
      place: place ?? { file: 'Dockerfile', line: 1 },
    };
  const circular = /circular dependency detected|refers to current build stage/i.test(rest);
  if (circular)
    return {
      id: 'wrong-stage-name',
      found: 'a stage that takes files from itself',
      why: 'COPY --from names the stage that it stands in. It can only take from another one, above it.',
      next: 'Give the stage that builds a name of its own (FROM … AS builder) and copy from that.',
      place,
    };
  const parse =
    /(?:dockerfile parse error(?: on line \d+| line \d+)?|Syntax error - |failed to parse stage name "[^"]*"|base name \([^)]*\) should not be blank)[:\s-]*(.*)/i.exec(
      rest,
    );
  if (!parse) return null;
  return {
    id: 'dockerfile-not-parsed',
    found: instruction ? `the builder cannot read ${quote(instruction)}` : 'the builder cannot read it',
    why: `It says: ${parse[0].replace(/^dockerfile parse error[^:]*: /i, '').trim()}. Nothing is built until it can read the whole file.`,
    next: place ? `Correct line ${place.line} of the Dockerfile.` : 'Correct the Dockerfile.',
    place,
  };
}
