/**
 * A Go program holds the paths of its source files, each ended by a zero byte, in the table that stack traces are
 * written from. Finds what stands in front of `suffix` in the first absolute one; null for -trimpath.
 */
export function recordedPrefix(program: Uint8Array, suffix: string): string | null {
  const bytes = Buffer.from(program.buffer, program.byteOffset, program.byteLength);
  const wanted = Buffer.from(suffix);
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
    const start = bytes.lastIndexOf(0, at) + 1;
    const whole = !suffix.endsWith('/') ? bytes[at + wanted.length] === 0 : true;
    const text = bytes.subarray(start, at).toString('latin1');
    if (whole && /^\/[\x20-\x7e\x80-\xff]*$/.test(text) && text.length < 4096)
      return bytes.subarray(start, at).toString();
  }
  return null;
}

/** A path in the one program and the path of equal length that stands for it in the other. */
export type Renamed = { readonly from: string; readonly to: string };

/**
 * Whether two ELF programs are the same but for where they were built and what they are called: all that is loaded to
 * run them is compared, the paths renamed and the build ids left out.
 */
export function sameProgram(one: Uint8Array, other: Uint8Array, renamed: readonly Renamed[]): boolean {
  const a = loaded(one);
  const b = loaded(other);
  if (a === null || b === null) return false;
  for (const { from, to } of renamed)
    if (from.length === to.length) replaceAll(a, Buffer.from(from), Buffer.from(to));
  forgetIds(a);
  forgetIds(b);
  return a.equals(b);
}

/**
 * The PT_LOAD segments of a 64-bit little-endian ELF file, as elf(5) describes it, without the headers: Go's linker puts
 * the section table in the first page, and the sizes of the (packed, not loaded) debug sections differ with the paths.
 */
function loaded(program: Uint8Array): Buffer | null {
  const bytes = Buffer.from(program);
  if (bytes.length < 64 || bytes.readUInt32BE(0) !== 0x7f454c46 || bytes[4] !== 2 || bytes[5] !== 1)
    return null;
  const table = Number(bytes.readBigUInt64LE(32));
  const size = bytes.readUInt16LE(54);
  const count = bytes.readUInt16LE(56);
  if (size < 56 || table + size * count > bytes.length) return null;
  const sections = Number(bytes.readBigUInt64LE(40));
  bytes.fill(0, sections, sections + bytes.readUInt16LE(58) * bytes.readUInt16LE(60));
  const parts: Buffer[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = table + index * size;
    if (bytes.readUInt32LE(at) !== 1) continue;
    const start = Number(bytes.readBigUInt64LE(at + 8));
    const length = Number(bytes.readBigUInt64LE(at + 32));
    if (start + length > bytes.length) return null;
    const first = Math.max(start, table + size * count);
    if (first < start + length) parts.push(bytes.subarray(first, start + length));
  }
  return parts.length > 0 ? Buffer.concat(parts) : null;
}

/** Go's build id (it stands in a note, and in the code of a static program) and GNU's, which is made of it. */
function forgetIds(bytes: Buffer): void {
  // A note is the lengths of its name and content, its type, its name, its content.
  const go = bytes.indexOf(Buffer.from([4, 0, 0, 0, 0x47, 0x6f, 0, 0]));
  if (go >= 4) {
    const id = Buffer.from(bytes.subarray(go + 8, go + 8 + bytes.readUInt32LE(go - 4)));
    if (id.length > 8) replaceAll(bytes, id, Buffer.alloc(id.length));
  }
  const note = Buffer.from([4, 0, 0, 0, 20, 0, 0, 0, 3, 0, 0, 0, 0x47, 0x4e, 0x55, 0]);
  const at = bytes.indexOf(note);
  if (at >= 0) bytes.fill(0, at + note.length, at + note.length + 20);
}

function replaceAll(bytes: Buffer, from: Buffer, to: Buffer): void {
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + from.length)) to.copy(bytes, at);
}
