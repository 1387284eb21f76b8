import type { Explanation, Fault } from '../core/diagnoses/types.ts';

const faults: { readonly [fault in Fault]: string } = {
  learner: 'Yours to put right: a command, a setting or a file.',
  machine: "The machine's (or its network's), not yours.",
  nobody: "Nobody's: nothing is broken.",
};

/** What `explain` prints for people; the evidence first, for it is what they look for in a long log. */
export function explanationText(explanation: Explanation | null): string {
  if (explanation === null)
    return [
      '',
      'Not recognised: this is none of the failures that go-docker-tour knows, and it does not guess.',
      'Give it the whole output, errors too: COMMAND 2>&1 | go-docker-tour explain',
      '',
    ].join('\n');
  const { cause, why, fix, fault, evidence, link, confidence } = explanation;
  return [
    '',
    `  line ${evidence.line}: ${evidence.text}`,
    '',
    cause,
    why,
    ...(confidence === 'low' ? ['(This is all that the output shows; the cause may lie deeper.)'] : []),
    '',
    ...fix.map((each, index) => `${index === 0 ? 'Next:  ' : '       '}${each}`),
    `Fault: ${faults[fault]}`,
    `More:  ${link}`,
    '',
  ].join('\n');
}
