import type { Explanation, Fault } from '../core/diagnoses/types.ts';
import { coloursOf, inColours } from '../ui/colours.ts';
import { hang } from '../ui/text/wrap.ts';
import { theme } from '../ui/theme.ts';
import type { Streams } from './verb.ts';

/** Lines that are longer are hard to read. */
const widest = 100;

const faults: { readonly [fault in Fault]: string } = {
  learner: 'Yours to put right: a command, a setting or a file.',
  machine: "The machine's (or its network's), not yours.",
  nobody: "Nobody's: nothing is broken.",
};

/**
 * What `explain` prints for people; the evidence first, for it is what they look for in a long log. A terminal gets it in
 * colours, and broken between words; whatever else reads it has each part on one line.
 */
export function explanationText(explanation: Explanation | null, stdout: Streams['stdout']): string {
  const width = stdout.isTTY ? Math.min(stdout.columns || 80, widest) : Number.MAX_SAFE_INTEGER;
  const colours = coloursOf(stdout);
  const lines = explanation === null ? unrecognised(width) : explained(explanation, width);
  return `${['', ...lines].map((line) => inColours(line, colours)).join('\n')}\n`;
}

function unrecognised(width: number): readonly string[] {
  return [
    ...hang(
      '',
      'Not recognised: this is none of the failures that go-docker-tour knows, and it does not guess.',
      width,
    ),
    ...hang('', 'Give it the whole output, errors too: COMMAND 2>&1 | go-docker-tour explain', width),
  ];
}

function explained(explanation: Explanation, width: number): readonly string[] {
  const { cause, why, fix, fault, evidence, link, confidence } = explanation;
  const part = (name: string, text: string) => hang(theme.quiet(name.padEnd(7)), text, width);
  return [
    ...hang(`  ${theme.quiet(`line ${evidence.line}:`)} `, evidence.text, width),
    '',
    ...hang('', (fault === 'machine' ? theme.machine : theme.strong)(cause), width),
    ...hang('', why, width),
    ...(confidence === 'low'
      ? hang('', '(This is all that the output shows; the cause may lie deeper.)', width)
      : []),
    '',
    ...fix.flatMap((each, index) => part(index === 0 ? 'Next:' : '', each)),
    ...part('Fault:', faults[fault]),
    ...part('More:', theme.quiet(link)),
  ];
}
