import { randomBytes } from 'node:crypto';
import type { ImageConfig } from '../../core/verdicts/facts/images.ts';
import { call, type EngineWorld } from './world.ts';

/** A name for an image or a container of the tour's own, like no other; both kinds of name allow it. */
export function ownName(): string {
  return `go-docker-tour-check-${process.pid}-${randomBytes(6).toString('hex')}`;
}

/** What an image says of itself; null where there is none of that name or id. */
export async function inspectImage(world: EngineWorld, image: string): Promise<ImageConfig | null> {
  const [inspected, listed] = await Promise.all([
    call(world, ['image', 'inspect', image]),
    call(world, ['history', '--no-trunc', '--human=false', '--format', historyFormat(world), image]),
  ]);
  if (inspected.code !== 0) return null;
  const [found] = JSON.parse(inspected.stdout) as InspectedImage[];
  if (found === undefined) return null;
  const config = found.Config ?? {};
  return {
    id: found.Id,
    names: found.RepoTags ?? [],
    entrypoint: config.Entrypoint ?? [],
    command: config.Cmd ?? [],
    workdir: config.WorkingDir || '/',
    user: config.User ?? '',
    environment: config.Env ?? [],
    exposed: Object.keys(config.ExposedPorts ?? {}).flatMap((port) =>
      port.endsWith('/udp') ? [] : [Number.parseInt(port, 10)],
    ),
    os: found.Os,
    architecture: found.Architecture,
    layers: found.RootFS?.Layers ?? [],
    history: parseHistory(listed.stdout),
    bytes: found.Size,
  };
}

/** Podman rounds sizes except in its own JSON. */
function historyFormat({ engine }: EngineWorld): string {
  return engine.program === 'podman' ? 'json' : '{{.Size}} {{json .CreatedBy}}';
}

/** The parts of `docker image inspect` and `podman image inspect` that are alike and used. */
type InspectedImage = {
  readonly Id: string;
  readonly RepoTags?: readonly string[] | null;
  readonly Os: string;
  readonly Architecture: string;
  readonly Size: number;
  readonly RootFS?: { readonly Layers?: readonly string[] | null };
  readonly Config?: {
    readonly Entrypoint?: readonly string[] | null;
    readonly Cmd?: readonly string[] | null;
    readonly Env?: readonly string[] | null;
    readonly WorkingDir?: string;
    readonly User?: string;
    readonly ExposedPorts?: { readonly [port: string]: object } | null;
  };
};

/** Lines of `BYTES "INSTRUCTION"`, or Podman's JSON array; newest first. */
export function parseHistory(output: string): ImageConfig['history'] {
  if (output.startsWith('[')) {
    const entries = JSON.parse(output) as { readonly CreatedBy?: string; readonly size: number }[];
    return entries.map(({ CreatedBy, size }) => ({ bytes: size, by: tidyInstruction(CreatedBy ?? '') }));
  }
  return output.split('\n').flatMap((line) => {
    const match = /^(\d+)B? (".*")$/.exec(line.trim());
    if (match === null) return [];
    return [{ bytes: Number(match[1]), by: tidyInstruction(JSON.parse(match[2] ?? '""') as string) }];
  });
}

/** The builders' decorations taken off: `/bin/sh -c #(nop)  CMD ["x"]`, `RUN /bin/sh -c go build # buildkit`. */
function tidyInstruction(by: string): string {
  return (
    by
      .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
      .replace(/^(?:RUN )?\/bin\/sh -c /, 'RUN ')
      .replace(/ # buildkit$/, '')
      // The legacy builder and Podman write digests of what was copied.
      .replace(/ (?:(?:file|dir|multi):[0-9a-f]{64} )+in /, ' … ')
      // `EXPOSE [8080/tcp]` and `EXPOSE map[8080/tcp:{}]` of BuildKit's.
      .replace(/^EXPOSE .*/, (ports) => ports.replace(/map|[[\]{}]|\/tcp|:/g, ''))
      .replace(/^HEALTHCHECK .*/, (check) => check.replace(/["']/g, '').replaceAll('\\x00', '0'))
      .trim()
  );
}

/** Under this name the checks build; nothing else does. */
export const checkRepository = 'go-docker-tour/check';

/** Ids of the images that are there, untagged ones too, without those that another check has just made for itself. */
export async function imageIds(world: EngineWorld): Promise<ReadonlySet<string>> {
  const listed = await call(world, ['images', '-a', '--no-trunc', '--format', '{{.ID}} {{.Repository}}']);
  const lines = listed.stdout.split('\n').filter(Boolean);
  return new Set(
    lines.flatMap((line) => {
      const [id = '', repository = ''] = line.split(' ');
      return repository.endsWith(checkRepository) ? [] : [bareId(id)];
    }),
  );
}

/** An id without `sha256:`, which Podman leaves out. */
export function bareId(id: string): string {
  return id.trim().replace(/^sha256:/, '');
}

/**
 * Takes a tag of the tour's away, and the image with it unless it was there before. An image that was there without a
 * name would go with its only tag: the tag is moved to `other` first, an image with a name of its own.
 */
export async function removeTag(
  world: EngineWorld,
  tag: string,
  before: ReadonlySet<string>,
  other: string,
): Promise<void> {
  const found = await call(world, ['image', 'inspect', '--format', '{{.Id}}', tag], { cleanup: true });
  if (found.code !== 0) return;
  if (before.has(bareId(found.stdout))) {
    if (world.engine.program === 'podman') {
      await call(world, ['untag', tag, tag], { cleanup: true });
      return;
    }
    await call(world, ['tag', other, tag], { cleanup: true });
  }
  await call(world, ['image', 'rm', tag], { cleanup: true });
}
