import type { Place } from '../../course/types.ts';
import type { ModuleFact } from '../facts/module.ts';
import type { Problem } from '../outcome.ts';
import { declaredElsewhere } from './elsewhere.ts';
import { mergeMarkers } from './go-mod-rules.ts';
import { manifestOf } from './manifest.ts';
import { readGoFailure } from './output.ts';

/**
 * The mistake behind a go command that failed in this module: what go said, and what the folder adds to it. null where
 * its output is none that we know.
 */
export function explainGo(fact: ModuleFact, output: string): Problem | null {
  const problem = readGoFailure(output);
  const [merge] = fact.merges;
  if (merge && (problem === null || unreadable.includes(problem.cause ?? '')))
    return mergeMarkers(merge.file, merge.line);
  const line = goLineMissing(fact, problem);
  if (line) return line;
  if (problem === null) return null;
  if (absent.includes(problem.cause ?? '')) {
    const own = ownPackage(fact, problem);
    if (own) return own;
  }
  if (problem.cause === 'vendor-inconsistent' && !fact.vendored) return noVendor;
  if (problem.cause === 'undefined-name') return declaredElsewhere(fact, problem) ?? problem;
  if (problem.cause === 'go-sum-incomplete') return otherVersion(fact, problem) ?? located(fact, problem);
  if (noSources.includes(problem.cause ?? '')) return { ...problem, ...noFiles(fact, problem) };
  if (problem.cause === 'go-sum-mismatch') return { ...problem, place: sumPlace(fact.goSum, output) };
  return located(fact, problem);
}

function located(fact: ModuleFact, problem: Problem): Problem {
  return { ...problem, place: problem.place ?? placeOf(fact, problem) };
}

const noVendor: Problem = {
  found: 'no vendor folder in the module',
  why: 'GOFLAGS says -mod=vendor: build from the copies in vendor/. There are none, and then go looks nowhere else.',
  next: 'Run go env -u GOFLAGS (unset GOFLAGS, where it is exported), or make the folder: go mod vendor.',
  cause: 'vendor-missing',
  place: null,
};

/** go.sum knows a module, in another version than go.mod requires: a version that was changed by hand. */
function otherVersion(fact: ModuleFact, problem: Problem): Problem | null {
  const path = /no sum for (\S+)/.exec(problem.found)?.[1];
  const required = manifestOf(fact)?.requires.find((one) => `${path}/`.startsWith(`${one.path}/`));
  if (!required) return null;
  const lines = (fact.goSum ?? '').split('\n').map((line) => line.split(' '));
  const known = lines.filter(([one, version]) => one === required.path && !version?.endsWith('/go.mod'));
  if (known.length === 0 || known.some(([, version]) => version === required.version)) return null;
  return {
    ...problem,
    found: `go.mod requires ${required.path} ${required.version}, and go.sum knows ${known[0]?.[1]}`,
    place: required.line > 0 ? { file: 'go.mod', line: required.line } : problem.place,
  };
}

const unreadable = ['syntax-error', 'compile-error', 'go-sum-malformed', 'go-mod-malformed'];
const absent = [
  'dependency-missing',
  'no-such-standard-package',
  'module-not-found',
  'package-not-in-module',
  'module-path-invalid',
];
const noSources = ['no-go-files', 'only-test-files', 'excluded-by-constraints'];

/** No Go files that a build takes, told from the folder alone; null where there are some. */
export function noSourcesProblem(fact: ModuleFact): Problem | null {
  if (fact.packages.length > 0) return null;
  const [empty] = fact.names.filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'));
  if (empty !== undefined && fact.folders.length > 0)
    return readGoFailure(`${empty}:1:1: expected 'package', found 'EOF'`);
  const tests = fact.names.some((name) => name.endsWith('_test.go'));
  return explainGo(fact, tests ? 'no non-test Go files in the folder' : 'no Go files in the folder');
}

/** Names the file that was meant. */
function noFiles(fact: ModuleFact, problem: Problem): Partial<Problem> {
  const at = (file: string | undefined): Partial<Problem> =>
    file === undefined
      ? {}
      : { found: `${problem.found}: ${file}`, place: { file, line: 1 }, next: `mv ${file} main.go` };
  switch (problem.cause) {
    case 'only-test-files': {
      const file = fact.names.find((name) => name.endsWith('_test.go'));
      return file ? { ...at(file), next: `Rename it: mv ${file} main.go.` } : {};
    }
    case 'excluded-by-constraints': {
      const clause = fact.packages.find(({ file }) => !file.includes('/'));
      return clause ? { ...at(clause.file), next: problem.next } : {};
    }
    default: {
      const file = fact.names.find((name) => /^\.?main\b/i.test(name));
      return file
        ? { ...at(file), found: `${problem.found}, but ${file}`, next: `Rename it: mv ${file} main.go.` }
        : {};
    }
  }
}

/** An import of a folder of the module's own that is not there, or that goes by the module's former name. */
function ownPackage(fact: ModuleFact, problem: Problem): Problem | null {
  const manifest = manifestOf(fact);
  if (!manifest) return null;
  const said = `${problem.found} ${problem.why}`;
  const about = fact.imports.filter(({ path }) => said.includes(path));
  for (const { path, file, line } of about) {
    const place = { file, line };
    if (path.startsWith(`${manifest.path}/`)) {
      const folder = path.slice(manifest.path.length + 1);
      if (fact.folders.includes(folder)) continue;
      return {
        found: `${path} is imported, and there are no Go files in ${folder}/`,
        why: `An import that begins with the module's own path, ${manifest.path}, is a folder of the module.`,
        next: `Make the package in ${folder}/, or correct the import.`,
        cause: 'own-package-missing',
        place,
      };
    }
    const folder = fact.folders.find((one) => one !== '' && `/${path}`.endsWith(`/${one}`));
    if (folder === undefined) continue;
    return {
      found: `${path} is imported, and the module is called ${manifest.path}`,
      why: `A folder of the module is imported by the module's path and its own name. ${folder}/ is there, ${path === folder ? 'and the import leaves the module path out' : 'under another module path than the import says'}.`,
      next: `Import it as ${manifest.path}/${folder}${path === folder ? '' : `, or go mod edit -module=${path.slice(0, -folder.length - 1)}`}.`,
      cause: 'own-package-by-another-path',
      place,
    };
  }
  return null;
}

/** The line of go.sum whose sum go did not find to be right; null where go does not name the sum. */
export function sumPlace(goSum: string | null, output: string): Place | null {
  const sum = /go\.sum:\s+(h1:\S+)/.exec(output)?.[1];
  const line = sum === undefined ? 0 : (goSum ?? '').split('\n').findIndex((one) => one.includes(sum)) + 1;
  return line > 0 ? { file: 'go.sum', line } : null;
}

/** Without a go line go works by the rules of Go 1.16, and fails where nobody looks for it. */
function goLineMissing(fact: ModuleFact, problem: Problem | null): Problem | null {
  const manifest = manifestOf(fact);
  const blamed = ['go-sum-missing', 'go-sum-incomplete', 'not-tidy'];
  if (!manifest || manifest.go !== null || (problem !== null && !blamed.includes(problem.cause ?? '')))
    return null;
  return {
    found: 'go.mod has no go line, and the build fails',
    why: 'Without a go line go works by the rules of Go 1.16, and needs more of go.sum than there is. go mod tidy does not mention it.',
    next: `Write the line: go mod edit -go=${fact.goVersion}, then go mod tidy.`,
    cause: 'go-line-missing',
    place: { file: 'go.mod', line: manifest.pathLine },
  };
}

/** The line that a problem is about, where go named none: of go.mod, or of the import. */
function placeOf(fact: ModuleFact, { cause, found }: Problem): Place | null {
  if (cause === 'main-missing')
    return lineOf(
      fact.declared.find(({ name }) => name === 'Main') ?? fact.packages.find(({ name }) => name === 'main'),
    );
  const manifest = manifestOf(fact);
  if (!manifest) return null;
  if (cause?.startsWith('go-line')) return { file: 'go.mod', line: manifest.goLine ?? manifest.pathLine };
  const names = (one: { readonly path: string }) => found.split(/[\s,:;]+/).includes(one.path);
  const other = /^(replacement|version-excluded)/.test(cause ?? '') && manifest.others.find(names);
  const required = other || manifest.requires.find(names);
  if (required && required.line > 0) return { file: 'go.mod', line: required.line };
  const imported = fact.imports.find(names);
  return imported ? { file: imported.file, line: imported.line } : null;
}

function lineOf(one: Place | undefined): Place | null {
  return one ? { file: one.file, line: one.line } : null;
}
