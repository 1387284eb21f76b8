import { readFileSync } from 'node:fs';
import { fileForm, readElf } from '../../../src/core/verdicts/elf.ts';
import { mutateBytes, type Random } from '../random.ts';
import { holds, type Target } from '../target.ts';

/** The beginning of an ELF file is read, or is none; a loader is named only where its name stands in the file. */
export function elfHeader(): Target {
  const own = readFileSync(process.execPath).subarray(0, 2048);
  const samples = [
    own,
    own.subarray(0, 64),
    Buffer.from('#!/bin/sh\n'),
    Buffer.from('!<arch>\n'),
    Buffer.alloc(300, 0xff),
  ];
  return {
    name: 'ELF header',
    weight: 30,
    attempt(random: Random, show) {
      const bytes = mutateBytes(samples, random);
      show(Buffer.from(bytes).toString('hex'));
      const elf = readElf(bytes);
      fileForm(bytes);
      if ('not' in elf) return;
      holds(bytes[0] === 0x7f && bytes[1] === 0x45, 'an ELF file without its first bytes');
      holds(
        elf.interpreter === null ||
          Buffer.from(bytes).includes(Buffer.from(elf.interpreter, 'latin1')) ||
          Buffer.from(bytes).includes(Buffer.from(elf.interpreter)) ||
          elf.interpreter.includes('\ufffd'),
        'a loader that is not in the file',
      );
    },
  };
}
