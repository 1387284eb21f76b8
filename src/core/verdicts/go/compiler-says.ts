import type { Problem } from '../outcome.ts';

type Mistake = Pick<Problem, 'why' | 'cause'> & Partial<Pick<Problem, 'next'>>;

/** What is meant by a line of the compiler's, or of the part of go that reads imports: `"time" imported and not used`. */
export function mistakeIn(said: string): Mistake {
  for (const { pattern, read } of mistakes) {
    const match = pattern.exec(said);
    if (match) return read(match);
  }
  return { why: 'The Go compiler cannot make a program of this.', cause: 'compile-error' };
}

/** Wordings of Go 1.19 to 1.27: cmd/compile's types2 and syntax, go/scanner, and go list. The first that fits wins. */
const mistakes: readonly { readonly pattern: RegExp; read(match: RegExpExecArray): Mistake }[] = [
  {
    pattern: /unexpected <<|unexpected >>|found '<<'|found '>>'|unexpected ==,/,
    read: () => ({
      why: 'Lines of <<<<<<<, ======= and >>>>>>> are what git leaves where two versions were to be merged. Somebody has to choose between them before go can read the file.',
      next: 'Keep one of the two versions, and delete the three marker lines.',
      cause: 'merge-markers',
    }),
  },
  {
    pattern: /^(.*) imported(?: as \S+)? and not used/,
    read: ([, path]) => ({
      why: `Go does not compile a file with an import that nothing in it uses: here ${path}.`,
      cause: 'unused-import',
    }),
  },
  {
    pattern: /declared and not used(?:: (\S+))?|^(\S+) declared (?:and|but) not used/,
    read: ([, name, before]) => ({
      why: `Go does not compile a function with a variable that nothing reads: here ${name ?? before ?? 'one'}.`,
      cause: 'unused-variable',
    }),
  },
  {
    pattern: /label (\S+) defined and not used/,
    read: ([, name]) => ({
      why: `Go does not compile a function with a label that nothing jumps to: here ${name}.`,
      cause: 'unused-label',
    }),
  },
  {
    pattern: /^undefined: (\w+)\.([a-z]\w*)$|name (\w+) not exported by package (\w+)/,
    read: ([, one, small, name, other]) => ({
      why: `Other packages see only names with a capital letter in front: ${small ?? name} of ${one ?? other} is not one, or not there.`,
      next: 'Begin the name with a capital letter, here and where it is declared.',
      cause: 'name-not-exported',
    }),
  },
  {
    pattern: /^undefined: (\S+)|undefined \(type|(\S+) undefined \(/,
    read: ([, name, selected]) => ({
      why: `${name ?? selected ?? 'A name'} is declared nowhere: it is misspelt, its import is missing, or the file that has it is not there.`,
      cause: 'undefined-name',
    }),
  },
  {
    pattern: /^(\S+) already declared through import of/,
    read: ([, name]) => ({
      why: `An import and a declaration of the same package have one name, ${name}, and it can stand for one of them only.`,
      next: 'Rename one of the two: an import takes another name in front of its path.',
      cause: 'declared-twice',
    }),
  },
  {
    pattern: /redeclared in this block|duplicate method|already declared/,
    read: () => ({
      why: 'All files of a folder are one package, and a name may be declared once in it. Often a copy of main.go lies beside it.',
      next: 'Delete or rename one of the two; a program has one func main.',
      cause: 'declared-twice',
    }),
  },
  {
    pattern: /func main must have no (?:arguments|type parameters)/,
    read: () => ({
      why: 'func main takes nothing and gives nothing back: arguments are in os.Args, and os.Exit gives an exit code.',
      next: 'Write func main() { ... }.',
      cause: 'main-with-arguments',
    }),
  },
  {
    pattern: /found 'EOF'|expected 'package'.*EOF/,
    read: () => ({
      why: 'The file ends before anything was said: each Go file begins with a package line.',
      next: 'Write the program again, or delete the empty file.',
      cause: 'source-empty',
    }),
  },
  {
    pattern:
      /invalid BOM|illegal byte order mark|illegal UTF-8|invalid UTF-8|NUL character|(?:invalid|unexpected) NUL/,
    read: () => ({
      why: 'Go files are plain UTF-8. This one was saved in another encoding, or has bytes in it that are no text.',
      next: 'Save the file as UTF-8 in your editor.',
      cause: 'source-encoding',
    }),
  },
  {
    pattern: /pattern (\S+): (?:no matching files found|cannot embed)/,
    read: ([, name]) => ({
      why: `//go:embed takes ${name} into the program when it is built, and there is no such file.`,
      next: `Put ${name} there, or take the //go:embed line away.`,
      cause: 'embedded-file-missing',
    }),
  },
  {
    pattern: /use of internal package (\S+) not allowed/,
    read: ([, path]) => ({
      why: `${path} lies below a folder called internal: only the module that it belongs to may import it.`,
      next: 'Import another package instead.',
      cause: 'internal-package',
    }),
  },
  {
    pattern: /missing return/,
    read: () => ({
      why: 'A function that promises a result has to end in a return on every way through it.',
      cause: 'missing-return',
    }),
  },
  {
    pattern: /invalid character U\+(?:201[89CD]|00AB|00BB)/,
    read: () => ({
      why: 'Those are typographic quotes, as word processors and web pages put them. Go knows the straight ones only.',
      next: 'Write "..." with straight quotes, then build again.',
      cause: 'syntax-error',
    }),
  },
  {
    pattern: /more than one character in rune literal|empty rune literal/,
    read: () => ({
      why: "Single quotes are for one character, as 'a'. A text stands between double quotes.",
      next: 'Write "..." in place of the single quotes, then build again.',
      cause: 'syntax-error',
    }),
  },
  {
    pattern: /unexpected (?:semicolon or )?newline before \{/,
    read: () => ({
      why: 'Go ends a line of code with the line, so the { of a function stands on the same line as its name.',
      next: 'Put the { at the end of the line above, then build again.',
      cause: 'syntax-error',
    }),
  },
  {
    pattern: /non-declaration statement outside function body/,
    read: () => ({
      why: 'Outside of functions stand only var, const, type, func and import; := and calls belong inside. A } too many ends a function early, too.',
      cause: 'syntax-error',
    }),
  },
  {
    pattern:
      /syntax error|newline in (?:string|rune)|not terminated|unterminated|expected .*found|invalid character|illegal character|non-declaration statement|escape sequence|import path must be a string|missing ',' /,
    read: () => ({
      why: 'The compiler cannot read the file from here on: a bracket, a quote or a word is missing there or just before.',
      cause: 'syntax-error',
    }),
  },
  {
    pattern:
      /^cannot (?:use|convert|assign|call|range|infer)|mismatched types|(?:not enough|too many) (?:arguments|return values)|assignment mismatch|does not implement|invalid operation|has no field or method|no new variables|used as value|is not (?:a type|an expression|used)|overflows|missing (?:method|ptr)|non-boolean|cannot be used/,
    read: () => ({
      why: 'The line can be read, but its types do not fit together, so the compiler makes nothing of it.',
      cause: 'type-error',
    }),
  },
];
