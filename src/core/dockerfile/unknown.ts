import type { Dockerfile, Instruction } from './types.ts';

/**
 * The first line that starts with a word no builder knows; null where there is none. A here-document's lines may be
 * anything: where there is one, the builder tells what it cannot read.
 */
export function unknownInstruction(read: Dockerfile, text: string): Instruction | null {
  if (/<<-?["']?\w/.test(text)) return null;
  const all = read.stages.flatMap(({ instructions }) => instructions);
  return all.find(({ keyword }) => !known.has(keyword)) ?? null;
}

const known: ReadonlySet<string> = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);
