import { explain } from '../../../src/core/diagnoses/explain.ts';
import { samplesIn } from '../../core/diagnoses/outputs.ts';
import { mutate } from '../random.ts';
import { holds, type Target } from '../target.ts';

/** What explains an output points at a line of it, and has words for all; where nothing failed nothing is explained. */
export function explained(): Target {
  const failures = samplesIn().map(({ text }) => text.slice(0, 8000));
  const noise = samplesIn('well').map(({ text }) => text.slice(0, 8000));
  return {
    name: 'explain',
    weight: 10,
    attempt(random, show) {
      const text = mutate(random.number(4) === 0 ? noise : failures, random);
      show(text);
      const found = explain(text);
      if (found === null) return;
      const lines = text.split('\n').length;
      holds(found.evidence.line >= 1 && found.evidence.line <= lines, 'evidence that is in no line');
      for (const words of [found.id, found.title, found.cause, found.why, found.link, ...found.fix])
        holds(words !== '', 'an explanation without words');
      holds(
        !/\{\w+(?:\|[^}]*)?\}/.test(`${found.cause}${found.why}`.replaceAll(found.evidence.text, '')) ||
          text.includes('{'),
        'a word that was not filled in',
      );
    },
  };
}
