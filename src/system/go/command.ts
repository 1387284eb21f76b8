import { stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GoRun } from '../../core/verdicts/facts/module.ts';
import { goMachineFault, goMissing } from '../../core/verdicts/go/faults.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import type { FactContext } from '../facts/context.ts';
import { capture } from '../process.ts';
import { takeAwayLocks } from './locks.ts';

/** A go command's end: `output` is both streams as they came. */
export type GoResult = GoRun & { readonly stdout: string };

/** Runs go to its end. A failure of go's is a result; that there is no go, or that it never ends, is the machine's. */
export async function runGo(
  context: FactContext,
  args: readonly string[],
  directory: string,
  environment: Environment,
): Promise<Gathered<GoResult>> {
  const ran = await capture('go', args, { directory, environment, signal: context.signal, timeout: 180 });
  if (ran.how === 'exited')
    return { ok: true, value: { code: ran.code, stdout: ran.stdout, output: ran.all } };
  if (ran.how === 'not-found') return { ok: false, fault: goMissing };
  const ends = {
    timeout: 'took longer than 180 s',
    cancelled: 'was cancelled',
    killed: 'was ended from outside',
  };
  return {
    ok: false,
    fault: {
      id: ran.reason === 'timeout' ? 'go-timeout' : `go-${ran.reason}`,
      what: `go ${args.slice(0, 2).join(' ')} ${ends[ran.reason]}.`,
      next: "Check again; if it stays so, look at the machine's load and memory.",
    },
  };
}

/** What go itself says of its settings, whatever GO111MODULE holds. */
export type GoSettings = {
  readonly [name in (typeof settingNames)[number]]: string;
};

const settingNames = [
  'GOVERSION',
  'GOROOT',
  'GOENV',
  'GOPATH',
  'GOBIN',
  'GOMODCACHE',
  'GOPROXY',
  'GOFLAGS',
  'GOHOSTOS',
  'GOHOSTARCH',
] as const;

export function goSettings(context: FactContext): Promise<Gathered<GoSettings>> {
  return context.once('go settings', async () => {
    // Away from the module: a go.mod that asks for a newer Go would be in the way.
    const asked = await runGo(context, ['env', '-json', ...settingNames], '/', {
      ...context.environment,
      GO111MODULE: 'on',
    });
    if (!asked.ok) return asked;
    if (asked.value.code === 0) return { ok: true, value: JSON.parse(asked.value.stdout) as GoSettings };
    const fault = goMachineFault(asked.value.output) ?? {
      id: 'go-env-refused',
      what: `go does not answer: ${asked.value.output.trim().split('\n', 1)[0]}`,
      next: 'Take the setting that it names back with go env -u or unset, then check again.',
    };
    return { ok: false, fault };
  });
}

/**
 * Runs a go command that needs modules without giving the learner's module cache any: what is not there yet comes
 * into a cache below `scratch`, through the learner's own proxy, so that their next build still downloads it itself.
 * Never writes go.mod or go.sum.
 * @param cache where that other cache is
 */
export async function runWithModules(
  context: FactContext,
  settings: GoSettings,
  args: readonly string[],
  scratch: string,
  more: Environment = {},
  cache = join(scratch, 'modcache'),
): Promise<Gathered<GoResult & { readonly cache: 'own' | 'scratch' }>> {
  const flags = settings.GOFLAGS.split(' ').filter((flag) => flag !== '' && !/^--?mod=mod$/.test(flag));
  // Never empty: an empty variable would not hide a saved one. No stamp of the version control: it cannot matter here.
  flags.push('-buildvcs=false');
  const environment = { ...context.environment, GOFLAGS: flags.join(' '), ...more };
  const { module } = context.paths;
  const downloads = join(more.GOMODCACHE ?? settings.GOMODCACHE, 'cache', 'download');
  // go makes folders in an empty cache even when it may not fetch anything.
  if (await exists(downloads)) {
    // A little before: a file system may count in larger steps than the clock.
    const since = Date.now() - 20;
    const own = await runGo(context, args, module, { ...environment, GOPROXY: 'off' });
    if (!own.ok) return own;
    // Which versions there are, only the proxy knows.
    if (!/module lookup disabled by GOPROXY=off|no matching versions for query/.test(own.value.output))
      return blame({ ...own.value, cache: 'own' });
    await takeAwayLocks(downloads, since);
  }
  const mine = await runGo(context, args, module, {
    ...environment,
    GOFLAGS: [...flags, '-modcacherw'].join(' '),
    GOMODCACHE: cache,
    // The first of the list is where go notes how far it has read the checksum database.
    GOPATH: [join(scratch, 'gopath'), settings.GOPATH].join(delimiter),
    GOPROXY: `${pathToFileURL(join(settings.GOMODCACHE, 'cache', 'download'))},${settings.GOPROXY}`,
  });
  return mine.ok ? blame({ ...mine.value, cache: 'scratch' }) : mine;
}

function blame<Result extends GoResult>(result: Result): Gathered<Result> {
  const fault = result.code === 0 ? null : goMachineFault(result.output);
  return fault ? { ok: false, fault } : { ok: true, value: result };
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
