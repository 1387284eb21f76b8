import type { ShellState } from '../progress/types.ts';
import type { Environment } from '../workspace/paths.ts';

/**
 * Runs one line, and at its end, however that comes, writes down where the shell is and what it exports.
 * Arguments: the line, and the file to write to. The format is NUL-separated: the directory, then `NAME=value` each.
 * Both outputs go one way, so that what is said comes in the order in which it was said.
 * `compgen -e` lists the exported names also in macOS's bash 3.2, which `env -0` and `${!x@}` do not do everywhere.
 */
// On one line, so that bash counts the learner's own lines from 1 when it complains.
export const shellScript = `
__tour_line=$1; __tour_state=$2; shift 2
__tour_save() {
  { printf '%s\\0' "$PWD"
    compgen -e | while IFS= read -r __tour_name; do printf '%s=%s\\0' "$__tour_name" "\${!__tour_name}"; done
  } > "$__tour_state" 2>/dev/null; }
trap __tour_save EXIT
exec 2>&1
eval "$__tour_line"`
  .trim()
  .replace(/([^{])\n\s*/g, '$1; ')
  .replace(/\n\s*/g, ' ');

/** Names that the shell sets for itself: no export of the learner's. OLDPWD is one: it is where `cd -` goes. */
const ofTheShell = new Set(['_', 'SHLVL', 'PWD', 'BASH_ENV']);

/** A shell hands on, and does not list, what it could not name itself, as `npm_config_a-b`. */
const nameable = /^[A-Za-z_]\w*$/;

/** The environment of the learner's next command. */
export function applyState(base: Environment, state: ShellState): Environment {
  const environment: Record<string, string> = { ...base, ...state.set };
  for (const name of state.unset) delete environment[name];
  return environment;
}

/** What a shell left behind, read against the environment that the sandbox gives; null when it is not whole. */
export function readState(text: string, base: Environment): ShellState | null {
  const [directory, ...entries] = text.split('\0').slice(0, -1);
  if (!directory?.startsWith('/')) return null;
  const now = new Map<string, string>();
  for (const entry of entries) {
    const at = entry.indexOf('=');
    if (at > 0) now.set(entry.slice(0, at), entry.slice(at + 1));
  }
  const set = Object.fromEntries(
    [...now].filter(([name, value]) => !ofTheShell.has(name) && base[name] !== value),
  );
  const unset = Object.keys(base).filter(
    (name) => nameable.test(name) && !ofTheShell.has(name) && !now.has(name),
  );
  return { directory, set, unset };
}

/** Lines for a POSIX shell that bring a terminal of the learner's own into the same environment. */
export function exportLines(changes: {
  readonly set: Environment;
  readonly unset: readonly string[];
}): string[] {
  return [
    ...Object.entries(changes.set).map(
      ([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'`,
    ),
    ...changes.unset.map((name) => `unset ${name}`),
  ];
}
