import type { Area } from '../areas.ts';
import type { Found } from '../types.ts';
import { inDependency } from './go-beside.ts';
import { olderGo } from './go-since.ts';

/** What the compiler says of lines that it does not take, known by its words. */
const listed =
  /^(?:vet: )?(?<file>\.{0,2}\/?[\w./-]+\.go):(?<line>\d+):\d+: (?<said>(?:no new variables on left side|invalid (?:operation|argument|recursive type|receiver|use of)|cannot (?:call|infer|assign|range|convert|define|refer|take|indirect|index|slice|compare)|unknown field|duplicate |multiple-value|first argument to|break statement|continue statement|label |unexported |non-boolean|\S.* is not used$|non-constant array|too (?:many|few) (?:values|variables)|method |\S+ (?:\([^)]*\) )?(?:is not (?:a type|an expression|used)|evaluated but not used|redeclared|already declared|overflows|truncated)).*)$/;

/** What go vet says of lines, known by its words. */
const vetSays =
  /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+)(?::\d+)?: (?<said>\S+ format %\S+ (?:has arg|reads arg|of wrong).*|\S+ call has (?:arguments but no formatting directives|possible Printf formatting directive .*)|\S+ call needs .* args? but has .*|\S+ passes lock by value.*|(?:assignment|call of \S+|return|literal|variable declaration|range var \S+) copies lock(?: value)?.*|struct field tag .*|loop variable \S+ captured .*|result of \S+ call not used|the cancel function .*|using \S+ before checking for errors|composite literal uses unkeyed fields|call of \S+ passes non-pointer .*|method \S+ should have signature .*|unreachable code|self-assignment of .*|non-constant format string in call to \S+)/;

/** Of any other words it tells that they stand below the name of a package; but not what -gcflags=-m has it tell. */
const anyError =
  /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>(?!(?:warning|error|fatal error|note|internal compiler error): |can(?:not)? inline |inlining |Found Is|leaking |moved to |.*(?:escapes to heap|does not escape))\S.*)$/;

/** What the compiler, vet and the tests say of code. */
export const goCompile: Area = {
  name: 'go-compile',
  diagnoses: [
    {
      id: 'unused',
      title: 'An unused variable or import',
      fault: 'learner',
      link: 'https://go.dev/doc/faq#unused_variables_and_imports',
      matches: [
        {
          has: ' and not used',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+)(?::\d+)?: (?:"(?<name>[^"]+)" imported (?:as (?<as>\S+) )?and not used|declared and not used: (?<other>\S+)|(?<variable>\S+) declared and not used|imported and not used: "(?<import>[^"]+)")/,
        },
        {
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+)(?::\d+)?: (?<name>\S+) (?:declared|imported) but not used/,
        },
      ],
      cause: 'Line {line} of {file} has a variable or an import that is unused.',
      why: 'Go treats an unused import and an unused local variable as an error.',
      fix: ['Use it, or remove it (or assign it to _): line {line} of {file}.'],
      sharper: ({ groups, reading }) =>
        groups.as && reading.text.includes(`undefined: ${groups.name?.replace(/^.*\//, '')}`)
          ? {
              title: 'A package of another name than its directory',
              cause:
                'The package that line {line} of {file} imports, {name}, calls itself {as}, so it is unused, and the name of its directory is not defined.',
              why: 'In the code a package goes by the name in its package line.',
              fix: [
                'Use that name ({as}.…), or let both agree: write the name of the directory into its package line.',
              ],
            }
          : null,
      yieldsTo: ['syntax-error'],
    },
    {
      id: 'redeclared',
      title: 'The same name is declared twice',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Declarations_and_scope',
      matches: [
        {
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<name>(?!main )\S+) redeclared in this block/,
        },
      ],
      cause: '{name} is declared twice in the same package; the second time at line {line} of {file}.',
      why: 'All .go files of a directory share one set of names.',
      fix: ['Rename or delete one of the two.'],
      yieldsTo: ['goroot-missing'],
    },
    {
      id: 'undefined',
      title: 'A name that is not defined',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Declarations_and_scope',
      matches: [
        {
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+)(?::\d+)?: undefined: (?<name>[\w.]+)(?: \(but have (?<have>\w+)\))?/,
        },
        {
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<name>[\w.]+) undefined \(/,
        },
      ],
      cause: 'Line {line} of {file} uses {name}, which is not defined.',
      why: 'The name is misspelt, its import is missing, it is not exported (only names with a capital letter are), or the file that declares it was not passed to go.',
      sharper: (found) => {
        const { groups } = found;
        return (
          olderGo(found) ??
          inDependency(found) ??
          (groups.have
            ? { fix: [`Write it as {have}, with a capital letter: that is the exported name.`] }
            : /is pointer to (?:interface|type parameter)/.test(found.line.text)
              ? {
                  cause:
                    'Line {line} of {file} asks a pointer to an interface for {name}, and such a pointer has no methods.',
                  why: 'An interface holds a pointer already.',
                  fix: ['Take the interface itself: `func f(r io.Reader)` instead of *io.Reader.'],
                }
              : /^(?:syscall|unix|windows)\./.test(groups.name ?? '')
                ? {
                    why: 'What these packages have differs from system to system, so the code is for another one than GOOS names.',
                    fix: [
                      'Build for the system that it is written for: `GOOS=linux go build`; what is set: `go env GOOS`.',
                      'Or move that code to a file for that system alone, as name_linux.go.',
                    ],
                  }
                : /^(?:any|comparable|min|max|clear)$/.test(groups.name ?? '')
                  ? {
                      why: 'Go knows that name since 1.18 or 1.21: an older one runs, or go.mod asks for one.',
                      fix: [
                        'Use a newer Go: `go version`, and in an image `FROM golang:1.26`.',
                        'Raise the go line: `go mod edit -go=1.26`.',
                      ],
                    }
                  : null)
        );
      },
      fix: [
        'Correct the name or add its import at line {line} of {file}.',
        'Build the whole directory, not one file: `go build .`.',
      ],
      yieldsTo: ['go-too-old', 'cgo-off'],
    },
    {
      id: 'type-mismatch',
      title: 'A value of the wrong type',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Assignability',
      matches: [
        {
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: cannot use (?<said>.*)$/,
        },
        {
          has: 'mismatched types',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>invalid operation: .*mismatched types.*)$/,
        },
        {
          has: 'assignment mismatch',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>assignment mismatch: .*)$/,
        },
        {
          has: ' arguments in call to',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>(?:not enough|too many) arguments in call to .*)$/,
        },
        {
          has: ' return values',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>(?:not enough|too many) return values.*)$/,
        },
        {
          has: ': missing return',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>missing return)(?: at end of function)?$/,
        },
        {
          has: 'does not implement',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>impossible type .*does not implement.*)$/,
        },
      ],
      cause: 'Line {line} of {file} does not fit its types: {said}.',
      why: 'Go never converts one type to another by itself, and a function takes and gives exactly what it declares.',
      fix: ['Correct line {line} of {file}; what a function takes and gives: `go doc PACKAGE.FUNCTION`.'],
      yieldsTo: ['go-too-old'],
      sharper: (found) =>
        inDependency(found) ??
        (found.groups.said === 'missing return'
          ? {
              title: 'A function ends without return',
              cause:
                'The function that ends at line {line} of {file} can end without the result that it promises.',
              why: 'Every way through such a function has to end in return (or panic).',
              fix: ['Add the return above line {line} of {file}.'],
            }
          : null),
    },
    {
      id: 'compile-error',
      title: 'The compiler does not take a line',
      fault: 'learner',
      link: 'https://go.dev/ref/spec',
      matches: [
        { has: '.go:', says: listed },
        { has: '.go:', says: anyError },
      ],
      cause: 'The compiler does not take line {line} of {file}: {said}.',
      why: 'It reads as Go, and does not mean anything that Go could do.',
      fix: ['Correct line {line} of {file}; the first message counts, others may follow from it.'],
      sharper: (found) =>
        inDependency(found) ??
        (/rune literal/.test(found.groups.said ?? '')
          ? {
              why: 'Single quotes are for one character.',
              fix: ['Put the text of line {line} of {file} in double quotes: `"hello"`.'],
            }
          : null),
      when: (found) => listed.test(found.line.text) || underHeader(found) === 'compile',
      yieldsTo: [
        'redeclared',
        'main-redeclared',
        'type-mismatch',
        'unused',
        'undefined',
        'brace-newline',
        'syntax-error',
        'file-encoding',
        'vet-printf',
        'embed-no-match',
        'go-line-too-low',
        'go-too-old',
        'goroot-missing',
        'cgo-header',
        'cgo-off',
        'x-sys-too-old',
      ],
    },
    {
      id: 'vet-printf',
      title: 'go vet found a mistake',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/vet',
      matches: [
        { has: '.go:', says: vetSays },
        { has: '.go:', says: anyError },
      ],
      cause: 'go vet objects to line {line} of {file}: {said}.',
      why: 'It compiles, but hardly does what was meant; go test runs the same check.',
      when: (found) => vetSays.test(found.line.text) || underHeader(found) === 'vet',
      fix: ['Correct line {line} of {file}.'],
    },
  ],
};

/** What the line is part of: `# PACKAGE` stands above what the compiler says, `# [PACKAGE]` above what vet says. */
function underHeader({ line, reading: { lines } }: Found): 'compile' | 'vet' | null {
  const at = lines.indexOf(line);
  for (let up = at - 1; up >= Math.max(0, at - 60); up -= 1) {
    const above = lines[up];
    if (!above || above.segment !== line.segment) return null;
    if (above.step !== line.step || above.kind !== 'said') continue;
    if (/^# \[\S+\]$/.test(above.text)) return 'vet';
    if (/^# \S+(?: \[\S+\.test\])?$/.test(above.text)) return 'compile';
    if (!/^(?:vet: )?\S+\.go:\d+|^\s|^$/.test(above.text)) return null;
  }
  return null;
}
