import type { Environment } from '../../core/workspace/paths.ts';

/**
 * The proxy that a request goes through by HTTPS_PROXY, HTTP_PROXY and NO_PROXY, as Go reads them; null for none. What
 * is on this machine itself never goes through one.
 */
export function proxyFor(url: URL, environment: Environment): URL | null {
  const get = (name: string) => environment[name] || environment[name.toLowerCase()] || '';
  const set = url.protocol === 'https:' ? get('HTTPS_PROXY') : get('HTTP_PROXY');
  if (set === '' || /^(localhost|127\.|\[?::1)/.test(url.hostname)) return null;
  if (isExempt(url, get('NO_PROXY'))) return null;
  try {
    return new URL(/^[a-z0-9]+:\/\//i.test(set) ? set : `http://${set}`);
  } catch {
    return null;
  }
}

/** NO_PROXY: `*`, `example.com` with all below it, `.example.com` for only what is below, each perhaps with a port. */
function isExempt({ hostname, port, protocol }: URL, list: string): boolean {
  const wantedPort = port || (protocol === 'https:' ? '443' : '80');
  return list
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '')
    .some((each) => {
      if (each === '*') return true;
      const [host = '', only] = each.split(':');
      if (only !== undefined && only !== wantedPort) return false;
      return host.startsWith('.')
        ? hostname.endsWith(host)
        : hostname === host || hostname.endsWith(`.${host}`);
    });
}
