import type { Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Facts, type GoMod, noFacts, type ProgramFile } from '../../core/diagnoses/facts.ts';
import { readDockerfile } from '../../core/dockerfile/read.ts';
import { fileForm, readElf } from '../../core/verdicts/elf.ts';
import { declaredPath } from '../../core/verdicts/go/module-path.ts';

/** However large a folder is, looking around in it takes no time to speak of. */
const limits = { names: 2000, depth: 3, programs: 12, bytes: 256_000, header: 64_000 } as const;

/** What lies in a folder that may tell why a command failed in it. Never throws: what cannot be read is not there. */
export async function lookAround(directory: string): Promise<Facts> {
  const files = await namesIn(directory);
  const [dockerfile, ignore, goMod, programs] = await Promise.all([
    readText(directory, files, 'Dockerfile', 'Containerfile'),
    readText(directory, files, '.dockerignore', '.containerignore'),
    readText(directory, files, 'go.mod'),
    readPrograms(directory, files),
  ]);
  return {
    ...noFacts,
    system: systemName(),
    dockerfile: dockerfile === null ? null : readDockerfile(dockerfile),
    ignore,
    goMod: goMod === null ? null : readGoMod(goMod),
    files,
    programs,
  };
}

function systemName(): Facts['system'] {
  if (process.platform === 'darwin') return 'darwin';
  return process.platform === 'win32' ? 'windows' : 'linux';
}

/** Names of files, relative and with `/`; folders that hold what is not the project's are left out. */
async function namesIn(directory: string): Promise<readonly string[]> {
  const names: string[] = [];
  const look = async (under: string, depth: number): Promise<void> => {
    const entries = await readdir(join(directory, under), { withFileTypes: true }).catch(
      () => [] as Dirent[],
    );
    for (const entry of entries) {
      if (names.length >= limits.names) return;
      const name = under === '' ? entry.name : `${under}/${entry.name}`;
      if (entry.isFile()) names.push(name);
      else if (
        entry.isDirectory() &&
        depth < limits.depth &&
        !/^(?:\..*|node_modules|vendor)$/.test(entry.name)
      )
        await look(name, depth + 1);
    }
  };
  await look('', 1);
  return names;
}

async function readText(
  directory: string,
  files: readonly string[],
  ...names: readonly string[]
): Promise<string | null> {
  const name = names.find((each) => files.includes(each));
  const bytes = name === undefined ? null : await readHead(join(directory, name), limits.bytes);
  return bytes === null ? null : new TextDecoder().decode(bytes.content);
}

/** Programs lie in the folder itself, have no ending or .exe, and begin as programs do. */
async function readPrograms(directory: string, files: readonly string[]): Promise<readonly ProgramFile[]> {
  const candidates = files.filter((name) => /^[^/.]+(?:\.exe)?$/.test(name)).slice(0, limits.programs);
  const found = await Promise.all(
    candidates.map(async (name): Promise<readonly ProgramFile[]> => {
      const head = await readHead(join(directory, name), limits.header);
      if (head === null) return [];
      const form = fileForm(head.content);
      if (form !== 'elf' && form !== 'mach-o' && form !== 'windows') return [];
      const elf = form === 'elf' ? readElf(head.content) : null;
      return [
        { name, form, elf: elf && !('not' in elf) ? elf : null, executable: (head.mode & 0o111) !== 0 },
      ];
    }),
  );
  return found.flat();
}

async function readHead(path: string, bytes: number): Promise<{ content: Uint8Array; mode: number } | null> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return null;
  try {
    const { mode } = await file.stat();
    const buffer = new Uint8Array(bytes);
    const { bytesRead } = await file.read(buffer, 0, bytes, 0);
    return { content: buffer.subarray(0, bytesRead), mode };
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

/** The two lines that explanations speak of; `go mod edit -json` would need a go that works. */
function readGoMod(text: string): GoMod {
  return {
    module: declaredPath(text),
    go: /^\s*go\s+([\w.]+)/m.exec(text)?.[1] ?? null,
  };
}
