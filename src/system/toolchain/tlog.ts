import { createHash } from 'node:crypto';

/**
 * Transparent logs, as the Go checksum database keeps one: a Merkle tree by RFC 6962 whose hashes are handed out in tiles
 * of 256 (golang.org/x/mod/sumdb/tlog, go.dev/design/25530-sumdb).
 */
export type Tile = { readonly level: number; readonly index: number; readonly width: number };

const height = 8;
/** Hashes in a tile that is whole. */
export const fullTile = 2 ** height;
const hashBytes = 32;

/** The hash of a record: a leaf of the tree. */
export function recordHash(record: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(0)).update(record).digest();
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();
}

/** Where a tile is, below the database's address: `tile/8/0/x001/234.p/5`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = (number: number) => String(number).padStart(3, '0');
  let path = digits(index % 1000);
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${digits(rest % 1000)}/${path}`;
  return `tile/${height}/${level}/${path}${width === fullTile ? '' : `.p/${width}`}`;
}

/** A hash of the tree: the one of the complete subtree over leaves `index * 2^level` to `(index + 1) * 2^level`. */
type Node = { readonly level: number; readonly index: number };

/** The tile of a tree of `size` records from which a node's hash can be made. */
function tileOf({ level, index }: Node, size: number): Tile {
  const tileLevel = Math.floor(level / height);
  const tileIndex = Math.floor((index * 2 ** (level % height)) / fullTile);
  const hashes = Math.floor(size / 2 ** (tileLevel * height));
  return { level: tileLevel, index: tileIndex, width: Math.min(fullTile, hashes - tileIndex * fullTile) };
}

/** Complete subtrees that a tree of `size` records is made of, the largest first. */
function peaks(size: number): readonly Node[] {
  const nodes: Node[] = [];
  let done = 0;
  for (let level = Math.floor(Math.log2(size)); level >= 0; level -= 1) {
    const leaves = 2 ** level;
    if (done + leaves > size) continue;
    nodes.push({ level, index: done / leaves });
    done += leaves;
  }
  return nodes;
}

/** Hands out a tile's bytes, `width * 32` of them. */
export type ReadTile = (tile: Tile) => Promise<Uint8Array>;

/**
 * Whether the record at `id` is in the tree of `size` records with this root: its inclusion proof, made from tiles. The
 * tiles need not be trusted: only with the right ones does the root come out.
 */
export async function isIncluded(
  proof: {
    readonly id: number;
    readonly record: Uint8Array;
    readonly size: number;
    readonly root: Uint8Array;
  },
  readTile: ReadTile,
): Promise<boolean> {
  const { id, record, size, root } = proof;
  if (!Number.isSafeInteger(id) || !Number.isSafeInteger(size) || id < 0 || id >= size) return false;
  const hashOf = nodeReader(size, readTile);
  const tops = peaks(size);
  const mine = tops.findIndex(({ level, index }) => Math.floor(id / 2 ** level) === index);
  const top = tops[mine];
  if (!top) return false;
  let hash: Uint8Array = recordHash(record);
  for (let level = 0, index = id; level < top.level; level += 1, index = Math.floor(index / 2)) {
    const other = await hashOf({ level, index: index % 2 === 0 ? index + 1 : index - 1 });
    hash = index % 2 === 0 ? nodeHash(hash, other) : nodeHash(other, hash);
  }
  const hashes = await Promise.all(tops.map((each, at) => (at === mine ? hash : hashOf(each))));
  const whole = hashes.reduceRight<Uint8Array | null>(
    (right, each) => (right ? nodeHash(each, right) : each),
    null,
  );
  return whole !== null && Buffer.compare(whole, root) === 0;
}

/** Reads each tile once. */
function nodeReader(size: number, readTile: ReadTile): (node: Node) => Promise<Uint8Array> {
  const tiles = new Map<string, Promise<Uint8Array>>();
  return async (node) => {
    const tile = tileOf(node, size);
    const path = tilePath(tile);
    const read = tiles.get(path) ?? readTile(tile);
    tiles.set(path, read);
    const bytes = await read;
    if (bytes.length !== tile.width * hashBytes)
      throw new Error(`the tile ${path} has ${bytes.length} bytes`);
    const below = 2 ** (node.level % height);
    const first = node.index * below - tile.index * fullTile;
    return subtree(bytes, first, below);
  };
}

/** The hash over `count` hashes of a tile, a power of two of them. */
function subtree(bytes: Uint8Array, first: number, count: number): Uint8Array {
  if (count === 1) return bytes.subarray(first * hashBytes, (first + 1) * hashBytes);
  const half = count / 2;
  return nodeHash(subtree(bytes, first, half), subtree(bytes, first + half, half));
}
