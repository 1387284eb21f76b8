import type { Manifest, ModuleFact } from '../facts/module.ts';

/** What go.mod says; null where there is none, or one that go cannot read. */
export function manifestOf({ manifest }: Pick<ModuleFact, 'manifest'>): Manifest | null {
  return manifest && !('broken' in manifest) ? manifest : null;
}

/** What the paths of the module's own packages begin with: `example.com/web/`; null without a module. */
export function ownPrefix(module: Pick<ModuleFact, 'manifest'>): string | null {
  const manifest = manifestOf(module);
  return manifest && `${manifest.path}/`;
}
