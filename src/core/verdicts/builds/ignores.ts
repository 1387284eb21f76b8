import type { FolderFacts } from '../facts/build.ts';
import type { Failed, Unknown } from '../verdict.ts';

/** Nothing is kept back from the builder: there is no .dockerignore, or it has another name. null where there is one. */
export function ignoresNothing({
  files,
  ignore,
}: FolderFacts): Omit<Failed, 'expected'> | Omit<Unknown, 'expected'> | null {
  if (ignore && /^\s*[^\s#]/m.test(ignore.text)) return null;
  if (ignore)
    return {
      status: 'failed',
      found: `${ignore.name} names nothing`,
      why: 'Each of its lines is a file or a folder that is not sent. Without one, everything is.',
      next: `Write the binary into ${ignore.name}, and build again.`,
      cause: 'dockerignore-empty',
      place: { file: ignore.name, line: 1 },
    };
  const other = files.find((file) => /^[._-]?(?:docker|container)[._-]?ignores?(?:\.\w+)?$/i.test(file));
  if (other !== undefined)
    return {
      status: 'failed',
      found: `no .dockerignore, but ${other}`,
      why: `The builder looks for that very name, with the dot in front: ${other} is a file like any other to it, and is sent along.`,
      next: `Rename it, mv ${other} .dockerignore, and build again.`,
      cause: 'dockerignore-misnamed',
      place: { file: other, line: 1 },
    };
  return {
    status: 'unknown',
    found: 'no .dockerignore yet',
    why: 'Without a file of that name beside the Dockerfile, all of the folder is sent to the builder.',
    next: "Write it, printf 'httpserver\\n.git\\n' > .dockerignore, and build again.",
    cause: 'dockerignore-missing',
    fault: null,
  };
}
