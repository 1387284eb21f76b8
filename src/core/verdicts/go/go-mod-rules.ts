import { nearest } from '../builds/nearest.ts';
import type { Problem } from '../outcome.ts';
import type { Rule } from './rule.ts';

const unread = 'go reads go.mod before anything else, so nothing works until it can.';

/** A rule for what go says with a line of go.mod's in front, as `go.mod:5: unknown directive: requires`. */
function atLine(
  said: RegExp,
  read: (words: readonly string[], line: number) => Omit<Problem, 'place'>,
): Rule {
  return {
    pattern: new RegExp(`go\\.mod:(\\d+)(?::\\d+)?: ${said.source}`),
    read: ([, line, ...words]) => ({
      ...read(
        words.map((word) => word ?? ''),
        Number(line),
      ),
      place: { file: 'go.mod', line: Number(line) },
    }),
  };
}

/** What go says of go.mod itself (Go 1.19 to 1.27, golang.org/x/mod/modfile); the first that fits wins. */
export const goModRules: readonly Rule[] = [
  atLine(/unknown directive: (?:<{7}|={7}|>{7})/, (_words, line) => ({
    ...mergeMarkers('go.mod', line),
  })),
  atLine(/unexpected input character '(\\[^']*)'/, ([character]) => ({
    found: `go.mod is not plain text: it has ${character} in it`,
    why: 'The file was saved in another encoding (UTF-16, or UTF-8 with a byte order mark), and go reads plain UTF-8 only.',
    next: 'Save go.mod as UTF-8 without BOM in your editor, or make it anew with go mod init.',
    cause: 'go-mod-encoding',
  })),
  atLine(/repeated (\w+) statement/, ([word]) => ({
    found: `go.mod has two ${word} lines`,
    why: `A module has one ${word} line, and go does not choose between two. ${unread}`,
    next: 'Delete the one that is wrong.',
    cause: `${word}-line-twice`,
  })),
  atLine(/(?:\w+ )?(\S+): version "([^"]*)" invalid: should be ([^\n]*)/, ([path, version, right]) => ({
    found: `${path} ${version}: the version should be ${right}`,
    why: 'From v2 on the major version is a part of the path, as in example.com/x/v2, so path and version have to agree.',
    next: `Run go get ${path}@latest.`,
    cause: 'version-of-another-major',
  })),
  atLine(/(?:\w+ )?(\S+): version "([^"]*)" invalid/, ([path, version]) => ({
    found: `${path} ${version}: that is no version`,
    why: 'A version in go.mod is v and three numbers, as v1.9.3. Words like latest are for go get, which looks up what they mean.',
    next: `Run go mod edit -droprequire=${path}, then go get ${path}@latest.`,
    cause: 'version-malformed',
  })),
  atLine(/(?:\S+@)?no matching versions for query "([^"]*)"/, ([version]) => ({
    found: `${version}: that is no version`,
    why: 'A version in go.mod is v and three numbers, as v1.9.3. Words like latest are for go get, which looks up what they mean.',
    next: 'Delete the line, and let go get write it.',
    cause: 'version-malformed',
  })),
  atLine(/usage: require /, () => ({
    found: 'a requirement that is not a path and a version',
    why: 'A require line is a path, a space and a version, as github.com/sirupsen/logrus v1.9.3. The @ between them is for go get.',
    next: 'Write it so, or delete the line and let go get write it.',
    cause: 'version-malformed',
  })),
  atLine(/usage: module /, () => ({
    found: 'a module line that cannot be read',
    why: 'go cannot use that: a module path is one word.',
    next: 'Choose another: correct the module line by hand.',
    cause: 'module-path-invalid',
  })),
  atLine(/invalid go version '([^']*)'/, ([version]) => ({
    found: `the go line says ${version}`,
    why: 'The go line of go.mod holds a version of Go, as 1.26.',
    next: 'Write a real version: go mod edit -go=1.26.',
    cause: 'go-line-invalid',
  })),
  atLine(/invalid toolchain version '([^']*)'/, ([version]) => ({
    found: `the toolchain line says ${version}`,
    why: 'The toolchain line of go.mod holds the name of a Go release, as go1.26.8, or the word default.',
    next: 'Take it away: go mod edit -toolchain=none.',
    cause: 'toolchain-line-invalid',
  })),
  {
    pattern:
      /module (\S+) requires go >= (\S+) \(running go (\S+?);|go: (\S+@\S+) requires go >= (\S+) \(running go (\S+?);/,
    read: ([, one, , , other, wanted, running]) => ({
      found: `${one ?? other} asks for Go ${wanted}${running ? `, this is Go ${running}` : ''}`,
      why: 'The go line of a module is the oldest Go that may build it, and that holds for the modules that you require too.',
      next: 'Require an older version of it, or install a newer Go.',
      cause: 'dependency-needs-newer-go',
      place: null,
    }),
  },
  {
    pattern: /requires go >= (\S+) \(running go (\S+?);/,
    read: ([, wanted, running]) => tooNew(wanted ?? '', running ?? null),
  },
  { pattern: /download(?:ing)? go(\d\S*?)(?: \(|:| for )/, read: ([, wanted]) => tooNew(wanted ?? '', null) },
  {
    pattern: /invalid go version '([^']*)'/,
    read: ([, version]) => ({
      found: `the go line says ${version}`,
      why: 'The go line of go.mod holds a version of Go, as 1.26.',
      next: 'Write a real version: go mod edit -go=1.26.',
      cause: 'go-line-invalid',
      place: null,
    }),
  },
  {
    pattern: /missing module declaration/,
    read: () => noModuleLine,
  },
  atLine(/unknown directive: (\S+)/, ([word = ''], line) => ({
    found: `go.mod cannot be read: unknown directive: ${word}`,
    why: whyUnknown(word),
    next: `Correct line ${line} of go.mod.`,
    cause: 'go-mod-malformed',
  })),
  atLine(/([^\n]*)/, ([said], line) => ({
    found: `go.mod cannot be read: ${said}`,
    why: unread,
    next: `Correct line ${line} of go.mod.`,
    cause: 'go-mod-malformed',
  })),
];

const directives = ['module', 'go', 'require', 'replace', 'exclude', 'retract', 'toolchain', 'tool'];

function whyUnknown(word: string): string {
  const meant = nearest(word.replace(/\W+$/, ''), directives);
  if (meant)
    return `The word is ${meant}, in small letters and with nothing behind it but a space. ${unread}`;
  if (/^\S+\.\S+\//.test(word))
    return `A line with a module begins with require, or stands in require ( ). ${unread}`;
  return unread;
}

export const noModuleLine: Problem = {
  found: 'go.mod has no module line',
  why: 'The module line names your module; without it go does not know what the folder is.',
  next: 'Write it: go mod edit -module=httpserver.',
  cause: 'module-line-missing',
  place: { file: 'go.mod', line: 1 },
};

export function mergeMarkers(file: string, line: number): Problem {
  return {
    found: `${file}:${line}: a merge was left in the middle: <<<<<<<`,
    why: 'Lines of <<<<<<<, ======= and >>>>>>> are what git leaves where two versions were to be merged. Somebody has to choose between them before go can read the file.',
    next: `Keep one of the two versions in ${file}, and delete the three marker lines.`,
    cause: 'merge-markers',
    place: { file, line },
  };
}

function tooNew(wanted: string, running: string | null): Problem {
  return {
    found: `go.mod asks for Go ${wanted}${running ? `, this is Go ${running}` : ''}`,
    why: 'The go line of go.mod is the oldest Go that may build the module.',
    next: `Ask for no more than you have: go mod edit -go=${running?.split('.').slice(0, 2).join('.') ?? '1.26'}.`,
    cause: 'go-line-too-new',
    // Where the go line is, the module's facts tell.
    place: null,
  };
}
