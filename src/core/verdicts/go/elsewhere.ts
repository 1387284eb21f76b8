import type { ModuleFact } from '../facts/module.ts';
import type { Problem } from '../outcome.ts';

/** A name that the compiler does not find, and that is declared in a file which it does not read; null elsewhere. */
export function declaredElsewhere(fact: ModuleFact, problem: Problem): Problem | null {
  const name = /undefined: (\w+)$/.exec(problem.found)?.[1];
  const used = problem.place;
  if (name === undefined || used === null) return null;
  const there = fact.declared.find((one) => one.name === name && one.file !== used.file);
  if (!there) return null;
  const { file, line } = there;
  const found = `${problem.found}; it is in ${file}:${line}`;
  if (folderOf(file) !== folderOf(used.file)) {
    const clause = fact.packages.find((one) => one.file === file)?.name ?? 'that folder';
    return {
      ...problem,
      found,
      why: `Each folder is a package of its own. From ${folderOf(file)}/ a name is seen only through an import, and with a capital letter in front.`,
      next: `Move it into package main beside ${used.file}, or give it a capital letter, import the folder, and write ${clause}. in front.`,
      cause: 'name-of-another-folder',
    };
  }
  if (file.endsWith('_test.go'))
    return {
      found,
      why: `go build leaves out what ends in _test.go, so ${name} is not there for ${used.file}.`,
      next: `Move ${name} into a file that does not end in _test.go, then build again.`,
      cause: 'name-of-a-test-file',
      place: { file, line },
    };
  return {
    found: `${found}, which go leaves out`,
    why: 'An ending like _windows.go or _arm64.go, or a //go:build line, keeps a file out of builds for anything else.',
    next: `Take the //go:build line out of ${file}, or rename the file; then build again.`,
    cause: 'excluded-by-constraints',
    place: { file, line: 1 },
  };
}

const folderOf = (file: string) => file.split('/').slice(0, -1).join('/');
