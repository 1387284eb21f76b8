import { z } from 'zod';
import { defineCheck } from '../check-kind.ts';
import { failed, passed } from '../outcome.ts';
import { inWords, modulePath, patterns, regex } from './pattern.ts';

/** A file of the module is there, and its text matches, or does not match, the course's expressions. */
export const file = defineCheck({
  kind: 'file',
  schema: z.strictObject({ path: modulePath, has: patterns, lacks: patterns }),
  cost: 'instant',
  perishable: true,
  title: (spec) => `${spec.path} is as it should be`,
  request: (spec) => ({ fact: 'file', path: spec.path }),
  judge({ path, has, lacks }, fact) {
    const expected = `${path}, as the step asks`;
    if (fact.is === 'folder')
      return failed(`the file ${path}`, {
        found: `${path} is a folder`,
        why: 'A folder of that name stands where the file belongs.',
        next: `Remove or rename the folder, then write the file ${path}.`,
        cause: 'file-is-folder',
        place: null,
      });
    if (fact.is === 'missing')
      return failed(`the file ${path}`, {
        found: fact.similar ? `no ${path}, but ${fact.similar}` : `no ${path}`,
        why: fact.similar
          ? `Names must be exact: ${fact.similar} is another file than ${path}.`
          : `There is no file ${path} in the module's folder.`,
        next: fact.similar ? `Rename it: mv ${fact.similar} ${path}.` : `Write ${path}.`,
        cause: fact.similar ? 'file-misnamed' : 'file-missing',
        place: null,
      });
    const lacking = has.find((pattern) => !regex(pattern).test(fact.text));
    if (lacking !== undefined)
      return failed(expected, {
        found:
          fact.text.trim() === ''
            ? `${path} is empty`
            : `${path} does not say ${inWords(lacking) ?? 'what the step asks for'}`,
        why: `What the step asks for is not in ${path} yet, or the file was not saved.`,
        next: `Edit ${path} and save it.`,
        cause: fact.text.trim() === '' ? 'file-empty' : 'file-lacks',
        place: null,
      });
    for (const pattern of lacks) {
      const match = regex(pattern).exec(fact.text);
      if (!match) continue;
      const line = fact.text.slice(0, match.index).split('\n').length;
      return failed(expected, {
        found: `${path}:${line} still says ${match[0].trim().split('\n', 1)[0]}`,
        why: `The step wants that gone from ${path}.`,
        next: `Edit line ${line} of ${path} and save it.`,
        cause: 'file-has',
        place: { file: path, line },
      });
    }
    return passed(expected, `${path} is there, ${fact.text.split('\n').length - 1} lines`);
  },
});
