import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModuleFact } from '../../core/verdicts/facts/module.ts';
import {
  type BuildInfo,
  type Compiled,
  compiledFrom,
  linkerLine,
  mainFrom,
  readBuildInfo,
} from '../../core/verdicts/go/build-info.ts';
import { ownPrefix } from '../../core/verdicts/go/manifest.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import type { FactContext } from '../facts/context.ts';
import { type GoSettings, runGo, runWithModules } from './command.ts';

/** What a program says of itself; `report` is what `go version -m` prints of it. */
type Described = {
  readonly report: string;
  readonly info: BuildInfo | null;
  readonly from: Compiled | null;
};

export async function describe(context: FactContext, file: string): Promise<Described> {
  const environment = { ...context.environment, GO111MODULE: 'on' };
  const [report, id] = await Promise.all([
    runGo(context, ['version', '-m', file], '/', environment),
    runGo(context, ['tool', 'buildid', file], '/', environment),
  ]);
  return {
    report: report.ok ? report.value.stdout : '',
    info: report.ok ? readBuildInfo(report.value.stdout) : null,
    from: id.ok && id.value.code === 0 ? compiledFrom(id.value.stdout) : null,
  };
}

/** How a program is built once more. `scratch` is an empty folder, removed by the caller. */
export type Rebuild = {
  readonly settings: GoSettings;
  readonly flags: readonly string[];
  readonly environment: Environment;
  readonly target: readonly string[];
  readonly scratch: string;
};

/**
 * What the main package is compiled from and into now. It need not be linked for that, which is most of the time of a
 * build that has nothing to compile. null where go does not say.
 */
export async function compiledNow(
  context: FactContext,
  { settings, flags, environment, target, scratch }: Rebuild,
): Promise<Gathered<Pick<Compiled, 'action' | 'content'> | null>> {
  const args = ['list', '-export', '-f', '{{.BuildID}}', ...flags, ...target];
  const listed = await runWithModules(context, settings, args, scratch, environment);
  if (!listed.ok) return listed;
  return { ok: true, value: listed.value.code === 0 ? mainFrom(listed.value.stdout) : null };
}

/**
 * Links the sources once more with what another program says of itself in place of what this build would say: the stamp
 * of the version control, which is of another moment. null where that does not go.
 */
export async function linkedAs(
  context: FactContext,
  report: string,
  { settings, flags, environment, target, scratch }: Rebuild,
): Promise<Gathered<Compiled | null>> {
  const [script, line, out] = [join(scratch, 'link.sh'), join(scratch, 'modinfo'), join(scratch, 'stamped')];
  if (/\s/.test(scratch)) return { ok: true, value: null };
  await writeFile(script, linkScript, { mode: 0o755 });
  await writeFile(line, linkerLine(report));
  const args = ['build', ...flags, `-toolexec=${script}`, '-o', out, ...target];
  const built = await runWithModules(context, settings, args, scratch, {
    ...environment,
    GO_DOCKER_TOUR_MODINFO: line,
  });
  if (!built.ok) return built;
  return { ok: true, value: built.value.code === 0 ? (await describe(context, out)).from : null };
}

/** go gives its linker the build information in the file that `-importcfg` names, in one line. */
const linkScript = `#!/bin/sh
file= last=
for each in "$@"; do
  [ "$last" = -importcfg ] && file=$each
  last=$each
done
case $1 in
*/link) if [ -n "$file" ]; then
  grep -v '^modinfo ' "$file" >"$file.new"
  cat "$GO_DOCKER_TOUR_MODINFO" >>"$file.new"
  mv "$file.new" "$file"
fi ;;
esac
exec "$@"
`;

/** Whether packages beside the main one have neither a version nor a sum: those of the module's own, and replaced ones. */
export function hasOwnPackages(module: ModuleFact, info: BuildInfo): boolean {
  const own = ownPrefix(module);
  return (
    (own !== null && module.imports.some(({ path }) => path.startsWith(own))) ||
    info.deps.some((dep) => dep.startsWith('=>'))
  );
}
