import type { Scene } from './scene.ts';

/** Why a tag of golang's cannot be one; null where it may exist, and only a registry can tell. */
export function golangTag(base: string, scene: Scene): string | null {
  const tag = /^(?:docker\.io\/)?(?:library\/)?golang:([^@]+)$/.exec(base)?.[1];
  if (tag === undefined) return null;
  const [, major, minor] = /^(\d+)(?:\.(\d+)(?:\.\d+|rc\d+|beta\d+)?)?(?:-|$)/.exec(tag) ?? [];
  const system =
    /^(?:latest|tip|alpine|bookworm|bullseye|buster|stretch|trixie|windowsservercore|nanoserver|onbuild|wheezy|jessie)/;
  if (major === undefined)
    return system.test(tag) ? null : 'a tag is a version, as 1.26, with or without a system behind it';
  const rest = tag.slice(tag.indexOf('-') + 1);
  if (tag.includes('-') && !system.test(rest) && rest !== 'tip') return `there is no variant called ${rest}`;
  if (Number(major) !== 1) return `Go ${major} does not exist`;
  const own = Number(/^go 1\.(\d+)/m.exec(scene.folder.goMod ?? '')?.[1] ?? 0);
  // Go comes out twice a year; what is much newer than the module's own is a slip of the finger.
  return minor !== undefined && Number(minor) > Math.max(own, 26) + 10
    ? `Go ${major}.${minor} does not exist`
    : null;
}
