/** The oldest Node that runs the program: the first 22 that can do all that the bundle is compiled for. */
export const oldestNode = '22.12.0';

/** Compares versions by their numbers: `20.20.2`, `v24.0.0-nightly`. A part that is missing counts as 0. */
export function isOlder(version: string, than: string): boolean {
  const [one, other] = [numbers(version), numbers(than)];
  for (let part = 0; part < 3; part += 1) {
    const difference = (one[part] ?? 0) - (other[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function numbers(version: string): number[] {
  return version
    .replace(/^v/, '')
    .split(/[.-]/)
    .map((part) => Number.parseInt(part, 10) || 0);
}

/** The one sentence for a machine that cannot run the program, or null. Must itself run on a Node of any age. */
export function refusal(platform: string, node: string): string | null {
  if (platform === 'win32')
    return 'go-docker-tour runs on Linux, macOS and in WSL2: open a WSL2 terminal (wsl --install sets one up) and run npx go-docker-tour there.';
  if (isOlder(node, oldestNode))
    return `go-docker-tour needs Node 22.12 or newer and this is ${node}: run npx -p node@24 -p go-docker-tour go-docker-tour, which brings its own.`;
  return null;
}
