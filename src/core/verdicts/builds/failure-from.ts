import type { Instruction } from '../../dockerfile/types.ts';
import { at, type Cause, causesAt } from './scene.ts';

/** Why the builder cannot read a FROM. `said`: its own words. */
export function fromUnread(instruction: Instruction, said: string): Cause {
  const [base = '', as, name = ''] = instruction.args;
  const line = `Line ${instruction.line}`;
  const slip = causesAt(at(instruction));
  if (base === '' || /should not be blank/i.test(said))
    return slip(
      'from-without-image',
      'a FROM that names no image',
      `${line} says FROM and not what to start from${base.includes('$') ? `: ${base} is empty there. Only an ARG above the first FROM, with a value, counts in it` : ''}.`,
      'Write the Go image behind it, or scratch in the last stage.',
    );
  if (/[A-Z]/.test(base.replace(/[:@].*$/, '')) && !base.includes('$'))
    return slip(
      'base-image-in-capitals',
      `${base} is no name of an image`,
      `${line} starts from ${base}, and names of images have small letters only.`,
      `Write ${base.replace(/^[^:@]*/, (text) => text.toLowerCase())}.`,
    );
  if (base.includes('$'))
    return slip(
      'from-without-image',
      `${base} is no whole name`,
      `${line} fills in a variable that is empty there. Only an ARG above the first FROM, with a value, counts in it.`,
      'Put that ARG above the first FROM, or write the value itself.',
    );
  if (as?.toLowerCase() === 'as' && name !== '' && instruction.args.length === 3)
    return slip(
      'stage-name-invalid',
      `${name} is no name for a stage`,
      `${line} calls a stage ${name}. Such a name begins with a letter; digits, dots, - and _ may follow.`,
      'Give it another name, as builder.',
    );
  return slip(
    'from-malformed',
    `the builder cannot read FROM ${instruction.rest}`,
    `${line}: FROM takes an image, or an image, the word AS and a name for the stage; nothing else.`,
    'Write FROM, the image, AS, and the name.',
  );
}
