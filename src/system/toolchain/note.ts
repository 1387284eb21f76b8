import { createHash, createPublicKey, verify } from 'node:crypto';

/** Keys of the checksum databases that the go command knows (cmd/go/internal/modfetch, key.go). */
const knownKeys: { readonly [name: string]: string } = {
  'sum.golang.org': 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
};
/** Another address of the same database. */
const mirrors: { readonly [name: string]: string } = { 'sum.golang.google.cn': 'sum.golang.org' };

/** A checksum database: its name, its key, and where it is asked. */
export type SumDatabase = { readonly name: string; readonly key: VerifierKey; readonly url: string };

type VerifierKey = { readonly name: string; readonly hash: Buffer; readonly bytes: Buffer };

/** GOSUMDB as the go command reads it: a name it knows, or `name+hash+key`, and perhaps an address behind it. */
export function parseSumDatabase(setting: string): SumDatabase | null {
  const [given = '', address] = setting.trim().split(/\s+/);
  const known = mirrors[given] ?? given;
  const key = parseKey(knownKeys[known] ?? given);
  if (key === null) return null;
  return { name: key.name, key, url: address ?? `https://${mirrors[given] ? given : key.name}` };
}

/** `name+hash+base64`, where the base64 is an algorithm's number, 1 for Ed25519, and the key; the hash is over both. */
function parseKey(text: string): VerifierKey | null {
  const found = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
  const [, name = '', hash = '', encoded = ''] = found ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (!found || bytes[0] !== 1 || bytes.length !== 33) return null;
  const computed = createHash('sha256').update(`${name}\n`).update(bytes).digest().subarray(0, 4);
  return computed.toString('hex') === hash ? { name, hash: computed, bytes: bytes.subarray(1) } : null;
}

/** What stands before an Ed25519 key in the form that Node reads (RFC 8410). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * The text of a signed note (golang.org/x/mod/sumdb/note) with its last line break, when this key has signed it; null
 * where it has not.
 */
export function verifiedNote(note: string, { name, hash, bytes }: VerifierKey): string | null {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0) return null;
  const text = note.slice(0, cut + 1);
  const key = createPublicKey({ key: Buffer.concat([spki, bytes]), format: 'der', type: 'spki' });
  const signed = note
    .slice(cut + 2)
    .split('\n')
    .some((line) => {
      const [, signer, encoded = ''] = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
      const signature = Buffer.from(encoded, 'base64');
      return (
        signer === name &&
        signature.length === 68 &&
        signature.subarray(0, 4).equals(hash) &&
        verify(null, Buffer.from(text), key, signature.subarray(4))
      );
    });
  return signed ? text : null;
}

/** The head of the tree in a note's text: how many records, and the root's hash. */
export function parseTreeHead(text: string): { readonly size: number; readonly root: Buffer } | null {
  const [title, size = '', root = '', ...rest] = text.split('\n');
  if (title !== 'go.sum database tree' || !/^\d{1,15}$/.test(size) || rest.join('') !== '') return null;
  const bytes = Buffer.from(root, 'base64');
  return bytes.length === 32 ? { size: Number(size), root: bytes } : null;
}
