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
  --workspace DIR   the folder to work in; ~/go-docker-tour by default
  --course DIR      another course than the one that comes with it
  --engine NAME     docker or podman; by default docker, or podman where there is only that
  --plain           the tour as lines and prompts, for screen readers and pipes
  --json            for list, check, explain and doctor: one object on standard output; for lint: one a line, the totals last
  --report          for doctor: what may be pasted into a question, without secrets
  --static          for lint: looks at the text only, and proves nothing
  --fix             for doctor: shows what the tour can put right, asks, and does it
  --yes             for reset, clean and doctor --fix: do not ask
  --help, --version

  GO_DOCKER_TOUR_BASE_IMAGE   the base image of the lessons, where golang:<version> comes from a registry of your own
`;
}
