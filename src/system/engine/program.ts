import { basename, join } from 'node:path/posix';
import { fileForm, readElf } from '../../core/verdicts/elf.ts';
import type { ImageConfig, ProgramView } from '../../core/verdicts/facts/images.ts';
import { placesOf, programOf, startedBy } from '../../core/verdicts/image/started.ts';
import { checkLabel } from './containers.ts';
import { type Box, linkAt, listFiles, type Peeked, peek } from './peek.ts';
import { call } from './world.ts';

/**
 * Looks at what an image would start, without starting it. null where it starts nothing, or a shell line that is more
 * than one command.
 * @param names what the learner's program may be called, to find it elsewhere
 */
export async function viewProgram(
  box: Box,
  config: ImageConfig,
  names: readonly string[],
): Promise<ProgramView | null> {
  const named = programOf(startedBy(config));
  if (named === null) return null;
  const places = placesOf(named, config);
  const found = await firstOf(box, places);
  const path = found?.path ?? places[0] ?? named;
  const missing = { named, path, executable: false, form: 'other', elf: null, interpreter: null } as const;
  if (found === null || found.is === 'folder') {
    const wanted = [...new Set([basename(named), ...names])];
    const within =
      found === null
        ? null
        : await firstOf(
            box,
            wanted.map((name) => join(path, name)),
            true,
          );
    const elsewhere = within?.path ?? (await findElsewhere(box, config, wanted));
    if (found !== null) return { ...missing, is: 'folder', elsewhere };
    const leadsTo = await linkAt(box, path);
    return { ...missing, is: 'missing', elsewhere, ...(leadsTo !== null && { leadsTo }) };
  }
  const elf = readElf(found.head);
  const asked = 'not' in elf ? scriptInterpreter(found.head) : elf.interpreter;
  return {
    named,
    path,
    is: 'file',
    executable: (found.mode & 0o111) !== 0,
    form: fileForm(found.head),
    elf: 'not' in elf ? null : elf,
    interpreter: asked === null ? null : { path: asked, there: (await peek(box, asked)) !== null },
    elsewhere: null,
  };
}

/** The first of several paths that is there; as PATH is searched, folders do not count where a file is meant. */
async function firstOf(box: Box, paths: readonly string[], files = false): Promise<Peeked | null> {
  let folder: Peeked | null = null;
  for (const path of paths) {
    const found = await peek(box, path);
    if (found?.is === 'file') return found;
    folder ??= files ? null : found;
  }
  return folder;
}

/** `#!/bin/sh -e` asks for /bin/sh. */
function scriptInterpreter(head: Uint8Array): string | null {
  const line = new TextDecoder().decode(head.subarray(0, 256)).split('\n', 1)[0] ?? '';
  return /^#!\s*(\S+)/.exec(line)?.[1] ?? null;
}

/**
 * Looks for a file of one of these names in the whole image: by its own `find` where it has one, else by listing what is
 * exported of it.
 */
async function findElsewhere(
  box: Box,
  config: ImageConfig,
  names: readonly string[],
): Promise<string | null> {
  const foreign = /^\/(?:usr\/(?:local\/go|lib|share|src)|go\/pkg|root\/\.cache|proc|sys|dev|etc)\//;
  const candidates =
    (await peek(box, '/bin/sh')) === null ? await listFiles(box) : await searched(box, config, names);
  const own = candidates.filter((path) => !foreign.test(path));
  for (const name of names) {
    const found = own.find((path) => basename(path) === name);
    if (found !== undefined) return found;
  }
  return null;
}

/** Folders of many files, none of them the learner's. */
const large = ['/proc', '/sys', '/usr/local/go', '/usr/lib', '/usr/share', '/root/.cache', '/go/pkg'];

async function searched({ world }: Box, config: ImageConfig, names: readonly string[]): Promise<string[]> {
  const found = await call(world, [
    ...['run', '--rm', '--pull', 'never', '--network', 'none', '--label', checkLabel, '--user', '0'],
    ...['--entrypoint', '/bin/sh', config.id, '-c'],
    `find / -xdev \\( ${large.map((path) => `-path ${path}`).join(' -o ')} \\) -prune -o -type f \\( ${names
      .map((name) => `-name '${name.replaceAll("'", '')}'`)
      .join(' -o ')} \\) -print`,
  ]);
  return found.stdout.split('\n').filter(Boolean);
}
