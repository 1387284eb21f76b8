import type { Toolchain } from '../../core/doctor/plan.ts';
import { compareVersions } from '../../core/doctor/versions.ts';
import type { ProxyHop } from '../go/module-proxy.ts';
import { ask, type Web } from '../web/client.ts';

/** Go's own toolchains as a module (go.dev/ref/mod#go-mod-file-toolchain, go.dev/doc/toolchain). */
export const toolchainModule = 'golang.org/toolchain';

export type FoundToolchain =
  | { readonly ok: true; readonly toolchain: Toolchain }
  | { readonly ok: false; readonly what: string };

/** The newest Go that a module proxy has for a platform: releases only. */
export async function newestToolchain(
  web: Web,
  hops: readonly ProxyHop[],
  platform: { readonly os: string; readonly arch: string },
  signal: AbortSignal,
): Promise<FoundToolchain> {
  const said: string[] = [];
  for (const { kind, url } of hops) {
    if (kind === 'off') said.push('GOPROXY is off');
    // A toolchain lies in no repository, so `direct` leads nowhere.
    if (kind !== 'proxy') continue;
    const answer = await ask(web, `${url}/${toolchainModule}/@v/list`, { signal });
    const newest = answer.ok && answer.status === 200 ? pickNewest(answer.body.toString(), platform) : null;
    if (newest !== null) {
      const version = `v0.0.1-go${newest}.${platform.os}-${platform.arch}`;
      const head = await ask(web, `${url}/${toolchainModule}/@v/${version}.zip`, { signal, method: 'HEAD' });
      const bytes = head.ok && head.status === 200 ? Number(head.headers['content-length']) || null : null;
      return { ok: true, toolchain: { go: newest, version, proxy: url, bytes } };
    }
    said.push(
      answer.ok
        ? `${url} has no Go for ${platform.os}/${platform.arch} (${answer.status})`
        : `${url}: ${answer.failed.said}`,
    );
  }
  return { ok: false, what: said.length === 0 ? 'GOPROXY names no module proxy' : said.join('; ') };
}

/** The newest release in a proxy's list of versions; betas and release candidates are left out. */
export function pickNewest(
  list: string,
  { os, arch }: { readonly os: string; readonly arch: string },
): string | null {
  const releases = list.split('\n').flatMap((line) => {
    const found = /^v0\.0\.1-go(\d+(?:\.\d+)+)\.([a-z0-9]+)-([a-z0-9]+)$/.exec(line.trim());
    return found?.[1] !== undefined && found[2] === os && found[3] === arch ? [found[1]] : [];
  });
  return releases.toSorted(compareVersions).at(-1) ?? null;
}
