import { execFileSync } from 'node:child_process';
import { describe } from 'vitest';

export type Needed =
  | 'root'
  | 'go'
  | 'docker'
  | 'podman'
  | 'golang image'
  | 'podman image'
  | 'network'
  | 'zsh'
  | 'fish';

const probes: { readonly [N in Needed]: { try: () => void; reason: string } } = {
  root: {
    try: () => run('unshare', '--mount', '--net', 'true'),
    reason: 'only root on Linux may mount, and cut networks off',
  },
  go: { try: () => run('go', 'version'), reason: 'there is no go' },
  docker: {
    try: () => run('docker', 'info'),
    reason: 'no Docker engine answers; `npm run engine` brings one up',
  },
  podman: { try: () => run('podman', 'info'), reason: 'there is no podman' },
  'golang image': {
    try: () => run('docker', 'image', 'inspect', baseImage()),
    reason: 'the golang base image is not here; `npm run engine` makes one',
  },
  'podman image': {
    try: () => run('podman', 'image', 'inspect', warmImage()),
    reason: 'Podman has no golang base image; `npm run engine:podman` copies them',
  },
  network: {
    try: () => run('go', 'list', '-m', 'github.com/google/uuid@v1.6.0'),
    reason: 'the Go module proxy does not answer',
  },
  zsh: { try: () => run('zsh', '-c', 'exit 0'), reason: 'there is no zsh' },
  fish: { try: () => run('fish', '-c', 'exit 0'), reason: 'there is no fish' },
};

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, {
    stdio: 'ignore',
    timeout: 30_000,
    env: { ...process.env, GO111MODULE: 'on' },
  });
}

/** The base image of the lessons on this machine, `golang:1.26`. */
export function baseImage(): string {
  const version = execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  return `golang:${/^go(\d+\.\d+)/.exec(version)?.[1]}`;
}

/** The same with a filled build cache, which builds in 2.5 s instead of 15: for matrices. */
export function warmImage(): string {
  return `${baseImage()}-warm`;
}

const missing = new Map<Needed, string | null>();

function whyMissing(needed: Needed): string | null {
  if (!missing.has(needed)) {
    try {
      probes[needed].try();
      missing.set(needed, null);
    } catch {
      missing.set(needed, probes[needed].reason);
    }
  }
  return missing.get(needed) ?? null;
}

/**
 * A `describe` of tests that need real tools. Where one is missing they are skipped and say why; with CI=true they
 * run all the same, and fail.
 */
export function describeReal(needs: readonly Needed[], name: string, tests: () => void): void {
  const why = needs.map(whyMissing).find((reason) => reason !== null) ?? null;
  if (why === null || process.env.CI === 'true') describe(name, tests);
  else describe.skip(`${name} [skipped: ${why}]`, tests);
}
