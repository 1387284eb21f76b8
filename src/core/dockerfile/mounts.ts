/** `RUN` with mounts, and what stands between it and the command. */
const mounted = /^([ \t]*RUN)(?:\s+(?:\\\r?\n\s*)?--mount=\S+)+(?:\s*\\\r?\n)?\s*/gim;

/** Whether a Dockerfile needs a builder that knows `RUN --mount`. */
export function hasMounts(text: string): boolean {
  return text.search(mounted) >= 0;
}

/** The same Dockerfile for a builder that does not: what a cache mount keeps is made anew, and all else is as it was. */
export function withoutMounts(text: string): string {
  return text.replace(mounted, '$1 ');
}
