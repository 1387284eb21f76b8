import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

/** A file in a zip. */
export type ZipEntry = {
  readonly name: string;
  readonly size: number;
  readonly packed: number;
  readonly crc: number;
  readonly method: number;
  /** Where its own header begins. */
  readonly at: number;
};

const inflate = promisify<Uint8Array, object, Buffer>(inflateRaw);

/** Bytes: the whole of what is unpacked, and one file of it. Go's own limit for a module is 500 MB. */
const largest = 1_000_000_000;
const largestFile = 300_000_000;

/**
 * The files that a zip lists, by its central directory (PKWARE's APPNOTE 4.3). Throws where it is not a zip, is cut off,
 * is larger than it may be, or has what modules never have: encryption, many disks, the 64-bit form.
 */
export async function readZip(file: FileHandle): Promise<readonly ZipEntry[]> {
  const { size } = await file.stat();
  const tail = await bytesAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0) throw new Error('it is not a zip, or only the beginning of one');
  const count = tail.readUInt16LE(end + 10);
  const directory = await bytesAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: ZipEntry[] = [];
  let total = 0;
  for (let at = 0; at < directory.length; ) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw new Error('its list of files is broken');
    const names = directory.readUInt16LE(at + 28);
    const entry = {
      name: directory.toString('utf8', at + 46, at + 46 + names),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    };
    total += entry.size;
    if (entry.size > largestFile || total > largest)
      throw new Error('it unpacks to more than a toolchain can be');
    if (directory.readUInt16LE(at + 8) & 1) throw new Error('it is encrypted');
    entries.push(entry);
    at += 46 + names + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  if (count !== 0xffff && count !== entries.length) throw new Error('its list of files is not whole');
  return entries;
}

/** What a file in a zip holds. */
export async function readEntry(
  file: FileHandle,
  { at, packed, size, method, crc, name }: ZipEntry,
): Promise<Buffer> {
  const header = await bytesAt(file, at, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new Error(`${name} is not where it is said to be`);
  const begin = at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const bytes = await bytesAt(file, begin, packed);
  const content = method === 0 ? bytes : await inflate(bytes, { maxOutputLength: Math.max(1, size) });
  if (content.length !== size || crc32(content) !== crc) throw new Error(`${name} is damaged`);
  return content;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  for (let read = 0; read < length; ) {
    const { bytesRead } = await file.read(buffer, read, length - read, position + read);
    if (bytesRead === 0) throw new Error('it is cut off');
    read += bytesRead;
  }
  return buffer;
}
