import type { Place } from '../../course/types.ts';
import type { Problem } from '../outcome.ts';
import type { Rule } from './module-rules.ts';

/** What go says of the folder and of the code in it; the first that fits wins. */
export const compileRules: readonly Rule[] = [
  {
    pattern: /go\.mod file not found in current directory|cannot find main module/,
    read: () => ({
      found: 'there is no go.mod in the folder or above it',
      why: 'A build needs a module, and go.mod is what makes a folder one.',
      next: 'In the folder with main.go, run go mod init httpserver.',
      cause: 'go-mod-missing',
      place: null,
    }),
  },
  {
    pattern: /no Go files in|no go files listed/,
    read: () => ({
      found: 'there are no Go files in the folder',
      why: 'A program is built from the .go files of a folder.',
      next: "Put main.go back into the module's folder.",
      cause: 'no-go-files',
      place: null,
    }),
  },
  {
    pattern: /package \S+ is not a main package|cannot run non-main package/,
    read: () => notMain(null),
  },
  {
    pattern: /function main is undeclared in the main package/,
    read: () => ({
      found: 'package main has no func main',
      why: 'A program begins in func main; without one go cannot link it.',
      next: 'Write func main() { ... } in main.go, in small letters.',
      cause: 'main-missing',
      place: null,
    }),
  },
  {
    pattern: /^(?:vet: )?(?:\.\/)?([^\s:]+\.go):(\d+)(?::\d+)?: (.*)/m,
    read: ([, file, line, said]) => ({
      found: `${file}:${line}: ${said}`,
      why: 'The Go compiler cannot make a program of this.',
      next: `Correct line ${line} of ${file}, then build again.`,
      cause: 'compile-error',
      place: { file: file ?? '', line: Number(line) },
    }),
  },
];

export function notMain(place: Place | null): Problem {
  return {
    found: 'the package in main.go is not called main',
    why: 'go build makes a program of package main only. Of any other it makes a library, or nothing, and says no word.',
    next: 'Let the first line of main.go be: package main',
    cause: 'package-not-main',
    place,
  };
}
