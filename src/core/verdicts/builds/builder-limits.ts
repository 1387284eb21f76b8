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
  const strict = format === 'podman' ? stricter(text, rest) : null;
  if (strict) return strict;
  // `COPY <<EOF` is looked for as a file of that name.
  if (format !== 'legacy' && !(format === 'podman' && /unknown instruction|[/"]<<\S+"/i.test(rest)))
    return null;
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

/** What BuildKit takes and Podman 4 does not: a mount's target that counts from WORKDIR, a stage's name in other letters. */
function stricter(text: string, rest: string): MachineFault | null {
  const target = /invalid container path "([^"~][^"]*)", must be an absolute path/.exec(rest)?.[1];
  const from = /--from=(\S+): no stage or image found with that name/.exec(rest)?.[1];
  const dockerfile = readDockerfile(text);
  const all = dockerfile.stages.flatMap(({ instructions }) => instructions);
  const line = (flag: string, value: string) =>
    all.find(({ flags }) =>
      flags.some((each) => each.name === flag && each.value?.split(/[,=]/).includes(value)),
    )?.line ?? '?';
  if (target !== undefined)
    return {
      id: 'builder-stricter',
      what: `Line ${line('mount', target)} of the Dockerfile mounts to ${target}, and this Podman takes only a whole path there.`,
      next: 'Write the folder from / on, or update Podman.',
    };
  if (from !== undefined && dockerfile.stages.some(({ name }) => name === from.toLowerCase()))
    return {
      id: 'builder-stricter',
      what: `Line ${line('from', from)} of the Dockerfile takes from ${from}, and this Podman tells capitals from small letters in a stage's name.`,
      next: 'Write the name as it stands behind AS.',
    };
  return null;
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
