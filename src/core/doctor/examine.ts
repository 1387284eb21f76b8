import type { Course } from '../course/types.ts';
import { engine } from './areas/engine.ts';
import { go } from './areas/go.ts';
import { image } from './areas/image.ts';
import { modules } from './areas/modules.ts';
import { network } from './areas/network.ts';
import { node } from './areas/node.ts';
import { port } from './areas/port.ts';
import { terminal } from './areas/terminal.ts';
import { workspace } from './areas/workspace.ts';
import type { Area, DoctorFacts } from './facts.ts';
import {
  type AreaReport,
  concerned,
  type Examination,
  type Finding,
  type Found,
  type Judge,
} from './finding.ts';

/** Every area, in the order of the screen. */
const judges: { readonly [Name in Area]: Judge<Name> } = {
  node,
  go,
  modules,
  network,
  engine,
  image,
  port,
  workspace,
  terminal,
};

/** Judges the facts of a machine for a course. */
export function examine(facts: DoctorFacts, course: Course): Examination {
  const areas = (Object.keys(judges) as Area[]).map((area) => report(area, facts, course));
  return {
    ok: areas.every(({ findings }) => findings.every(({ severity }) => severity !== 'blocks')),
    areas,
  };
}

function report<Name extends Area>(area: Name, facts: DoctorFacts, course: Course): AreaReport {
  const judge: Judge<Name> = judges[area];
  const probed: DoctorFacts[Name] = facts[area];
  if (!probed.known)
    return { area, name: judge.name, says: `cannot be told: ${probed.why}`, known: false, findings: [] };
  const fact = probed.fact as Parameters<Judge<Name>['judge']>[0];
  const finding = ({ concerns, ...found }: Found): Finding => ({
    ...found,
    area,
    lessons: concerned(course, concerns),
    fault: 'machine',
  });
  return {
    area,
    name: judge.name,
    says: judge.says(fact, facts),
    known: true,
    findings: judge.judge(fact, facts.system, facts).map(finding),
  };
}
