import type { Place } from '../../course/types.ts';
import type { ModuleFact } from '../facts/module.ts';
import type { Problem } from '../outcome.ts';
import { isOfTheCode, notMain, relativeImport } from './compile-rules.ts';
import { explainGo } from './explain.ts';
import { noModuleLine } from './go-mod-rules.ts';
import { manifestOf } from './manifest.ts';
import { badModulePath } from './module-path.ts';
import { wrongCase } from './module-rules.ts';
import { modulesProblem } from './modules-off.ts';
import { readGoFailure } from './output.ts';

/** What keeps the folder from being a module at all: no go.mod, a broken one, or a path that cannot be. */
export function goModProblem(fact: ModuleFact): Problem | null {
  const { goMod, manifest } = fact;
  if (goMod.at !== 'module') return modulesProblem(fact.modules) ?? noGoMod(goMod, fact.names);
  if (manifest === null) return null;
  if ('broken' in manifest) {
    const line = manifest.line ?? 1;
    return (
      explainGo(fact, manifest.broken) ?? {
        found: `go.mod cannot be read: ${manifest.broken.trim().split('\n').at(-1)}`,
        why: 'go reads go.mod before anything else, so nothing works until it can.',
        next: `Correct line ${line} of go.mod.`,
        cause: 'go-mod-malformed',
        place: { file: 'go.mod', line },
      }
    );
  }
  if (manifest.path === '') return noModuleLine;
  const used = [...fact.imports.map(({ path }) => path), ...manifest.requires.map(({ path }) => path)];
  const why = badModulePath(manifest.path, manifest.standard, used);
  return why ? badPath(why, manifest.pathLine, manifest.path) : null;
}

function noGoMod(goMod: Exclude<ModuleFact['goMod'], { at: 'module' }>, names: readonly string[]): Problem {
  const missing = {
    found: "no go.mod in the module's folder",
    why: 'A folder becomes a module by its go.mod, and go commands ask for one.',
    next: 'In the folder with main.go, run go mod init httpserver.',
    cause: 'go-mod-missing',
    place: null,
  };
  switch (goMod.at) {
    case 'nowhere':
      if (!names.includes('go.work')) return missing;
      return {
        ...missing,
        found: "no go.mod in the module's folder, but a go.work",
        why: 'A go.work only lists modules to be built together. A folder becomes a module by its go.mod.',
        place: { file: 'go.work', line: 1 },
      };
    case 'misnamed':
      return {
        ...missing,
        found: `no go.mod, but ${goMod.path}`,
        why: 'go reads the file that is called go.mod, to the letter, and no other.',
        next: `Rename it: mv ${goMod.path} go.mod.`,
        cause: 'go-mod-misnamed',
        place: { file: goMod.path, line: 1 },
      };
    case 'folder':
      return {
        ...missing,
        found: 'go.mod is a folder',
        next: 'Remove it (rmdir go.mod), then run go mod init httpserver.',
        cause: 'go-mod-is-a-folder',
      };
    case 'elsewhere':
      return {
        found: `go.mod is in ${goMod.path}, not beside main.go`,
        why: 'go.mod was made in another folder. It belongs beside main.go: there go build and the Dockerfile look for it.',
        next: `Move it: mv ${goMod.path} . (and go.sum too, if there is one beside it).`,
        cause: 'go-mod-in-wrong-folder',
        place: { file: goMod.path, line: 1 },
      };
  }
}

function badPath(why: string, line: number, path?: string): Problem {
  return {
    found: path ? `module ${path}` : 'a module line that cannot be read',
    why: `go cannot use that: ${why}.`,
    next: 'Choose another: go mod edit -module=httpserver, or correct the module line by hand.',
    cause: 'module-path-invalid',
    place: { file: 'go.mod', line },
  };
}

/** A requirement that is not in go.mod, or is there in capital letters. */
export function requirementProblem(fact: ModuleFact, required: readonly string[]): Problem | null {
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase() && one !== other;
  const requires = manifestOf(fact)?.requires ?? [];
  for (const path of required) {
    const imported = fact.imports.find((one) => same(one.path, path));
    if (imported)
      return { ...wrongCase(imported.path, path), place: { file: imported.file, line: imported.line } };
    const there = requires.find((one) => same(one.path, path));
    if (there) return { ...wrongCase(there.path, path), place: { file: 'go.mod', line: there.line } };
    if (requires.some((one) => one.path === path)) continue;
    return (
      modulesProblem(fact.modules) ??
      whyNotRequired(fact, path) ?? {
        found: requires.length === 0 ? 'go.mod requires nothing yet' : `go.mod does not require ${path}`,
        why: 'A module that the program imports must stand in go.mod with its version; go build adds none by itself.',
        next: `Run go get ${path}.`,
        cause: 'dependency-missing',
        place: null,
      }
    );
  }
  return null;
}

/** An import that go can do nothing with keeps `go get` and tidy from writing any requirement. */
function whyNotRequired(fact: ModuleFact, wanted: string): Problem | null {
  const bare = fact.imports.find(({ path }) => wanted.endsWith(`/${path}`) && !/^[^/]+\./.test(path));
  const noHost = bare && readGoFailure(`package ${bare.path} is not in std`);
  if (noHost) return { ...noHost, place: { file: bare.file, line: bare.line } };
  const relative = fact.imports.find(({ path }) => /^\.{1,2}\//.test(path));
  if (relative) return relativeImport(relative.path, { file: relative.file, line: relative.line });
  if (fact.tidy === null || fact.tidy.code === 0 || /^diff current\//m.test(fact.tidy.output)) return null;
  const problem = explainGo(fact, fact.tidy.output);
  return problem?.cause === 'dependency-missing' ? null : problem;
}

/** What `go mod verify`, tidy and a build say about go.sum and the cache; errors of the compiler do not count. */
export function sumsProblem(fact: ModuleFact): Problem | null {
  // verify speaks last: of a folder that is missing it says that a file in it is.
  const bad = [fact.tidy, fact.build, fact.verify].flatMap((run) =>
    run && run.code !== 0 ? [run.output] : [],
  );
  const changed = bad
    .map((output) => /(\S+) (\S+): (?:dir|zip) has been modified/.exec(output))
    .find(Boolean);
  if (changed)
    return {
      found: `${changed[1]} ${changed[2]} in the module cache is not as it was downloaded`,
      why: 'go mod verify compares the module cache with the sums of what came over the network; a file there was changed.',
      next: 'Empty the cache with go clean -modcache, then build again.',
      cause: 'module-cache-modified',
      place: null,
    };
  const mismatch = bad.find((output) => /checksum mismatch|SECURITY ERROR/.test(output));
  if (mismatch !== undefined) {
    const problem = explainGo(fact, mismatch);
    if (problem) return problem;
  }
  if (sumsNeeded(fact) && (fact.goSum ?? '').trim() === '') return noGoSum(fact);
  const read = bad.flatMap((output) => explainGo(fact, output) ?? []);
  return (
    read.find(
      ({ cause, place }) =>
        cause !== null &&
        cause !== 'not-tidy' &&
        cause !== 'go-sum-mismatch' &&
        (!isOfTheCode(cause) || place?.file === 'go.sum'),
    ) ?? null
  );
}

function sumsNeeded({ manifest, vendored }: ModuleFact): boolean {
  return (manifestOf({ manifest })?.requires.length ?? 0) > 0 && !vendored;
}

function noGoSum({ goSum }: ModuleFact): Problem {
  return {
    found: goSum === null ? 'there is no go.sum' : 'go.sum is empty',
    why: 'go.sum holds the fingerprints of what go.mod requires, and go builds with nothing that has none. go mod verify would not notice: it looks at the cache.',
    next: 'Run go mod tidy: it writes go.sum anew.',
    cause: goSum === null ? 'go-sum-missing' : 'go-sum-empty',
    place: goSum === null ? null : { file: 'go.sum', line: 1 },
  };
}

/** What the build came to. */
export function buildProblem(fact: ModuleFact): Problem | null {
  const { build } = fact;
  if (build === null) return null;
  if (build.code === 0) return build.makes === 'program' ? null : notMain(notMainClause(fact));
  const off = modulesProblem(fact.modules);
  if (off) return off;
  if (sumsNeeded(fact) && (fact.goSum ?? '').trim() === '') return noGoSum(fact);
  return (
    explainGo(fact, build.output) ?? {
      found: build.output.trim().split('\n').at(-1) ?? 'go build failed',
      why: 'go build failed; what it printed says why.',
      next: "Run go build in the module's folder, and read its first lines.",
      cause: 'build-failed',
      place: null,
    }
  );
}

/** Where the package of the module's folder is called something else than main. */
export function notMainClause({ packages }: ModuleFact): Place | null {
  const own = packages.filter(({ file }) => !file.includes('/'));
  const clause = (own.length > 0 ? own : packages).find(({ name }) => name !== 'main');
  return clause ? { file: clause.file, line: clause.line } : null;
}
