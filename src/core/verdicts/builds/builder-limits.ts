import { readDockerfile } from '../../dockerfile/read.ts';
import type { BuildRecord } from '../build-record.ts';
import type { MachineFault } from '../verdict.ts';

/**
 * What a Dockerfile asks for that is right, and that the builder of this record does not know. Docker's legacy builder
 * takes a here-document for a shell line that does nothing; Podman before 5 takes its lines for instructions.
 */
export function builderLimit(text: string, { format, rest }: BuildRecord): MachineFault | null {
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
