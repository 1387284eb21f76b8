/** What the header of an ELF file says. Source: the System V gABI, "Object Files" and "Program Header"; elf(5). */
export type Elf = {
  readonly class: 32 | 64;
  readonly endian: 'little' | 'big';
  /** 'shared' is a position-independent executable too. */
  readonly type: 'relocatable' | 'executable' | 'shared' | 'other';
  /** As GOARCH names it (`amd64`, `arm64`), or `machine 123`. */
  readonly machine: string;
  /** The loader that the kernel is to start (PT_INTERP): `/lib64/ld-linux-x86-64.so.2`. null: none, so static. */
  readonly interpreter: string | null;
  /** Has a PT_DYNAMIC segment. A static position-independent executable has one too. */
  readonly dynamic: boolean;
};

/** e_machine, by GOARCH; where one number serves two, class or byte order tells them apart. */
const machines: { readonly [number: number]: (bits: 32 | 64, little: boolean) => string } = {
  3: () => '386',
  8: (bits, little) => `mips${bits === 64 ? '64' : ''}${little ? 'le' : ''}`,
  21: (_bits, little) => (little ? 'ppc64le' : 'ppc64'),
  22: () => 's390x',
  40: () => 'arm',
  62: () => 'amd64',
  183: () => 'arm64',
  243: (bits) => `riscv${bits}`,
  258: (bits) => (bits === 64 ? 'loong64' : 'loong32'),
};

const types = { 1: 'relocatable', 2: 'executable', 3: 'shared' } as const;

/**
 * Reads an ELF header. Never throws: what is cut short or contradicts itself is not an ELF file.
 * @param bytes the file, or its first 64 kB: headers and the interpreter's path stand at the beginning
 */
export function readElf(bytes: Uint8Array): Elf | { readonly not: 'elf' } {
  const not = { not: 'elf' } as const;
  if (!startsWith(bytes, [0x7f, 0x45, 0x4c, 0x46]) || bytes.length < 52) return not;
  const bits = bytes[4] === 1 ? 32 : bytes[4] === 2 ? 64 : null;
  if (bits === null || (bytes[5] !== 1 && bytes[5] !== 2)) return not;
  const wide = bits === 64;
  if (wide && bytes.length < 64) return not;
  const little = bytes[5] === 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const half = (at: number) => view.getUint16(at, little);
  // Offsets beyond 2^53 lose digits here; they lie outside any file all the same.
  const word = (at: number, long: boolean) =>
    long ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little);

  const type = types[half(16) as 1 | 2 | 3] ?? 'other';
  const machine = machines[half(18)]?.(bits, little) ?? `machine ${half(18)}`;
  const table = word(wide ? 32 : 28, wide);
  const size = half(wide ? 54 : 42);
  const count = half(wide ? 56 : 44);
  let interpreter: string | null = null;
  let dynamic = false;
  if (count > 0 && size < (wide ? 56 : 32)) return not;
  for (let index = 0; index < count; index += 1) {
    const at = table + index * size;
    if (at + size > bytes.length) return not;
    const kind = view.getUint32(at, little);
    if (kind === 2) dynamic = true;
    if (kind !== 3) continue;
    const start = word(at + (wide ? 8 : 4), wide);
    const end = start + word(at + (wide ? 32 : 16), wide);
    if (end > bytes.length || end <= start) return not;
    interpreter = new TextDecoder().decode(bytes.subarray(start, end)).split('\0', 1)[0] ?? '';
  }
  return { class: bits, endian: little ? 'little' : 'big', type, machine, interpreter, dynamic };
}

/** How long a 64-bit little-endian ELF file must be for its loader (PT_LOAD: elf(5)); 0 where that cannot be read. */
export function elfLength(head: Uint8Array): number {
  if ('not' in readElf(head) || head[4] !== 2 || head[5] !== 1) return 0;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const word = (at: number) => Number(view.getBigUint64(at, true));
  let length = 0;
  for (let index = 0; index < view.getUint16(56, true); index += 1) {
    const at = word(32) + index * view.getUint16(54, true);
    if (view.getUint32(at, true) === 1) length = Math.max(length, word(at + 8) + word(at + 32));
  }
  return length;
}

/** What a file is by its first bytes. */
export type FileForm = 'elf' | 'mach-o' | 'windows' | 'archive' | 'script' | 'other';

/**
 * Tells the forms that a program, or what was meant to be one, comes in. `archive` is what `go build -o` makes of a
 * package that is not main. Mach-O magic numbers: <mach-o/loader.h>; the fat one, <mach-o/fat.h>, is Java's too, whose
 * version stands where the number of architectures does and is never below 43.
 */
export function fileForm(bytes: Uint8Array): FileForm {
  if (startsWith(bytes, [0x7f, 0x45, 0x4c, 0x46])) return 'elf';
  if (startsWith(bytes, [0xcf, 0xfa, 0xed, 0xfe]) || startsWith(bytes, [0xce, 0xfa, 0xed, 0xfe]))
    return 'mach-o';
  if (startsWith(bytes, [0xca, 0xfe, 0xba, 0xbe]) && bytes.length >= 8 && (bytes[7] ?? 255) < 43)
    return 'mach-o';
  if (startsWith(bytes, [0x4d, 0x5a])) return 'windows';
  if (
    startsWith(
      bytes,
      [...'!<arch>\n'].map((letter) => letter.charCodeAt(0)),
    )
  )
    return 'archive';
  return startsWith(bytes, [0x23, 0x21]) ? 'script' : 'other';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return bytes.length >= magic.length && magic.every((byte, index) => bytes[index] === byte);
}
