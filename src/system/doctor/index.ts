import type { DoctorFacts, Probed } from '../../core/doctor/facts.ts';
import { findOnPath } from '../engine/on-path.ts';
import { isUnicode } from '../own.ts';
import { openWeb, type Web } from '../web/client.ts';
import { type ProbeContext, patience } from './context.ts';
import { gatherEngine } from './probes/engine.ts';
import { gatherGo } from './probes/go.ts';
import { gatherImage } from './probes/image.ts';
import { gatherModules } from './probes/modules.ts';
import { gatherSystem } from './probes/system.ts';
import { gatherWorkspace } from './probes/workspace.ts';

/** Looks at the machine: all probes side by side, each for three seconds at most. Changes nothing. */
export async function gatherDoctorFacts(
  options: Omit<ProbeContext, 'web' | 'signal'> & { readonly signal?: AbortSignal },
): Promise<DoctorFacts> {
  let opened: Promise<Web> | null = null;
  const web = () => {
    opened ??= openWeb(options.own);
    return opened;
  };
  const probe = <Fact>(gather: (context: ProbeContext) => Promise<Fact>) =>
    within(patience * 1000, options.signal, (signal) => gather({ ...options, web, signal }));
  const [system, go, modules, engine, image, workspace] = await Promise.all([
    gatherSystem(options.own),
    probe(gatherGo),
    probe(gatherModules),
    probe(gatherEngine),
    probe(gatherImage),
    probe(gatherWorkspace),
  ]);
  const { own, terminal } = options;
  return {
    system,
    go,
    modules,
    engine,
    image,
    workspace,
    node: known({ version: process.versions.node, path: process.execPath }),
    port: known({ wanted: 8080, used: Number(options.variables.port), takenBy: options.portTakenBy }),
    network: known({ variables: proxyVariables(own), curl: findOnPath('curl', own) !== null }),
    terminal: known({
      tty: terminal.tty,
      columns: terminal.columns,
      rows: terminal.rows,
      colours:
        terminal.depth >= 24 ? 'all' : terminal.depth >= 8 ? '256' : terminal.depth >= 4 ? '16' : 'none',
      unicode: isUnicode(own),
      term: own.TERM ?? '',
    }),
  };
}

function known<Fact>(fact: Fact): Probed<Fact> {
  return { known: true, fact };
}

/** What a probe finds in its time. When that is up it is told so, and what it says afterwards is not waited for. */
export async function within<Fact>(
  milliseconds: number,
  outer: AbortSignal | undefined,
  gather: (signal: AbortSignal) => Promise<Fact>,
): Promise<Probed<Fact>> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  outer?.addEventListener('abort', stop, { once: true });
  const late: Probed<Fact> = { known: false, why: `no answer in ${milliseconds / 1000} seconds` };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Probed<Fact>>((resolve) => {
    timer = setTimeout(() => resolve(late), milliseconds);
    controller.signal.addEventListener('abort', () => resolve(late), { once: true });
  });
  const gathered = gather(controller.signal).then(known, (error: unknown): Probed<Fact> => {
    if (controller.signal.aborted) return late;
    throw error;
  });
  try {
    return await Promise.race([gathered, timeout]);
  } finally {
    // Also where it was too late: what it throws then is nobody's.
    gathered.catch(() => {});
    clearTimeout(timer);
    outer?.removeEventListener('abort', stop);
    stop();
  }
}

function proxyVariables(own: ProbeContext['own']): { readonly [name: string]: string } {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [
    name,
    name.toLowerCase(),
  ]);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = own[name];
      return value ? [[name, value.replace(/\/\/[^/@]*@/, '//***@')]] : [];
    }),
  );
}
