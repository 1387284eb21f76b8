import { z } from 'zod';
import { defineCheck } from '../check-kind.ts';
import type { ModuleFact } from '../facts/module.ts';
import { noSourcesProblem } from '../go/explain.ts';
import { buildProblem, goModProblem, requirementProblem, sumsProblem } from '../go/module-problems.ts';
import { modulesProblem } from '../go/modules-off.ts';
import { tidyProblem } from '../go/tidy.ts';
import { failed, type Problem, passed } from '../outcome.ts';
import type { Verdict } from '../verdict.ts';

const schema = z.strictObject({
  /** Module paths that go.mod must require. */
  requires: z.array(z.string().min(1)).default([]),
  /** `go mod tidy` has nothing to say. */
  tidy: z.boolean().default(false),
  /** go.sum is there, and go finds nothing wrong with it or with the module cache. */
  sums: z.boolean().default(false),
  builds: z.boolean().default(false),
});

type Spec = z.output<typeof schema>;

/** go.mod is in the module's folder and valid, whatever its path; and what else is asked of the module. */
export const module = defineCheck({
  kind: 'module',
  schema,
  cost: 'slow',
  perishable: true,
  title,
  request: ({ tidy, sums, builds }) => ({ fact: 'module', tidy, sums, builds }),
  judge(spec, fact): Verdict {
    const expected = title(spec);
    const problem = firstProblem(spec, fact);
    return problem ? failed(expected, problem) : passed(expected, summary(spec, fact));
  },
});

function title(spec: Spec): string {
  if (spec.builds) return 'the module builds';
  if (spec.tidy) return 'go mod tidy has nothing to say';
  if (spec.sums) return 'every sum in go.sum is right';
  if (spec.requires.length > 0) return `go.mod requires ${spec.requires.map(lastWord).join(', ')}`;
  return 'go.mod makes the folder a module';
}

/** The first cause in the order in which go itself would stumble over it. */
function firstProblem(spec: Spec, fact: ModuleFact): Problem | null {
  const ran = spec.tidy || spec.sums || spec.builds;
  return (
    goModProblem(fact) ??
    (ran ? (modulesProblem(fact.modules) ?? noSourcesProblem(fact)) : null) ??
    requirementProblem(fact, spec.requires) ??
    (ran ? wrongImport(fact) : null) ??
    (spec.sums ? sumsProblem(fact) : null) ??
    (spec.tidy ? tidyProblem(fact) : null) ??
    (spec.builds ? buildProblem(fact) : null)
  );
}

/** The one import that people copy from old articles. */
function wrongImport(fact: ModuleFact): Problem | null {
  const right = 'github.com/sirupsen/logrus';
  const wrong = fact.imports.some(({ path }) => path !== right && path.toLowerCase() === right);
  return wrong ? requirementProblem(fact, [right]) : null;
}

function summary(spec: Spec, { manifest }: ModuleFact): string {
  if (manifest === null || 'broken' in manifest) return 'go.mod is there';
  const versions = manifest.requires.filter(({ path }) => spec.requires.includes(path));
  const list = versions.map(({ path, version }) => `${lastWord(path)} ${version}`).join(', ');
  return list === '' ? `module ${manifest.path}` : `module ${manifest.path}, with ${list}`;
}

function lastWord(path: string): string {
  return path.split('/').at(-1) ?? path;
}
