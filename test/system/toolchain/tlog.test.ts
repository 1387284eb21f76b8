import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIncluded, nodeHash, recordHash, type Tile, tilePath } from '../../../src/system/toolchain/tlog.ts';

const records = (size: number) => Array.from({ length: size }, (_, id) => Buffer.from(`record ${id}\n`));

/** The tree's hash by its definition: RFC 6962, 2.1. */
function root(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (leaves.length === 1 && only) return recordHash(only);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(root(leaves.slice(0, split)), root(leaves.slice(split)));
}

/** Tiles by their definition: hashes of the complete subtrees of 256^level leaves. */
function tilesOf(leaves: readonly Buffer[]) {
  const made = new Map<string, Uint8Array>();
  return async (tile: Tile): Promise<Uint8Array> => {
    const bytes = made.get(tilePath(tile)) ?? make(tile);
    made.set(tilePath(tile), bytes);
    return bytes;
  };
  function make({ level, index, width }: Tile): Uint8Array {
    const span = 256 ** level;
    const hashes = Array.from({ length: width }, (_, at) => {
      const first = (index * 256 + at) * span;
      const part = leaves.slice(first, first + span);
      if (part.length !== span) throw new Error('there is no such hash');
      return root(part);
    });
    return Buffer.concat(hashes);
  }
}

test('every record of a tree of any size is proven to be in it, and no other is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1200 }), fc.nat(), fc.nat(), async (size, one, other) => {
      const leaves = records(size);
      const id = one % size;
      const record = leaves[id] ?? Buffer.alloc(0);
      const head = { size, root: root(leaves) };
      const read = tilesOf(leaves);
      expect(await isIncluded({ id, record, ...head }, read)).toBe(true);
      expect(await isIncluded({ id, record: Buffer.from('forged\n'), ...head }, read)).toBe(false);
      const wrong = other % size;
      if (wrong !== id) expect(await isIncluded({ id: wrong, record, ...head }, read)).toBe(false);
    }),
    { numRuns: 15 },
  );
});

test('a tree of more than 65536 records takes tiles of three levels', async () => {
  const leaves = records(66_000);
  const read = tilesOf(leaves);
  const head = { size: leaves.length, root: root(leaves) };
  const seen = new Set<number>();
  const noting = (tile: Tile) => {
    seen.add(tile.level);
    return read(tile);
  };
  for (const id of [0, 65_535, 65_536, 65_999])
    expect(await isIncluded({ id, record: leaves[id] ?? Buffer.alloc(0), ...head }, noting)).toBe(true);
  expect([...seen].sort()).toEqual([0, 1, 2]);
});

describe('what is not whole proves nothing', () => {
  const leaves = records(300);
  const head = { size: 300, root: root(leaves) };
  const record = leaves[7] ?? Buffer.alloc(0);

  test('a tile with a changed byte', async () => {
    const bent = async (tile: Tile) => {
      const bytes = Buffer.from(await tilesOf(leaves)(tile));
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      return bytes;
    };
    expect(await isIncluded({ id: 7, record, ...head }, bent)).toBe(false);
  });

  test('a tile that is cut off', async () => {
    const short = async (tile: Tile) => (await tilesOf(leaves)(tile)).subarray(32);
    await expect(isIncluded({ id: 7, record, ...head }, short)).rejects.toThrow('tile/8/');
  });

  test.each([-1, 300, 7.5, Number.NaN])('a record number of %s', async (id) => {
    expect(await isIncluded({ id, record, ...head }, tilesOf(leaves))).toBe(false);
  });
});

test.each<[Tile, string]>([
  [{ level: 0, index: 0, width: 256 }, 'tile/8/0/000'],
  [{ level: 1, index: 1234, width: 256 }, 'tile/8/1/x001/234'],
  [{ level: 0, index: 1234067, width: 5 }, 'tile/8/0/x001/x234/067.p/5'],
])('%o is at %s', (tile, path) => {
  expect(tilePath(tile)).toBe(path);
});
