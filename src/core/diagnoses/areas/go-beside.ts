import { hiddenBy, readIgnore } from '../../dockerfile/ignore.ts';
import { inBuild } from '../match.ts';
import type { Found, Sharper } from '../types.ts';

/** What the folder tells of sources that go does not find: where they lie, or what kept them out of the image. */
export function sourcesBeside(found: Found): Sharper | null {
  const { files } = found.facts;
  if (files === null) return null;
  const top = files.find((name) => /^[^/]+(?<!_test)\.go$/.test(name));
  if (top !== undefined) return inBuild(found.line, found.reading) ? keptOut(top, found) : null;
  const programs = files
    .filter((name) => /(?:^|\/)main\.go$/.test(name))
    .map((name) => `./${name.slice(0, -'/main.go'.length)}`);
  const [first] = programs;
  return first === undefined
    ? null
    : {
        cause: `There is no .go file in the directory that is built; main.go lies in ${programs.slice(0, 3).join(' and ')}.`,
        why: 'go build takes the directory that it is told, and no other; without one, where it runs.',
        fix: [`Name it: \`go build -o server ${first}\`.`],
      };
}

/** Code of a module that was downloaded is not for the learner to mend. */
export function inDependency({ groups: { file = '', said } }: Found): Sharper | null {
  const found = /[\\/]pkg[\\/]mod[\\/](.+?)@([^\\/]+)[\\/]/.exec(file);
  return found
    ? {
        title: 'A dependency does not compile',
        cause: `${found[1]} ${found[2]} does not compile, at line {line} of its file ${file.replace(/^.*[\\/]/, '')}${said === undefined ? '' : ': {said}'}.`,
        why: 'It does not fit this Go, or the versions of what it imports itself.',
        fix: [
          `Take a newer one: \`go get ${found[1]}@latest\`, then \`go mod tidy\`.`,
          'Or bring all up to date: `go get -u ./...`.',
        ],
      }
    : null;
}

/** What keeps a file that is in the folder out of the image. */
export function keptOut(name: string, { facts, line }: Found): Sharper | null {
  if (!facts.files?.includes(name)) return null;
  const rule = facts.ignore === null ? null : hiddenBy(name, readIgnore(facts.ignore));
  if (rule)
    return {
      cause: `${name} is in this folder, and line ${rule.line} of .dockerignore (${rule.text}) keeps it out of the build.`,
      why: 'What .dockerignore matches is not sent to the builder, as if it did not exist.',
      fix: [`Delete that line, or add \`!${name}\` below it.`],
    };
  return line.step === null
    ? null
    : {
        cause: `${name} is in this folder, and no COPY has brought it to where go runs in the image.`,
        why: 'Each line of a Dockerfile sees only what the ones above it left, in WORKDIR.',
        fix: ['Put `COPY . .` above the line that runs go, with one WORKDIR for both.'],
      };
}
