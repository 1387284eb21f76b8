import type { ModuleFact } from '../facts/module.ts';
import type { Problem } from '../outcome.ts';
import { mistakeIn } from './compiler-says.ts';
import { explainGo } from './explain.ts';
import { mergeMarkers } from './go-mod-rules.ts';
import { manifestOf } from './manifest.ts';

type Change = { readonly path: string; readonly indirect: boolean };

/** What `go mod tidy -diff` (unified diffs of go.mod and go.sum) would change; null when nothing. */
export function tidyProblem(fact: ModuleFact): Problem | null {
  const { tidy } = fact;
  if (tidy === null || tidy.code === 0) return null;
  const [merge] = fact.merges;
  if (merge) return mergeMarkers(merge.file, merge.line);
  if (!/^diff current\//m.test(tidy.output) || /requirement on excluded version/.test(tidy.output)) {
    const failure = explainGo(fact, tidy.output);
    return (
      failure ?? {
        found: `go mod tidy fails: ${tidy.output.trim().split('\n').at(-1)}`,
        why: 'tidy reads the imports of all Go files and compares them with go.mod; it could not do so.',
        next: 'Run go mod tidy, and read what it says.',
        cause: 'not-tidy',
        place: null,
      }
    );
  }
  const added = changes(tidy.output, '+');
  const removed = changes(tidy.output, '-');
  const has = (list: readonly Change[], path: string) => list.find((one) => one.path === path);
  const lineOf = (path: string) => {
    const line = manifestOf(fact)?.requires.find((one) => one.path === path)?.line;
    return line ? { file: 'go.mod', line } : null;
  };

  const direct = added.find(({ path, indirect }) => !indirect && has(removed, path)?.indirect);
  if (direct)
    return {
      found: `${direct.path} is marked // indirect`,
      why: "go get does not read your imports, so it marks what it adds as somebody else's need. main.go imports it: go mod tidy would say so.",
      next: 'Run go mod tidy.',
      cause: 'dependency-indirect',
      place: lineOf(direct.path),
    };
  const internal = fact.imports.find(({ path }) => isInternal(path, manifestOf(fact)?.path ?? ''));
  if (internal)
    return {
      found: `${internal.path} is imported, and is internal to another module`,
      ...mistakeIn(`use of internal package ${internal.path} not allowed`),
      next: 'Import another package instead.',
      place: { file: internal.file, line: internal.line },
    };
  const missing = added.find(({ path }) => !has(removed, path));
  const importing = missing && fact.imports.find(({ path }) => `${path}/`.startsWith(`${missing.path}/`));
  if (missing)
    return {
      found: `go.mod does not require ${missing.path}`,
      why: 'It is needed to build or to test what the program imports, and must stand in go.mod.',
      next: 'Run go mod tidy.',
      cause: 'dependency-missing',
      place: importing ? { file: importing.file, line: importing.line } : null,
    };
  const unused = removed.find(({ path }) => !has(added, path));
  const leftOut = unused && fact.imports.find(({ path }) => `${path}/`.startsWith(`${unused.path}/`));
  if (leftOut)
    return {
      found: `${leftOut.file} imports ${leftOut.path}, and go leaves that file out`,
      why: 'A //go:build line like ignore keeps a file out of every build, so for go nothing imports what only that file does.',
      next: `Take the //go:build line out of ${leftOut.file}.`,
      cause: 'excluded-by-constraints',
      place: { file: leftOut.file, line: 1 },
    };
  if (unused)
    return {
      found: `go.mod requires ${unused.path}, which nothing imports`,
      why: 'Everybody who builds this looks at what go.mod requires; tidy drops what no Go file of the module needs.',
      next: 'Import it where you need it, or run go mod tidy to drop it.',
      cause: 'requirement-unused',
      place: lineOf(unused.path),
    };
  const inSums = /^diff current\/go\.sum/m.test(tidy.output) && !/^diff current\/go\.mod/m.test(tidy.output);
  if (inSums && fact.goSum?.includes('\r'))
    return {
      found: 'go.sum has Windows line ends',
      why: 'go reads it, but writes it with plain line ends, so tidy would change every line.',
      next: 'Run go mod tidy.',
      cause: 'go-sum-windows-line-ends',
      place: { file: 'go.sum', line: 1 },
    };
  if (inSums && fact.goSum === null)
    return {
      found: 'there is no go.sum',
      why: 'go.sum holds the fingerprints of what go.mod requires, and go builds with nothing that has none.',
      next: 'Run go mod tidy: it writes go.sum.',
      cause: 'go-sum-missing',
      place: null,
    };
  if (inSums) return sumsToTidy(tidy.output);
  return {
    found: 'go mod tidy would change go.mod',
    why: 'tidy brings go.mod to what the imports need, no more and no less; go get alone does not.',
    next: 'Run go mod tidy.',
    cause: 'not-tidy',
    place: null,
  };
}

/** A package below a folder called internal that does not belong to this module. */
function isInternal(path: string, module: string): boolean {
  const owner = /^(.*)\/internal(?:\/|$)/.exec(path)?.[1];
  return (
    owner?.split('/', 1)[0]?.includes('.') === true &&
    !`${module}/`.startsWith(`${owner}/`) &&
    !path.startsWith(`${module}/`)
  );
}

/** go.sum alone is not what the imports need: `+example.com/a v1.0.0 h1:...`. */
function sumsToTidy(diff: string): Problem {
  const lines = (sign: '+' | '-') =>
    diff.split('\n').filter((line) => line.startsWith(sign) && !line.startsWith(sign.repeat(3)));
  const name = (line: string | undefined) => line?.slice(1).split(' ').slice(0, 2).join(' ') ?? '';
  const gone = lines('-').map(name);
  // Lines too many harm nobody: what is missing comes first.
  const added = lines('+').find((line) => !gone.includes(name(line)));
  const [dropped] = lines('-');
  if (added !== undefined)
    return {
      found: `go.sum has no sum for ${name(added)}: go mod tidy would change go.sum`,
      why: 'go.sum holds a fingerprint of all that is needed to build and to test. Where one is missing, nobody could notice other code.',
      next: 'Run go mod tidy: it writes the missing lines.',
      cause: 'go-sum-incomplete',
      place: null,
    };
  return {
    found: `go mod tidy would change go.sum${dropped ? `: it drops ${name(dropped)}` : ''}`,
    why: 'tidy brings go.sum to what the imports need, no more and no less; go get alone leaves older lines in it.',
    next: 'Run go mod tidy.',
    cause: lines('+').length === 0 ? 'go-sum-superfluous' : 'not-tidy',
    place: null,
  };
}

/** The requirements that a diff's lines of one sign add or drop: `+\tgithub.com/x/y v1.2.3 // indirect`. */
function changes(diff: string, sign: '+' | '-'): Change[] {
  const goMod =
    diff.split(/^(?=diff current\/)/m).find((part) => part.startsWith('diff current/go.mod')) ?? '';
  return goMod.split('\n').flatMap((line) => {
    if (!line.startsWith(sign) || line.startsWith(sign.repeat(3))) return [];
    const match = /^(?:require\s+)?(\S+)\s+v\d\S*(\s+\/\/ indirect)?/.exec(line.slice(1).trim());
    return match?.[1] ? [{ path: match[1], indirect: match[2] !== undefined }] : [];
  });
}
