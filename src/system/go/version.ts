import type { Environment } from '../../core/workspace/paths.ts';
import { capture } from '../process.ts';

/** The version of the `go` in this environment, as `1.26.8`; null where there is none that runs. */
export async function goVersion(environment: Environment): Promise<string | null> {
  const asked = await capture('go', ['env', 'GOVERSION'], { directory: '/', environment, timeout: 20 });
  if (asked.how !== 'exited' || asked.code !== 0) return null;
  return /^go(\d+\.\d+\S*)/.exec(asked.stdout.trim())?.[1] ?? null;
}
