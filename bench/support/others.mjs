import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the tour is measured beside; these versions, and installed for the bench alone. */
const pinned = ['learnyounode@4.2.2', '@clack/prompts@1.9.0'];

const clackMenu = `
import { select } from '@clack/prompts';
const lessons = ['Enable Go modules', 'Start a module', 'Build and run', 'Write a Dockerfile', 'Cache the modules', 'Ship only the binary'];
await select({ message: 'go-docker-tour', options: lessons.map((label, value) => ({ label, value })) });
`;

/**
 * Two other menus, installed below `folder` from the registry that npm is set up with. Where that does not work each has
 * `why` in place of `args`.
 * @param {string} folder
 */
export function others(folder) {
  const home = join(folder, 'others');
  mkdirSync(home);
  const npm = spawnSync(
    'npm',
    ['install', '--prefix', home, '--no-audit', '--no-fund', '--ignore-scripts', ...pinned],
    { encoding: 'utf8', timeout: 300_000, cwd: home },
  );
  const said = (npm.stderr ?? '').split('\n').find((line) => /^npm error/.test(line));
  const why =
    npm.status === 0 ? null : `not installed: ${said ?? npm.error ?? `npm ended with ${npm.status}`}`;
  writeFileSync(join(home, 'clack.mjs'), clackMenu);
  const rivals = [
    {
      name: pinned[0],
      args: [join(home, 'node_modules/learnyounode/bin/learnyounode')],
      is: (screen) => /CREDITS/.test(screen),
      // It paints the row that is chosen.
      moved: (_screen, painted) => /BABY STEPS/.test(painted),
    },
    {
      name: pinned[1],
      args: [join(home, 'clack.mjs')],
      is: (screen) => /Ship only the binary/.test(screen),
      moved: (screen) => /● Start a module/.test(screen),
    },
  ];
  return rivals.map((rival) => (why === null ? { ...rival, cwd: home } : { name: rival.name, why }));
}
