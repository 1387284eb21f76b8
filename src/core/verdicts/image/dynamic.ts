import { shellText } from '../../dockerfile/go-commands.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/types.ts';
import type { Stopped } from '../facts/images.ts';
import type { Problem } from '../outcome.ts';
import { placeOf } from './places.ts';

/** A program that asks for a loader or for libraries that are not in the image, and what in the Dockerfile makes it so. */
export function dynamic(found: string, { dockerfile, program }: Stopped): Problem {
  const all = dockerfile.stages.flatMap(({ instructions }) => instructions);
  const build = all.findLast(builds) ?? null;
  const line = build === null ? '' : shellText(build);
  const pie = /-buildmode[= ]pie/.test(line);
  const lost = pie || build === null ? null : notHeld(dockerfile, build);
  const loader = program?.interpreter?.there ?? false;
  return {
    found,
    why: `The program is linked dynamically: a loader and the C library have to be there to start it, and this image ${
      loader ? 'has the loader alone' : 'has neither'
    }.${pie ? ' -buildmode=pie makes it so, even without cgo.' : (lost ?? almost(all) ?? flagAlone(line))}`,
    next: pie
      ? 'Leave -buildmode=pie out, and keep CGO_ENABLED=0.'
      : 'Build it statically: RUN CGO_ENABLED=0 GOOS=linux go build, and the rest as before.',
    cause: 'dynamic-in-scratch',
    place: placeOf(build),
  };
}

/** Flags that do not make it static by themselves. */
function flagAlone(line: string): string {
  if (/-extldflags/.test(line))
    return /-linkmode[= ]["']?external/.test(line)
      ? ''
      : ' -extldflags is for the linker of gcc, which go calls only with -linkmode=external.';
  return /-ldflags\S*.*-[sw]\b/.test(line)
    ? ' -s and -w leave out what debuggers read; how it is linked they do not change.'
    : '';
}

/** A setting that was meant for CGO_ENABLED=0; null where there is none. */
function almost(all: readonly Instruction[]): string | null {
  const lines = all.filter(({ keyword }) => /^(?:RUN|ENV|ARG)$/.test(keyword));
  for (const each of lines) {
    const text = each.keyword === 'RUN' ? shellText(each) : each.rest;
    const name = /\b(?!CGO_(?:ENABLED|\w+FLAGS)\b)((?:\w+_)?[Cc][Gg][Oo](?:_\w+)?)=["']?\w/.exec(text)?.[1];
    if (name) return ` ${name} in line ${each.line} is nothing to go: the name is CGO_ENABLED.`;
    if (/\bCGO_ENABLED\s+=/.test(text))
      return ` Line ${each.line} has spaces around the =, which make the value of CGO_ENABLED another one.`;
    const value = /\bCGO_ENABLED[= ]["']?(?![01]\b)(\w+)/.exec(text)?.[1];
    if (value) return ` CGO_ENABLED=${value} in line ${each.line} is neither 0 nor 1, so go passes over it.`;
  }
  return null;
}

/** Why a CGO_ENABLED=0 that is in the Dockerfile does not come to the line that builds; null where there is none. */
function notHeld({ preamble, stages }: Dockerfile, build: Instruction): string | null {
  const all = [...preamble, ...stages.flatMap(({ instructions }) => instructions)];
  const set = all.find(
    ({ keyword, text }) => /^(?:RUN|ENV|ARG)$/.test(keyword) && /CGO_ENABLED[= ]"?0/.test(text),
  );
  if (set === undefined) return null;
  const reason = () => {
    if (preamble.includes(set)) return 'an ARG above the first FROM holds in FROM lines alone';
    return set.keyword === 'RUN'
      ? 'each RUN has a shell of its own'
      : 'ENV and ARG hold in their own stage, from their line on';
  };
  if (set !== build)
    return ` CGO_ENABLED=0 in line ${set.line} does not hold in the line that builds: ${reason()}.`;
  const ofBuild = /export\s+CGO_ENABLED|CGO_ENABLED=0[^&;|\n]*\bgo\s+(?:build|install)/.test(
    shellText(build),
  );
  return ofBuild
    ? null
    : ' CGO_ENABLED=0 stands before another command of that line, and holds for that one alone.';
}

export const builds = (instruction: Instruction): boolean =>
  instruction.keyword === 'RUN' && /\bgo\s+(?:build|install)\b/.test(shellText(instruction));
