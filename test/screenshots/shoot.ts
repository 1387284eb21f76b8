import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { homedir, hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../support/sources.ts';
import type { Tour } from '../support/terminal.ts';
import { svgOf } from './svg.ts';

const folder = join(projectRoot, 'docs/screenshots');

/** Files that grow beyond this are not looked at before a page is read. */
const largest = 40_000;

/**
 * Writes what the terminal shows to `docs/screenshots/NAME.svg`. Throws where it would tell whose machine this is.
 * @param alt what is seen in it @param title in the window's frame
 */
export async function shoot(tour: Tour, name: string, alt: string, title = 'go-docker-tour'): Promise<void> {
  const text = tour.screen();
  const told = [hostname(), tmpdir(), projectRoot, homedir(), ...privateHosts()].filter((word) =>
    text.includes(word),
  );
  if (told.length > 0) throw new Error(`${name} shows ${told.join(', ')}:\n${text}`);
  const rows = tour.terminal.look();
  // Behind a program that has ended, or a shell, the rest of the window is of no use.
  const filled = tour.terminal.alternate ? rows.length : text.split('\n').length;
  const svg = svgOf({ rows: rows.slice(0, filled), alt, title });
  if (svg.length > largest) throw new Error(`${name} has ${svg.length} bytes`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.svg`), svg);
}

/** Hosts that only this machine's settings know. */
function privateHosts(): readonly string[] {
  const settings = Object.entries(process.env).filter(
    ([name]) => /proxy$/i.test(name) && !/^no_/i.test(name),
  );
  return settings
    .flatMap(([, value]) => (value ?? '').match(/(?<=:\/\/)(?:[^@/]*@)?[\w.-]+/g) ?? [])
    .filter((host) => host !== 'proxy.golang.org');
}

export type Somebody = { readonly home: string; readonly env: { readonly [name: string]: string } };

/**
 * Somebody whose home is an empty folder but for `go-docker-tour` in `bin`; what else is on the machine stays in use.
 * @param home an empty folder
 */
export async function somebody(home: string): Promise<Somebody> {
  await mkdir(join(home, 'bin'));
  await symlink(join(projectRoot, 'dist/cli.js'), join(home, 'bin/go-docker-tour'));
  const docker = process.env.DOCKER_CONFIG ?? join(homedir(), '.docker');
  const kept = ['GOCACHE', 'GOPROXY', 'GOSUMDB', 'GONOSUMDB', 'GOFLAGS'].flatMap((name) => {
    const value = execFileSync('go', ['env', name], { encoding: 'utf8' }).trim();
    return value === '' ? [] : [[name, value]];
  });
  const base = process.env.GO_DOCKER_TOUR_BASE_IMAGE;
  return {
    home,
    env: {
      ...Object.fromEntries(kept),
      ...(base ? { GO_DOCKER_TOUR_BASE_IMAGE: base } : {}),
      HOME: home,
      DOCKER_CONFIG: docker,
      PATH: [join(home, 'bin'), dirname(process.execPath), process.env.PATH].join(':'),
    },
  };
}
