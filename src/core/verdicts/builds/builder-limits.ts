import { readDockerfile } from '../../dockerfile/read.ts';
import { type BuildRecord, recordText } from '../build-record.ts';
import type { MachineFault } from '../verdict.ts';

/**
 * What a Dockerfile asks for that is right, and that the builder of this record does not know. Docker's legacy builder
 * takes a here-document for a shell line that does nothing; Podman before 5 takes its lines for instructions.
 */
export function builderLimit(text: string, record: BuildRecord): MachineFault | null {
  const { format, rest } = record;
  const flagged = format === 'legacy' || format === 'podman' ? unknownFlag(text, format, rest) : null;
  if (flagged) return flagged;
  if (format === 'legacy' && /failed to parse platform/.test(recordText(record))) return noPlatform(text);
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

/** BUILDPLATFORM and its like have a value without being given one with BuildKit alone. */
function noPlatform(text: string): MachineFault | null {
  const from = readDockerfile(text).stages.find(({ from }) =>
    from.flags.some(({ name, value }) => name === 'platform' && /\$\{?(?:BUILD|TARGET)/.test(value ?? '')),
  )?.from;
  if (!from) return null;
  return {
    id: 'builder-without-platforms',
    what: `Line ${from.line} of the Dockerfile asks for a platform by a variable that BuildKit sets, and Docker's legacy builder, which is in use here, does not.`,
    next: 'Install the docker-buildx package and unset DOCKER_BUILDKIT, or leave --platform out.',
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
