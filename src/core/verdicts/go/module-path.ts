/** Words that stand for sets of packages on go's command line, and so cannot be a module's path. `go help packages` */
const reserved = ['all', 'std', 'cmd', 'tool', 'work'];

/**
 * Why a module path is none that works for a program of one's own; null when it is fine. go's own rules are those of
 * golang.org/x/mod/module.CheckImportPath; that a path is taken, by the standard library or by a module that the
 * program uses, shows only later, as a cycle or an ambiguous import.
 * @param taken paths of modules that the program imports or requires
 */
export function badModulePath(path: string, standard: boolean, taken: readonly string[]): string | null {
  if (path === '') return 'go.mod has no module line with a path';
  if (/^https?:/.test(path))
    return 'a module path has no https:// in front: it is an address without a scheme';
  if (/\s/.test(path)) return 'a module path has no spaces';
  if (path.startsWith('/') || /^\.{1,2}(\/|$)/.test(path))
    return 'a module path is a name, not a path in the file system';
  if (path.endsWith('/')) return 'a module path does not end in a slash';
  const foreign = /[^\w\-.~+/]/.exec(path);
  if (foreign) return `a module path has no ${foreign[0]} in it`;
  if (path.startsWith('-')) return 'a module path does not begin with a dash';
  if (path.split('/').some((element) => element === '' || element.startsWith('.') || element.endsWith('.')))
    return 'a word of a module path is not empty, and neither begins nor ends with a dot';
  if (reserved.includes(path)) return `${path} stands for a set of packages on go's command line`;
  if (standard) return `${path} is a package of the standard library`;
  const owner = taken.find((other) => other.toLowerCase() === path.toLowerCase());
  return owner ? `${owner} is the path of a module that the program uses` : null;
}

/** The path in the module line of a go.mod's text, for where no go is at hand to read it; null without one. */
export function declaredPath(goMod: string | null): string | null {
  return /^\s*module\s+"?([^\s"]+)/m.exec(goMod ?? '')?.[1] ?? null;
}

/** What `go build` calls the program: the path's last word, one before it when that is a version (`/v2`). */
export function programName(modulePath: string): string {
  const words = modulePath.split('/');
  const last = words.at(-1) ?? '';
  return (/^v\d+$/.test(last) && words.length > 1 ? words.at(-2) : last) ?? '';
}
