import type { Sharper } from '../types.ts';

type Known = { readonly says: RegExp } & Sharper;

const where = 'Look at the first line of your own code in the trace below: file and line stand there.';

/** What the runtime and the standard library panic with, and what each of it means. */
const known: readonly Known[] = [
  {
    says: /^test timed out/,
    title: 'A test took too long',
    cause: 'The tests did not end in time: {said}.',
    why: 'A test waits for what never comes, or is slow; go test gives ten minutes unless -timeout says otherwise.',
    fix: [
      'Below "running tests" stands which one: `go test -run NAME -v ./...`.',
      'If it only needs longer: `go test -timeout 30m ./...`.',
    ],
  },
  {
    says: /^interface conversion: /,
    title: 'A value of another type than was taken for granted',
    cause: 'A value in an interface was taken for a type that it does not have: {said}.',
    why: 'v.(T) panics where v holds something else, as nil or the float64 that encoding/json makes of numbers.',
    fix: ['Ask first, with two results: `s, ok := v.(string)`.', where],
  },
  {
    says: /^runtime error: integer divide by zero/,
    title: 'A division by zero',
    cause: 'The program divided an integer by zero.',
    why: 'A length or counter that is empty was divided by.',
    fix: ['Check the divisor first.', where],
  },
  {
    says: /^(?:send on closed channel|close of (?:closed|nil) channel)/,
    title: 'A channel is used after it was closed',
    cause: 'The program used a channel that is closed, or was never made: {said}.',
    why: 'A channel is closed once, by whoever sends; sending to it or closing it again panics.',
    fix: ['Let only the sender close it, after its last value, once: `defer close(ch)`.', where],
  },
  {
    says: /^sync: (?:negative WaitGroup counter|WaitGroup is reused|(?:RU|U)nlock of unlocked|unlock of unlocked)/i,
    title: 'A lock or WaitGroup is released too often',
    cause: 'A lock or a WaitGroup was released more often than it was taken: {said}.',
    why: 'Each Unlock needs its Lock before, and each Done its Add.',
    fix: ['Take and release in pairs: `mu.Lock(); defer mu.Unlock()`.', where],
  },
  {
    says: /^strconv\.\w+: parsing "": /,
    title: 'A number that is empty',
    cause: 'A text is to be read as a number, and it is empty: {said}.',
    why: 'Most often it is an environment variable that is not set where the program runs.',
    fix: [
      'Give the variable to the program: `docker run -e NAME=8080 IMAGE`, or `export NAME=8080`; in the program take a default where it is empty.',
      where,
    ],
  },
  {
    says: /^strconv\.\w+: parsing /,
    title: 'A text that is no number',
    cause: 'A text is to be read as a number, and it is none: {said}.',
    why: 'An argument, a variable or a field of a file holds something else than the program takes.',
    fix: ['Correct the value, and look at the error instead of panicking.', where],
  },
  {
    says: /^runtime error: makeslice: /,
    title: 'A slice of an impossible length',
    cause: 'A slice is to be made with a length that cannot be: {said}.',
    why: 'The length is negative, or far too great; often it was computed, or read from somewhere.',
    fix: ['Check the length before make.', where],
  },
  {
    says: /^regexp: Compile/,
    title: 'A regular expression that Go does not take',
    cause: 'A regular expression cannot be read: {said}.',
    why: 'Go has no lookahead, lookbehind or back references, and MustCompile panics.',
    fix: ['Write it without them; one from outside goes to regexp.Compile, which returns an error.', where],
  },
  {
    says: /^unexpected call to os\.Exit/,
    title: 'A test ends the program',
    cause: 'The code under test calls os.Exit: {said}.',
    why: 'That would end all tests at once, and count as passed.',
    fix: ['Return an error instead, and let only main exit.', where],
  },
  {
    says: /(?:^| )flag redefined: /,
    title: 'A flag is defined twice',
    cause: 'Two places define the same command line flag: {said}.',
    why: 'A package that is imported defines flags of its own, or main does so twice.',
    fix: ['Give one of them another name.', where],
  },
  {
    says: /^proto: (?:file|message|enum|extension) .* is already registered/,
    title: 'Two packages define the same protobuf name',
    cause: 'Two packages that are linked into the program register the same protobuf name: {said}.',
    why: 'The same .proto was generated twice, into two packages, or two versions of one module are used.',
    fix: [
      'The two stand below ("previously from", "currently from"): let one module provide it, `go mod graph` shows who requires which.',
      'To go on for now: `export GOLANG_PROTOBUF_REGISTRATION_CONFLICT=warn`.',
    ],
  },
  {
    says: /^sql: (?:Register called twice|unknown driver)/,
    cause: 'database/sql was given a driver that it does not know, or twice: {said}.',
    why: 'A driver makes itself known by being imported, for that alone, once.',
    fix: ['Import it: `import _ "github.com/lib/pq"` (or the driver of your database).', where],
  },
];

/** Better words for what a panic says, where it is known. */
export function panicWords(said: string): Sharper | null {
  const found = known.find(({ says }) => says.test(said));
  if (!found) return null;
  const { says: _says, ...words } = found;
  return words;
}
