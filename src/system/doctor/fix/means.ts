import { join } from 'node:path';
import type { FixMeans } from '../../../core/doctor/plan.ts';
import type { System } from '../../../core/doctor/system.ts';
import type { Environment } from '../../../core/workspace/paths.ts';
import { moduleProxies } from '../../go/module-proxy.ts';
import { packageRoot } from '../../package.ts';
import { newestToolchain } from '../../toolchain/versions.ts';
import { openWeb } from '../../web/client.ts';

/** The recipe of the stand-in image, which comes with the package. */
export function imageRecipe(): string {
  return join(packageRoot(), 'scripts/engine/golang-image.sh');
}

/** The newest Go that this environment's module proxy has for this machine. */
export async function lookForToolchain(
  own: Environment,
  system: System,
  signal: AbortSignal,
): Promise<NonNullable<FixMeans['toolchain']>> {
  const [web, { hops }] = await Promise.all([openWeb(own), moduleProxies(own)]);
  const os = system.os === 'macos' ? 'darwin' : 'linux';
  return newestToolchain(web, hops, { os, arch: system.arch }, signal);
}
