import type { Environment } from '../../core/workspace/paths.ts';
import { savedGoSettings } from './saved.ts';

/** How Go reaches modules, by the variables and what `go env -w` has saved. */
export type ModuleProxies = {
  /** GOPROXY as it is in force. */
  readonly setting: string;
  readonly hops: readonly ProxyHop[];
  /** GOSUMDB as it is in force. */
  readonly sumdb: string;
};

export type ProxyHop = {
  readonly kind: 'proxy' | 'direct' | 'off' | 'file';
  /** Without a slash at its end; the word itself for `direct` and `off`. */
  readonly url: string;
  /** `|` after it: the next is asked whatever went wrong here, not only where the module is not known. */
  readonly anyError: boolean;
};

/** Go's own defaults: cmd/go/internal/cfg. */
const defaults = { proxy: 'https://proxy.golang.org,direct', sumdb: 'sum.golang.org' };

export async function moduleProxies(environment: Environment): Promise<ModuleProxies> {
  const saved = await savedGoSettings(environment);
  const setting = environment.GOPROXY || saved.GOPROXY || defaults.proxy;
  return {
    setting,
    hops: parseGoProxy(setting),
    sumdb: environment.GOSUMDB || saved.GOSUMDB || defaults.sumdb,
  };
}

/** GOPROXY as a list; whatever is behind `direct` or `off` is never asked. */
export function parseGoProxy(setting: string): readonly ProxyHop[] {
  const hops: ProxyHop[] = [];
  for (const [, text = '', separator] of setting.matchAll(/([^,|]+)([,|]?)/g)) {
    const url = text.trim().replace(/\/+$/, '');
    if (url === '') continue;
    const kind = url === 'direct' || url === 'off' ? url : url.startsWith('file:') ? 'file' : 'proxy';
    // Go takes a name without a scheme for https.
    const whole = kind === 'proxy' && !/^https?:\/\//.test(url) ? `https://${url}` : url;
    hops.push({ kind, url: whole, anyError: separator === '|' });
    if (kind === 'direct' || kind === 'off') break;
  }
  return hops;
}
