/** What `go version -m FILE` prints of a Go program. Go writes it into every program that is built with modules. */
export type BuildInfo = {
  /** `go1.26.8`. */
  readonly go: string;
  /** Import path of the main package; `command-line-arguments` for one built from a list of files. */
  readonly path: string;
  /** Path of the main module; null for `command-line-arguments` of Go that does not say. */
  readonly module: string | null;
  /** `dep` and `=>` lines as they stand, in order. */
  readonly deps: readonly string[];
  /** `-ldflags`, `CGO_ENABLED`, `GOOS` ... */
  readonly settings: { readonly [name: string]: string };
};

/** Reads the report on one file; null where it has no build information. */
export function readBuildInfo(report: string): BuildInfo | null {
  const lines = report.split('\n');
  const go = /: (go\S+|devel\b.*)$/.exec(lines[0] ?? '')?.[1];
  const fields = lines.slice(1).map((line) => line.trim().split('\t'));
  const path = fields.find(([key]) => key === 'path')?.[1];
  if (go === undefined || path === undefined) return null;
  const settings: Record<string, string> = {};
  for (const [key, pair = ''] of fields) {
    if (key !== 'build') continue;
    const at = pair.indexOf('=');
    if (at > 0) settings[pair.slice(0, at)] = unquote(pair.slice(at + 1));
  }
  return {
    go,
    path,
    module: fields.find(([key]) => key === 'mod')?.[1] ?? null,
    deps: fields.filter(([key]) => key === 'dep' || key === '=>').map((words) => words.join(' ')),
    settings,
  };
}

/** Values with spaces or quotes are printed in Go's quoting, which JSON reads for all that flags hold. */
function unquote(value: string): string {
  if (!value.startsWith('"')) return value;
  try {
    return String(JSON.parse(value));
  } catch {
    return value;
  }
}

/** Flags that change what the compiler or the linker makes, in the form in which they are recorded. */
const flags = [
  '-buildmode',
  '-tags',
  '-race',
  '-msan',
  '-asan',
  '-gcflags',
  '-asmflags',
  '-ldflags',
  '-trimpath',
  '-pgo',
  '-cover',
  '-covermode',
  '-coverpkg',
];

/** GOFLAGS without what a program records of its own build: that counts, and not what is set now. */
export function withoutRecorded(goflags: string): string {
  const recorded = (flag: string) => flags.includes(flag.replace(/^--/, '-').replace(/=.*$/, ''));
  return goflags
    .split(' ')
    .filter((flag) => flag !== '' && !recorded(flag))
    .join(' ');
}

/** The flags and the environment that build the same program once more. */
export function rebuildWith(info: BuildInfo): {
  readonly flags: readonly string[];
  readonly environment: { readonly [name: string]: string };
} {
  const entries = Object.entries(info.settings);
  const variables = entries.filter(
    ([name, value]) => /^(CGO_|GO[A-Z0-9]+$)/.test(name) && !(name.startsWith('CGO_') && value === ''),
  );
  return {
    flags: entries.filter(([name]) => flags.includes(name)).map(([name, value]) => `${name}=${value}`),
    environment: Object.fromEntries(variables),
  };
}

/**
 * What a program's main package was compiled from, and into, and what was linked. `go tool buildid` prints link action,
 * main package's action, main package's content, link content; the first changes with linker flags. The action covers
 * the sources, the flags, what is imported, the versions of all modules and the stamp of the version control; the content
 * is the compiled package alone. Neither knows of packages that only an imported one imports: what was linked does.
 */
export type Compiled = { readonly action: string; readonly content: string; readonly linked: string };

/** null for a program without an id, as `-ldflags=-buildid=` makes it. */
export function compiledFrom(buildId: string): Compiled | null {
  const [, action, content, linked] = buildId.trim().split('/');
  return action && content && linked ? { action, content, linked } : null;
}

/** The id of a compiled package, `action/content`, as `go list -export -f {{.BuildID}}` prints it. */
export function mainFrom(buildId: string): Pick<Compiled, 'action' | 'content'> | null {
  const [action, content, more] = buildId.trim().split('/');
  return action && content && more === undefined ? { action, content } : null;
}

/**
 * The line in which go hands its linker the build information, from a report of `go version -m`. The 16 bytes on either
 * side are those of cmd/go/internal/modload/build.go.
 */
export function linkerLine(report: string): string {
  const bytes = (hex: string) => hex.replace(/../g, '\\x$&');
  const text = report
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => `${line.replace(/^\t/, '')}\n`)
    .join('');
  const quoted = text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  return `modinfo "${bytes('3077af0c9274080241e1c107e6d618e6')}${quoted}${bytes('f932433186182072008242104116d8f2')}"\n`;
}
