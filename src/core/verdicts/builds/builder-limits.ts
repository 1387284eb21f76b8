import { readDockerfile } from '../../dockerfile/read.ts';
import type { BuildRecord } from '../build-record.ts';
import type { MachineFault } from '../verdict.ts';

/**
 * What a Dockerfile asks for that is right, and that the builder of this record does not know. Docker's legacy builder
 * takes a here-document for a shell line that does nothing; Podman before 5 takes its lines for instructions.
 */
export function builderLimit(text: string, { format, rest }: BuildRecord): MachineFault | null {
  const flagged = format === 'legacy' || format === 'podman' ? unknownFlag(text, format, rest) : null;
  if (flagged) return flagged;
  if (format !== 'legacy' && !(format === 'podman' && /unknown instruction/i.test(rest))) return null;
  const all = readDockerfile(text).stages.flatMap(({ instructions }) => instructions);
  const heredoc = all.find(({ heredocs }) => heredocs.length > 0);
  if (!heredoc) return null;
  const builder = format === 'legacy' ? "Docker's legacy builder, which is in use here" : 'this Podman';
  return {
    id: 'builder-without-heredocs',
    what: `Line ${heredoc.line} of the Dockerfile has a here-document, and ${builder} knows none.`,
    next:
      format === 'legacy'
        ? 'Install the docker-buildx package and unset DOCKER_BUILDKIT, or join the commands with &&.'
        : 'Update Podman to 5 or newer, or join the commands with &&.',
  };
}

/** Flags that BuildKit has and the older builders do not; `RUN --mount` they name themselves, see engineFault. */
const newer = /^(?:link|parents|exclude|chmod|network|security|checksum|keep-git-dir|unpack)$/;

function unknownFlag(text: string, format: 'legacy' | 'podman', rest: string): MachineFault | null {
  if (!/option requires BuildKit|unknown flag:|only supports? the --/i.test(rest)) return null;
  for (const { keyword, flags, line } of readDockerfile(text).stages.flatMap(
    ({ instructions }) => instructions,
  )) {
    const flag = flags.find(({ name }) => newer.test(name));
    if (!flag || (/unknown flag: (?:--)?([\w-]+)/i.exec(rest)?.[1] ?? flag.name) !== flag.name) continue;
    return {
      id: 'builder-without-flag',
      what: `Line ${line} of the Dockerfile has ${keyword} --${flag.name}, which ${format === 'legacy' ? "Docker's legacy builder, which is in use here," : 'this Podman'} does not know.`,
      next:
        format === 'legacy'
          ? 'Install the docker-buildx package and unset DOCKER_BUILDKIT, or leave the flag out.'
          : 'Update Podman to 5 or newer, or leave the flag out.',
    };
  }
  return null;
}
