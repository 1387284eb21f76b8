import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

export const about = 'the package as it is published';

export async function bench() {
  const root = resolve(import.meta.dirname, '..');
  // Packing builds it, smaller than else; what the build has to say is kept out of the way.
  const args = ['pack', '--dry-run', '--json', '--foreground-scripts=false'];
  const [packed] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' }));
  const size = packed.size / 1000;
  return [
    {
      what: 'packed tarball',
      is: `${size.toFixed(0)} kB`,
      target: 'at most 300 kB',
      met: size <= 300,
      floor: `npm pack; ${packed.entryCount} files, unpacked ${(packed.unpackedSize / 1e6).toFixed(2)} MB`,
    },
  ];
}
