import type { Course } from '../course/types.ts';
import { type Examination, type Finding, lessonsText } from './finding.ts';

/** A line of the doctor's report, before it is broken and painted. */
export type DoctorLine =
  | {
      readonly kind: 'area';
      readonly sign: 'good' | 'warn' | 'bad';
      readonly name: string;
      readonly says: string;
    }
  | { readonly kind: 'title'; readonly severity: Finding['severity']; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'command'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string }
  | { readonly kind: 'end'; readonly ok: boolean; readonly text: string };

/** The whole report: a line an area, under it what is to be known about it, and what it comes to. */
export function doctorLines(examination: Examination, course: Course): readonly DoctorLine[] {
  const areas = examination.areas.flatMap(({ name, says, known, findings }): DoctorLine[] => {
    const worst = findings.some(({ severity }) => severity === 'blocks')
      ? 'bad'
      : !known || findings.some(({ severity }) => severity === 'warns')
        ? 'warn'
        : 'good';
    return [
      { kind: 'area', sign: worst, name, says },
      ...findings.flatMap((each) => findingLines(each, course)),
    ];
  });
  return [...areas, { kind: 'end', ok: examination.ok, text: endText(examination, course) }];
}

function findingLines(finding: Finding, course: Course): readonly DoctorLine[] {
  const { title, severity, what, fix, lessons, link } = finding;
  const concerned = lessonsText(course, lessons);
  const text = concerned === '' ? what : `${what} (${capital(concerned)}.)`;
  const steps = fix.map((each): DoctorLine => ({ kind: isCommand(each) ? 'command' : 'text', text: each }));
  const more: DoctorLine[] = severity === 'note' ? [] : [{ kind: 'link', text: link }];
  return [{ kind: 'title', severity, text: title }, { kind: 'text', text }, ...steps, ...more];
}

const commands =
  /^(?:sudo|apt-get|dnf|apk|pacman|zypper|brew|colima|systemctl|service|docker|podman|npx|go|unset|export|usermod|newgrp|kill|cat|cp|df|getent|COPY|RUN|update-ca-certificates) /;

/** A line that is typed, and not a sentence. */
function isCommand(step: string): boolean {
  return commands.test(`${step} `) && !/[.:;]$/.test(step);
}

function endText({ ok, areas }: Examination, course: Course): string {
  const blocking = areas.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'blocks');
  if (ok) {
    const unknown = areas.filter(({ known }) => !known);
    return unknown.length === 0
      ? 'All lessons can be done here.'
      : `Nothing that was found stands in a lesson's way. Not everything could be looked at: ${unknown.map(({ name }) => name.toLowerCase()).join(', ')}.`;
  }
  const shut = new Set(blocking.flatMap(({ lessons }) => lessons));
  const open = course.lessons.map(({ id }) => id).filter((id) => !shut.has(id));
  const waiting = capital(lessonsText(course, [...shut]));
  return open.length === 0
    ? `${waiting} has to wait until that is put right.`
    : `${waiting} ${shut.size === 1 ? 'has' : 'have'} to wait until that is put right; ${lessonsText(course, open)} can be done now.`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A finding in one line, for home: what is so, and whom it concerns. */
export function findingLine({ title, lessons }: Finding, course: Course): string {
  const concerned = lessonsText(course, lessons);
  return concerned === '' ? title : `${title} ${capital(concerned)}.`;
}
