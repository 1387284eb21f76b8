/** An image and what it weighs, unpacked: the sum of what its layers added, which every engine and store says alike. */
export type ImageSize = {
  /** As `httpserver:one`; several where several tags name the same image. */
  readonly names: readonly string[];
  readonly bytes: number;
  /** What it is made of, biggest first. */
  readonly parts: readonly Part[];
};

export type Part = { readonly what: string; readonly bytes: number };

/** The parts of an engine's answers that are needed here. */
type Weighed = {
  readonly id: string;
  readonly names: readonly string[];
  readonly layers: readonly string[];
  /** Newest first. */
  readonly history: readonly { readonly by: string; readonly bytes: number }[];
};

/**
 * What images weigh, heaviest first; those of one id are one.
 * @param base the image that they are built on, taken for one part; null where it is not there
 */
export function sizesOf(
  images: readonly Weighed[],
  base: (Omit<Weighed, 'names' | 'id'> & { readonly name: string }) | null,
): readonly ImageSize[] {
  const ids = [...new Set(images.map(({ id }) => id))];
  const sizes = ids.flatMap((id): ImageSize[] => {
    const [image, ...same] = images.filter((each) => each.id === id);
    if (!image) return [];
    const names = [...new Set([image, ...same].flatMap((each) => each.names))].sort();
    const parts = partsOf(image, base);
    return [{ names, bytes: sum(image.history), parts }];
  });
  return sizes.sort((one, other) => other.bytes - one.bytes);
}

function partsOf(image: Weighed, base: Parameters<typeof sizesOf>[1]): readonly Part[] {
  const onBase =
    base !== null && base.layers.length > 0 && base.layers.every((layer, at) => image.layers[at] === layer);
  const own = onBase ? image.history.slice(0, image.history.length - base.history.length) : image.history;
  const from = onBase ? [{ what: `${base.name}, to build in`, bytes: sum(base.history) }] : [];
  const parts = own.map(({ by, bytes }) => ({ what: partWords(by), bytes }));
  return [...from, ...parts].filter(({ bytes }) => bytes > 0).sort((one, other) => other.bytes - one.bytes);
}

/** An instruction in short, and what it leaves in the image. */
function partWords(by: string): string {
  const line = by.replace(/\s+/g, ' ').trim();
  if (/^RUN .*\bgo mod (?:download|vendor)\b/.test(line)) return 'go mod download: the modules';
  // With Go's build cache in it, or without: a history does not name mounts.
  if (/^RUN .*\bgo (?:build|install)\b/.test(line)) return 'go build: all that it made';
  if (/^(?:COPY|ADD) \. /.test(line)) return `${line}: your folder`;
  return line.replace(/^RUN (?:--mount=\S+ )*/, 'RUN ') || 'a layer without a name';
}

function sum(entries: readonly { readonly bytes: number }[]): number {
  return entries.reduce((total, { bytes }) => total + bytes, 0);
}

/** How many times the lightest fits into the heaviest; null where there is nothing to compare. */
export function timesSmaller(sizes: readonly ImageSize[]): number | null {
  const [heaviest, lightest] = [sizes[0], sizes.at(-1)];
  if (!heaviest || !lightest || heaviest === lightest || lightest.bytes === 0) return null;
  return heaviest.bytes / lightest.bytes;
}
