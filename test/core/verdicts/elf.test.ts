import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileForm, readElf } from '../../../src/core/verdicts/elf.ts';

type Shape = { bits: 32 | 64; little: boolean; type: number; machine: number; interpreter: string | null };

/** A smallest ELF file: header, one PT_LOAD, and a PT_INTERP with PT_DYNAMIC where there is an interpreter. */
function elf({ bits, little, type, machine, interpreter }: Shape): Uint8Array {
  const wide = bits === 64;
  const header = wide ? 64 : 52;
  const entry = wide ? 56 : 32;
  const kinds = interpreter === null ? [1] : [1, 3, 2];
  const text = new TextEncoder().encode(`${interpreter ?? ''}\0`);
  const bytes = new Uint8Array(header + kinds.length * entry + text.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, little ? 1 : 2, 1]);
  view.setUint16(16, type, little);
  view.setUint16(18, machine, little);
  const word = (at: number, value: number) =>
    wide ? view.setBigUint64(at, BigInt(value), little) : view.setUint32(at, value, little);
  word(wide ? 32 : 28, header);
  view.setUint16(wide ? 54 : 42, entry, little);
  view.setUint16(wide ? 56 : 44, kinds.length, little);
  kinds.forEach((kind, index) => {
    const at = header + index * entry;
    view.setUint32(at, kind, little);
    if (kind !== 3) return;
    word(at + (wide ? 8 : 4), header + kinds.length * entry);
    word(at + (wide ? 32 : 16), text.length);
  });
  bytes.set(text, header + kinds.length * entry);
  return bytes;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('readElf', () => {
  test.each([
    [{ bits: 64, little: true, type: 2, machine: 62, interpreter: null }, 'amd64', 'executable'],
    [
      { bits: 64, little: true, type: 3, machine: 183, interpreter: '/lib/ld-linux-aarch64.so.1' },
      'arm64',
      'shared',
    ],
    [
      { bits: 32, little: true, type: 2, machine: 40, interpreter: '/lib/ld-musl-armhf.so.1' },
      'arm',
      'executable',
    ],
    [{ bits: 64, little: false, type: 2, machine: 22, interpreter: null }, 's390x', 'executable'],
    [{ bits: 64, little: true, type: 1, machine: 4321, interpreter: null }, 'machine 4321', 'relocatable'],
  ] as const)('%j', (shape, machine, type) => {
    expect(readElf(elf(shape))).toEqual({
      class: shape.bits,
      endian: shape.little ? 'little' : 'big',
      type,
      machine,
      interpreter: shape.interpreter,
      dynamic: shape.interpreter !== null,
    });
  });

  test('a view into a larger buffer is read at its own place', () => {
    const file = elf({ bits: 64, little: true, type: 2, machine: 62, interpreter: '/lib/ld.so' });
    const larger = new Uint8Array(file.length + 100).fill(7);
    larger.set(file, 50);
    expect(readElf(larger.subarray(50, 50 + file.length))).toMatchObject({ interpreter: '/lib/ld.so' });
  });

  test('a file cut short anywhere is not an ELF file, and never static', () => {
    const file = elf({ bits: 64, little: true, type: 2, machine: 62, interpreter: '/lib/ld.so' });
    for (let length = 0; length < file.length; length += 1)
      expect(readElf(file.subarray(0, length))).toEqual({ not: 'elf' });
  });

  test('garbage never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void [readElf(bytes), fileForm(bytes)]),
    );
  });

  test('garbage behind a good beginning never throws, and an interpreter lies within the file', () => {
    const mangled = fc.tuple(
      fc.uint8Array({ minLength: 0, maxLength: 400 }),
      fc.constantFrom(1, 2),
      fc.constantFrom(1, 2),
    );
    fc.assert(
      fc.property(mangled, ([tail, bits, order]) => {
        const bytes = new Uint8Array([0x7f, 0x45, 0x4c, 0x46, bits, order, ...tail]);
        const read = readElf(bytes);
        if (!('not' in read)) expect((read.interpreter ?? '').length).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});

test.each([
  ['elf', new Uint8Array([0x7f, 0x45, 0x4c, 0x46])],
  ['mach-o', new Uint8Array([0xcf, 0xfa, 0xed, 0xfe, 0x0c, 0, 0, 1])],
  ['mach-o', new Uint8Array([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2])],
  ['other', new Uint8Array([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 61])],
  ['windows', bytesOf('MZ\x90')],
  ['archive', bytesOf('!<arch>\n__.PKGDEF')],
  ['script', bytesOf('#!/bin/sh\n')],
  ['other', bytesOf('package main')],
  ['other', new Uint8Array()],
] as const)('fileForm: %s', (form, bytes) => {
  expect(fileForm(bytes)).toBe(form);
});
