import type { Area } from '../areas.ts';

/** Files that are not written in Go as it has to be. */
export const goSyntax: Area = {
  name: 'go-compile',
  diagnoses: [
    {
      id: 'brace-newline',
      title: 'An opening brace on a line of its own',
      fault: 'learner',
      link: 'https://go.dev/doc/effective_go#semicolons',
      matches: [
        {
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
      id: 'syntax-error',
      title: 'A syntax error',
      fault: 'learner',
      link: 'https://go.dev/ref/spec',
      matches: [
        {
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: syntax error: (?!package statement must|unexpected semicolon or newline before \{)(?<said>.*)$/,
        },
        {
          has: ' string',
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>newline in string|string (?:literal )?not terminated)$/,
        },
        {
          says: /^(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>illegal character U\+(?:201[89CD]|00A0|200B|FF\w\w).*|curly quotation mark .*)$/,
        },
        {
          has: '.go:',
          says: /^(?<file>\S+\.go):(?<line>\d+):\d+: (?<said>missing '.' (?:in|before) .*)$/,
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
      sharper: ({ groups }) => {
        if (/^(?:illegal|curly)/.test(groups.said ?? ''))
          return {
            title: 'A character that comes from somewhere else',
            cause: 'Line {line} of {file} has a character that is none of Go: {said}.',
            why: 'Web pages and word processors turn quotes and blanks into prettier ones, and they were copied along.',
            fix: ['Type the quotes and blanks of line {line} anew, plain ones: " and `.'],
          };
        if (/unexpected (?:keyword )?else/.test(groups.said ?? ''))
          return {
            cause: 'The else at line {line} of {file} stands on a line of its own: {said}.',
            why: 'Go ends a statement at each newline behind a closing brace.',
            fix: ['Write it behind the brace, in the same line: `} else {`.'],
          };
        if (/unexpected (?:name )?\w+, expect(?:ed|ing) \($/.test(groups.said ?? ''))
          return {
            cause:
              'There is a function inside a function at line {line} of {file}, or a brace is missing above it: {said}.',
            why: 'Inside of a function only functions without a name can be written.',
            fix: ['Close the function above, or give it to a variable: `hello := func() { ... }`.'],
          };
        return null;
      },
      yieldsTo: ['go-too-old', 'file-encoding'],
    },
  ],
};
