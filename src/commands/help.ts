import { type Flag, flags } from './flags.ts';
import type { Verb } from './verb.ts';

/** What `--help` prints. */
export function helpText(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map(({ usage }) => usage.length));
  const lines = verbs.map(({ usage, summary }) =>
    usage.length > 34
      ? `  ${usage}\n  ${' '.repeat(34)}  ${summary}`
      : `  ${usage.padEnd(Math.min(width, 34))}  ${summary}`,
  );
  return `go-docker-tour: from Go modules to a tiny Docker image, with the real go and docker

  go-docker-tour [--workspace DIR]    opens the tour; Enter and Tab carry you through, ? shows all keys

${lines.join('\n')}

Options
${flags.map(optionLine).join('\n')}

  GO_DOCKER_TOUR_BASE_IMAGE   the base image of the lessons, where golang:<version> comes from a registry of your own
`;
}

function optionLine({ name, value, short, tour, verbs, summary }: Flag): string {
  const written = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
  const whose = tour === true || verbs === undefined ? '' : `for ${inWords(verbs)}: `;
  return `  ${written.padEnd(19)}  ${whose}${summary}`;
}

function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
