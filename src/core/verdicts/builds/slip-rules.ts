import { shellText } from '../../dockerfile/go-commands.ts';
import type { RunRule } from './run-rules.ts';
import { at } from './scene.ts';

/** A slip that its line and what was said of it tell alone. */
type Slip = {
  /** In what was printed; the first group that took part is `word`. */
  readonly says: RegExp;
  /** In the form and the commands of the line, `exec go build`, where that has to be seen too. */
  readonly line?: RegExp;
  readonly id: string;
  readonly found: (word: string) => string;
  readonly why: (line: number, word: string) => string;
  readonly next: (word: string) => string;
};

/** Nothing of what a compiler says of sources: what the line looks like is not to blame then. */
const notOfSources = /^(?![\s\S]*\.go:\d+:\d+: )/;

const slips: readonly Slip[] = [
  {
    says: notOfSources,
    line: /[=\s]([“”‘’]|[–—](?=\w))/,
    id: 'typographic-characters',
    found: (word) => `${word} is no sign that a shell knows`,
    why: (line, word) =>
      `Line ${line} has ${word}, as web pages write it. Shell, builder and go know plain ", ' and - only.`,
    next: () => 'Type quotes and dashes anew.',
  },
  {
    says: notOfSources,
    line: /^exec (?!\S*sh\s)[^\n]*&&|\bgo\s+(?:mod\s+)?[a-z]+\s(?:[^\n;&|]*\s)?go\s+(?:build|mod|install|get|run|test)\b/,
    id: 'commands-run-together',
    found: () => 'two commands in one',
    why: (line) =>
      `In line ${line} all that follows are arguments of the first go command: nothing that a shell reads stands between.`,
    next: () => 'Write && between them, without brackets, or give each its own RUN.',
  },
  {
    says: /Unable to locate package (\S+)/,
    line: /^(?![\s\S]*apt(?:-get)? update)/,
    id: 'package-list-missing',
    found: (word) => `apt-get knows no ${word}`,
    why: (line) =>
      `Images hold no lists of packages: apt-get update fetches them, and line ${line} does without.`,
    next: () => 'Write RUN apt-get update && apt-get install -y, and the names.',
  },
  {
    says: /Unable to locate package (\S+)|no installation candidate/,
    id: 'package-unknown',
    found: (word) => `Debian has no package ${word}`,
    why: (line, word) => `Line ${line} installs ${word}, and it is misspelt, or called otherwise in Debian.`,
    next: () => 'Correct the name, or do without it.',
  },
  {
    says: /Do you want to continue\? \[Y\/n\]/,
    id: 'install-unconfirmed',
    found: () => 'apt-get asked, and nobody answered',
    why: (line) => `In line ${line} apt-get asks whether to go on. In a build nobody types, so it gives up.`,
    next: () => 'Write apt-get install -y.',
  },
  {
    says: /flag needs an argument: (-\S+)/,
    id: 'go-flag-without-value',
    found: (word) => `${word} without its value`,
    why: (line, word) => `Line ${line} ends where ${word} wants a word behind it.`,
    next: (word) => (word === '-o' ? 'Write -o httpserver .' : `Write the value behind ${word}.`),
  },
  {
    says: /build output "([^"]+)" already exists and is not an object|go build \S+: mkdir ([^\s:]+): /,
    id: 'output-taken',
    found: (word) => `${word} is there already, and is no program`,
    why: (line, word) =>
      `Line ${line} lets go write the program over ${word}, or into it, and go writes over nothing but programs.`,
    next: () => 'Give -o another name, as httpserver.',
  },
  {
    says: /sh: (?:line )?(?:\d+: )?((?:-c: )?(?:Syntax error: |syntax error|unexpected EOF)[^\n]*)/,
    id: 'shell-syntax',
    found: (word) => `the shell cannot read it: ${word}`,
    why: (line) =>
      `In line ${line} a quote or a bracket is opened and not closed, or closed and never opened.`,
    next: () => 'Look for the pair of each quote and bracket of that line.',
  },
  {
    says: /secret (\S+): not found|unset ssh forward key (\S+)/,
    id: 'secret-not-given',
    found: (word) => `${word} was not given to the build`,
    why: (line) =>
      `Line ${line} asks for a secret or an SSH key, and docker build hands one in only with --secret or --ssh.`,
    next: () => 'Take that --mount away: all modules of this server are public.',
  },
  {
    says: /creating work dir: stat (\S+): no such|reading go\.work: open (\S+): no such/,
    id: 'go-env-refused',
    found: (word) => `there is no ${word} in the image`,
    why: (line, word) =>
      `A variable (GOTMPDIR, TMPDIR or GOWORK) leads go in line ${line} to ${word}, and that is not there.`,
    next: () => 'Take that variable out.',
  },
  {
    says: /go: chdir (\S+): no such file/,
    id: 'path-not-in-image',
    found: (word) => `there is no ${word} in the image`,
    why: (line, word) =>
      `With -C in line ${line} go changes to ${word}, and no line above has put anything there.`,
    next: () => 'Leave -C out, or name the folder that COPY fills.',
  },
  {
    says: /invalid (?:user|group): ['‘]?:?([\w-]+)|user (\S+) does not exist/,
    id: 'user-unknown',
    found: (word) => `the image knows no ${word}`,
    why: (line, word) => `Line ${line} names ${word}, and no line above it has made that user or group.`,
    next: (word) => `Write RUN useradd ${word} above it, or a number.`,
  },
  {
    says: /missing dot in first path element/,
    line: /\bgo\s+install\s[^\n;&|]*?([\w./-]+@\w[\w.]*)/,
    id: 'go-path-missing',
    found: (word) => `there is no ${word} to download`,
    why: (line, word) =>
      `Line ${line} installs ${word}. With @ go looks for a module that was published, not for the one in the folder.`,
    next: () => 'Write go install . instead.',
  },
];

/** Before all that looks into the scene. */
export const slipRules: readonly RunRule[] = slips.map(({ says, line, id, found, why, next }) => ({
  says,
  cause(_scene, run, match) {
    const seen = line ? line.exec(`${run.form} ${shellText(run)}`) : match;
    if (!seen) return null;
    const word = seen.slice(1).find(Boolean) ?? match.slice(1).find(Boolean) ?? '';
    return { id, found: found(word), why: why(run.line, word), next: next(word), place: at(run) };
  },
}));
