import type { Instruction } from '../../dockerfile/types.ts';
import { fromMissing } from './before-from.ts';
import { fromUnread } from './failure-from.ts';
import { at, type Cause, causesAt, failedAt, quote, type Scene } from './scene.ts';

/** Failures of the Dockerfile's own words: nothing was run yet. */
export function syntaxFailure(scene: Scene): Cause | null {
  const { dockerfile, record } = scene;
  const { rest } = record;
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
  const asked = /(network\.host|security\.insecure) is not allowed/.exec(rest)?.[1]?.replace('.', '=');
  const asks = dockerfile.stages
    .flatMap(({ instructions }) => instructions)
    .find(({ flags }) => flags.some(({ name, value }) => `${name}=${value}` === asked));
  if (asks)
    return {
      id: 'flag-not-allowed',
      found: `the builder does not allow --${asked}`,
      why: `Line ${asks.line} asks for more than a build gets: --${asked} is granted only where builder and command allow it.`,
      next: `Take --${asked} out of line ${asks.line}: downloads work without it.`,
      place: at(asks),
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
    return { ...fromMissing, place: place ?? { file: 'Dockerfile', line: 1 } };
  const circular = /circular dependency detected|refers to current build stage/i.test(rest);
  if (circular)
    return {
      id: 'wrong-stage-name',
      found: 'a stage that takes files from itself',
      why: 'COPY --from names the stage that it stands in, or one that takes files from this one. It can only take from another one, above it.',
      next: 'Give the stage that builds a name of its own (FROM … AS builder) and copy from that.',
      place,
    };
  return unread(scene, instruction);
}

/** What the builder cannot read, and why; where that is one of the common slips, in words of our own. */
function unread({ record: { rest }, dockerfile }: Scene, instruction: Instruction | null): Cause | null {
  const parse =
    /(?:dockerfile parse error(?: on line \d+| line \d+)?|Syntax error - |failed to parse stage name "[^"]*"|base name \([^)]*\) should not be blank|invalid reference format|invalid name for build stage|invalid containerPort|unsupported mount type|\w+ must have two arguments|unexpected end of statement|unterminated heredoc|invalid includepatterns)[:\s-]*(.*)/i.exec(
      rest,
    );
  if (!parse) return null;
  const list = dockerfile.stages.flatMap(({ instructions }) => instructions).find(isBrokenList);
  const place = instruction ? at(instruction) : null;
  const words = instruction?.args ?? [];
  const line = `Line ${place?.line ?? '?'}`;
  const slip = causesAt(place);
  if (instruction && /\s#/.test(instruction.text)) return commentBehind(instruction);
  if (list && (instruction === list || /includepatterns/.test(parse[0])))
    return {
      ...slip(
        'list-not-json',
        `${quote(list)} is not the list that it looks like`,
        'JSON wants double quotes around each name. Without them the brackets are a part of the names.',
        `Write ${list.keyword} ${JSON.stringify(list.rest.match(/[\w./:=@*-]+/g) ?? [])}, or no brackets.`,
      ),
      place: at(list),
    };
  if (/unterminated heredoc/.test(parse[0]))
    return slip(
      'heredoc-unended',
      'a here-document without its end',
      `${line} begins one with <<, and no line below holds its word alone.`,
      'Write that word, as EOF, on a line of its own below, with nothing before or behind it.',
    );
  if (instruction?.keyword === 'FROM') return fromUnread(instruction, parse[0]);
  const flag = /unknown flag: (--\S+)|missing a value on flag: (--\S+)/.exec(rest);
  if (flag)
    return slip(
      flag[1] ? 'flag-unknown' : 'flag-without-value',
      flag[1] ? `${instruction?.keyword ?? 'it'} has no flag ${flag[1]}` : `${flag[2]} without its value`,
      flag[1]
        ? `${line} gives ${instruction?.keyword ?? 'an instruction'} a flag that the builder does not know.`
        : `${line}: a flag and its value are one word, joined by =, as in ${flag[2]}=builder.`,
      flag[1]
        ? `Write --from, --chown, --chmod or what else you mean${instruction?.keyword === 'RUN' ? ', as --mount' : ''}.`
        : `Write ${flag[2]}= and the value right behind it.`,
    );
  const mount = /unsupported mount type "([^"]*)"(?: \(did you mean (\w+)\?\))?/.exec(rest);
  if (mount)
    return slip(
      'mount-type-unknown',
      `there is no mount of type ${mount[1]}`,
      `${line} asks for a mount that the builder does not have: bind, cache, tmpfs, secret and ssh are those it knows.`,
      `Write type=${mount[2] ?? 'cache'}.`,
    );
  const joined = instruction?.flags.find(({ name, value }) => name === 'from' && /.:?\/./.test(value))?.value;
  if (joined !== undefined && words.length < 2)
    return slip(
      'wrong-stage-name',
      `--from=${joined} has the path in it`,
      `${line} joins the name of the stage and the path in it to one word, and they are two.`,
      `Write --from=${joined.replace(/:?\//, ' /')}`,
    );
  if (/^(?:COPY|ADD)$/.test(instruction?.keyword ?? '') && words.length < 2)
    return slip(
      'copy-without-target',
      `${instruction?.text} says not where to`,
      `${line} takes what to copy and where to put it, and there is only one of the two.`,
      `Write ${instruction?.keyword} . . or name both.`,
    );
  return {
    id: 'dockerfile-not-parsed',
    found: instruction ? `the builder cannot read ${quote(instruction)}` : 'the builder cannot read it',
    why: `It says: ${parse[0].replace(/^dockerfile parse error[^:]*: /i, '').trim()}. Nothing is built until it can read the whole file.`,
    next: place ? `Correct line ${place.line} of the Dockerfile.` : 'Correct the Dockerfile.',
    place,
  };
}

/** `COPY . . # all of it`: what stands behind an instruction belongs to it. */
export function commentBehind(instruction: Instruction): Cause {
  return {
    id: 'comment-after-instruction',
    found: `a comment behind ${instruction.keyword}`,
    why: `Line ${instruction.line} has a # behind the instruction. A comment needs a line of its own: here its words are taken for part of ${instruction.keyword}.`,
    next: 'Put the comment on the line above.',
    place: at(instruction),
  };
}

/** `COPY [go.mod, ./]` */
const isBrokenList = ({ keyword, form, rest }: Instruction): boolean =>
  /^(?:COPY|ADD)$/.test(keyword) && form === 'shell' && /^\[.*\]$/.test(rest);
