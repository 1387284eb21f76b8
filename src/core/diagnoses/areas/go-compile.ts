import type { Area } from '../areas.ts';

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
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+)(?::\d+)?: (?:"(?<name>[^"]+)" imported (?:as \S+ )?and not used|declared and not used: (?<other>\S+)|imported and not used: "(?<import>[^"]+)")/,
        },
        {
          has: ' but not used',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+)(?::\d+)?: (?<name>\S+) (?:declared|imported) but not used/,
        },
      ],
      cause: 'Line {line} of {file} has a variable or an import that is unused.',
      why: 'Go treats an unused import and an unused local variable as an error.',
      fix: ['Use it, or remove it (or assign it to _): line {line} of {file}.'],
    },
    {
      id: 'brace-newline',
      title: 'An opening brace on a line of its own',
      fault: 'learner',
      link: 'https://go.dev/doc/effective_go#semicolons',
      matches: [
        {
          has: 'unexpected semicolon or newline before {',
          says: /^(?<file>\S+\.go):(?<line>\d+):\d+: syntax error: unexpected semicolon or newline before \{/,
        },
      ],
      cause: 'The opening brace at line {line} of {file} stands on a line of its own.',
      why: 'Go ends a statement at each newline, so the brace has to be on the same line as func, if or for.',
      fix: [
        'Move { to the end of the line before, on the same line as the func; `gofmt -w .` keeps the style.',
      ],
    },
    {
      id: 'redeclared',
      title: 'The same name is declared twice',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Declarations_and_scope',
      matches: [
        {
          has: ' redeclared in this block',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<name>(?!main )\S+) redeclared in this block/,
        },
      ],
      cause: '{name} is declared twice in the same package; the second time at line {line} of {file}.',
      why: 'All .go files of a directory share one set of names.',
      fix: ['Rename or delete one of the two.'],
    },
    {
      id: 'undefined',
      title: 'A name that is not defined',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Declarations_and_scope',
      matches: [
        {
          has: ': undefined: ',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: undefined: (?<name>[\w.]+)(?: \(but have (?<have>\w+)\))?/,
        },
        {
          has: ' undefined (',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<name>[\w.]+) undefined \(/,
        },
      ],
      cause: 'Line {line} of {file} uses {name}, which is not defined.',
      why: 'The name is misspelt, its import is missing, it is not exported (only names with a capital letter are), or the file that declares it was not passed to go.',
      sharper: ({ groups }) =>
        groups.have
          ? { fix: [`Write it as {have}, with a capital letter: that is the exported name.`] }
          : null,
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
          has: ': cannot use ',
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
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>missing return)$/,
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
    },
    {
      id: 'compile-error',
      title: 'The compiler does not take a line',
      fault: 'learner',
      link: 'https://go.dev/ref/spec',
      matches: [
        {
          has: '.go:',
          says: /^(?:vet: )?(?<file>\.{0,2}\/?[\w./-]+\.go):(?<line>\d+):\d+: (?<said>(?:no new variables on left side|invalid (?:operation|argument|recursive type|receiver|use of)|cannot (?:call|infer|assign|range|convert|define|refer|take|indirect|index|slice|compare)|unknown field|duplicate |multiple-value|first argument to|break statement|continue statement|label |unexported |non-boolean|non-constant array|too (?:many|few) (?:values|variables)|method |\S+ (?:\([^)]*\) )?(?:is not (?:a type|an expression|used)|is not used|evaluated but not used|redeclared|does not escape|already declared|overflows|truncated)).*)$/,
        },
      ],
      cause: 'The compiler does not take line {line} of {file}: {said}.',
      why: 'It reads as Go, and does not mean anything that Go could do.',
      fix: ['Correct line {line} of {file}; the first message counts, others may follow from it.'],
      yieldsTo: ['redeclared', 'main-redeclared', 'type-mismatch'],
    },
    {
      id: 'syntax-error',
      title: 'A syntax error',
      fault: 'learner',
      link: 'https://go.dev/ref/spec',
      matches: [
        {
          has: 'syntax error: ',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: syntax error: (?!unexpected semicolon or newline before \{)(?<said>.*)$/,
        },
        {
          has: ' string',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>newline in string|string (?:literal )?not terminated)$/,
        },
        {
          has: '.go:',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>expected (?!'package')\S.*, found .*)$/,
        },
      ],
      cause: 'The compiler cannot read {file} from line {line} on: {said}.',
      why: 'A bracket, a quote or a comma is missing there, or just above.',
      fix: [
        'Look at line {line} of {file} and the line before it; `gofmt -e {file}` lists all that it cannot read.',
      ],
      yieldsTo: ['go-too-old', 'file-encoding'],
    },
    {
      id: 'vet-printf',
      title: 'go vet found a mistake',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/vet',
      matches: [
        {
          has: '.go:',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>\S+ format %\S+ (?:has arg|reads arg|of wrong).*|\S+ call has arguments but no formatting directives|\S+ call needs .* args? but has .*|unreachable code|self-assignment of .*|non-constant format string in call to \S+)/,
        },
      ],
      cause: 'go vet objects to line {line} of {file}: {said}.',
      why: 'It compiles, but hardly does what was meant; go test runs the same check.',
      fix: ['Correct line {line} of {file}.'],
    },
    {
      id: 'test-failed',
      title: 'A test failed',
      fault: 'learner',
      link: 'https://pkg.go.dev/testing',
      weight: 'follows',
      matches: [{ has: '--- FAIL: ', says: /^\s*--- FAIL: (?<test>\S+) \(/ }],
      cause: 'The test {test} failed.',
      why: 'go test compiled the code and ran it; what the test found wrong stands below its name.',
      fix: ['Run it alone, with all it says: `go test -run {test} -v ./...`.'],
    },
    {
      id: 'output-unwritable',
      title: 'go cannot write the program',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies',
      matches: [
        {
          has: 'go build ',
          says: /^(?:go build|go: |\S+: go build) \S+: (?:mkdir|open|copying \S+ to) (?<path>[^\s:]+): (?<said>.*)$/,
        },
        {
          has: 'build output ',
          says: /build output "(?<path>[^"]+)" already exists and is (?:a directory|not an object file)(?<said>)/,
        },
        {
          has: 'cannot write multiple packages',
          says: /cannot write multiple packages to non-directory (?<path>\S+)(?<said>)/,
        },
      ],
      cause: 'go compiled the program and cannot write it to {path}{said|}.',
      why: 'The directory does not exist or is not yours, or something else of that name is in the way.',
      fix: ['Write it somewhere else: `go build -o ./server .`.'],
      yieldsTo: ['disk-full', 'text-file-busy'],
    },
    {
      id: 'killed-compiling',
      title: 'The compiler was killed',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/containers/resource_constraints/',
      matches: [
        { has: 'signal: killed', says: /(?:^|\/)(?:compile|link|asm|cgo|go build|go)\S*: .*signal: killed/ },
        { has: 'cannot allocate memory', says: /fork\/exec \S+: cannot allocate memory/ },
        {
          has: 'collect2: fatal error: ld terminated',
          says: /collect2: fatal error: ld terminated with signal 9/,
        },
      ],
      cause: 'The compiler was killed: there was not enough memory for it.',
      why: 'When memory runs out, the system ends the largest program; Docker Desktop, CI runners and small servers give builds little.',
      fix: [
        'Give more memory (Docker Desktop: Settings, Resources), or close other programs.',
        'Or compile fewer packages at a time: `go build -p 1 ./...`.',
      ],
    },
  ],
};
