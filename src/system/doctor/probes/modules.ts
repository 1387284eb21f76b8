import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ModuleFacts, Unreached } from '../../../core/doctor/facts.ts';
import { findOnPath } from '../../engine/on-path.ts';
import { moduleProxies, type ProxyHop } from '../../go/module-proxy.ts';
import { ask, issuerAt, type Web } from '../../web/client.ts';
import { type ProbeContext, shortly } from '../context.ts';

/** The module whose list of versions is asked for: a few hundred bytes, of the one that the lessons use. */
const asked = 'github.com/sirupsen/logrus';

/** Whether modules can be downloaded. Asks each proxy once, up to the first that answers, and downloads nothing. */
export async function gatherModules(context: ProbeContext): Promise<ModuleFacts> {
  const { own, environment } = context;
  const signal = shortly(context.signal);
  const web = await context.web();
  // The sandbox's GOENV has what this machine needs to reach modules; the learner's own counts where there is none yet.
  const proxies = await moduleProxies(existsSync(context.paths.goEnv) ? environment : own);
  const hops: ModuleFacts['hops'][number][] = [];
  let answering: ProxyHop | null = null;
  for (const hop of proxies.hops) {
    const began = Date.now();
    const failed = await tryHop(web, hop, signal);
    hops.push({ at: withoutSecrets(hop.url), kind: hop.kind, failed, milliseconds: Date.now() - began });
    if (failed === null) {
      answering = hop;
      break;
    }
    // What follows a comma is asked only where the module is not known (404, 410).
    if (!hop.anyError && !(failed.why === 'status' && /^4(04|10)/.test(failed.said))) break;
  }
  const proxy = answering?.kind === 'proxy' ? answering.url : null;
  const [issuer, by] = await Promise.all([
    proxy?.startsWith('https:') ? issuerAt(web, proxy, signal) : null,
    sumdb(web, proxy, proxies.sumdb, signal),
  ]);
  const name = proxies.sumdb.split(/[+ ]/, 1)[0] ?? '';
  return {
    setting: withoutSecrets(proxies.setting),
    hops,
    sumdb: { name, by },
    issuer,
    git: findOnPath('git', environment) !== null,
  };
}

/** Addresses without the names and passwords in them. */
function withoutSecrets(text: string): string {
  return text.replace(/:\/\/[^\s/@,|]*@/g, '://');
}

async function tryHop(web: Web, hop: ProxyHop, signal: AbortSignal): Promise<Unreached | null> {
  switch (hop.kind) {
    case 'direct':
    case 'off':
      return null;
    case 'file':
      return stat(fileURLToPath(hop.url)).then(
        () => null,
        () => ({ why: 'other', said: 'there is no such folder' }),
      );
    case 'proxy': {
      const answer = await ask(web, `${hop.url}/${asked}/@v/list`, { signal });
      if (!answer.ok) return answer.failed;
      return answer.status === 200 ? null : { why: 'status', said: `${answer.status}` };
    }
  }
}

/** Where the checksum database answers: Go asks for it behind the proxy first, then itself. */
async function sumdb(
  web: Web,
  proxy: string | null,
  setting: string,
  signal: AbortSignal,
): Promise<ModuleFacts['sumdb']['by']> {
  if (setting === 'off') return 'off';
  const [key = '', url] = setting.split(' ');
  const name = key.split('+', 1)[0] ?? key;
  if (proxy !== null) {
    const behind = await ask(web, `${proxy}/sumdb/${name}/supported`, { signal });
    if (behind.ok && behind.status === 200) return 'proxy';
  }
  const itself = await ask(web, `${url ?? `https://${name}`}/latest`, { signal });
  if (itself.ok) return itself.status === 200 ? 'direct' : null;
  return itself.failed.why === 'timeout' ? 'unknown' : null;
}
