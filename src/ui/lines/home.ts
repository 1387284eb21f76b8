import type { Lesson } from '../../core/course/types.ts';
import { type Finding, findingsOf } from '../../core/doctor/finding.ts';
import { findingLine } from '../../core/doctor/lines.ts';
import type { Model } from '../../core/tour/model.ts';
import { lessonProgress } from '../../core/tour/selectors.ts';
import { words } from '../text/words.ts';
import { clip, hang, pad, widthOf, wrapWords } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import { type Paper, parted } from './paper.ts';
import { lessonSign } from './progress.ts';

/** What the machine has, for the header: the Go, the engine, and the folder. */
export function machineText({ machine }: Model, { glyphs }: Paper): string {
  const go = machine.go === null ? theme.machine('no Go') : theme.quiet(`Go ${machine.go}`);
  const parts = [go, engineText(machine.engine), theme.quiet(machine.workspace)];
  return parts.join(theme.quiet(` ${glyphs.dot} `));
}

/** The same while nothing is known of the machine yet. */
export function unknownMachineText({ machine }: Model, { glyphs }: Paper): string {
  return ['looking for Go and Docker', machine.workspace]
    .map(theme.quiet)
    .join(theme.quiet(` ${glyphs.dot} `));
}

function engineText(engine: Model['machine']['engine']): string {
  switch (engine.is) {
    case 'up':
      return theme.quiet(`${engine.name} ${engine.version.split('.').slice(0, 2).join('.')}`);
    case 'looking':
      return theme.quiet('looking for Docker');
    case 'down':
      return theme.machine('Docker is down');
    case 'missing':
      return theme.machine('no Docker');
  }
}

export function homeTop(model: Model, paper: Paper): readonly string[] {
  const minutes = model.course.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  const title = model.course.title.replace(/[.!?]?$/, (end) => end || '.');
  return wrapWords(`${title} ${theme.quiet(`About ${minutes} minutes.`)}`, paper.width);
}

/** A lesson in the list: sign, number, title, how much is done, how long it takes. */
export function lessonLine(model: Model, lesson: Lesson, selected: boolean, paper: Paper): string {
  const { glyphs } = paper;
  const { done, total, state } = lessonProgress(model, lesson);
  const titles = Math.max(...model.course.lessons.map((each) => widthOf(each.title)));
  // Of a lesson that is done there is nothing left to go back to.
  const here = model.progress.at?.lesson === lesson.id && state !== 'done';
  const title = pad(lesson.title, Math.min(titles, 40));
  const minutes = `${lesson.minutes}`.padStart(2);
  const facts = theme.quiet(`${done} of ${total}    ${minutes} min`);
  const number = lesson.number < 10 ? `${lesson.number} ` : `${lesson.number}`;
  const line = `${lessonSign(model, lesson, glyphs)} ${selected ? theme.strong(`${number} ${title}`) : `${number} ${title}`}    ${facts}`;
  return here ? marked(line, paper) : clip(line, paper.width, glyphs.more);
}

/** Says beside a lesson that the learner was there, in as many words as there is room for. */
function marked(line: string, { width, glyphs }: Paper): string {
  const whole = `${line}    ${theme.quiet(`${glyphs.left} you were here`)}`;
  return widthOf(whole) <= width ? whole : clip(`${line}  ${theme.quiet(glyphs.left)}`, width, glyphs.more);
}

/**
 * What is to be known about this machine before beginning, a line each: what the doctor has found, and until then what
 * the tour has seen itself.
 */
export function machineLines(model: Model, paper: Paper): readonly string[] {
  const { machine, variables } = model;
  const { engine, go, portTakenBy } = machine;
  const fault = (text: string) => hang(`${theme.machine(paper.glyphs.fault)} `, words(text), paper.width);
  const found = homeFindings(model);
  const has = (area: Finding['area']) => found.some((each) => each.area === area);
  return parted(
    found.flatMap((each) => fault(findingLine(each, model.course))),
    go === null && !has('go')
      ? fault(
          'There is no go on this machine, and every lesson needs it. d, then f, fetches one into the tour.',
        )
      : [],
    (engine.is === 'down' || engine.is === 'missing') && !has('engine')
      ? fault(`${engine.what} ${engine.next}`)
      : [],
    portTakenBy === null
      ? []
      : hang(
          '',
          theme.quiet(`Port 8080 is taken by ${portTakenBy}: lessons use ${variables.port}.`),
          paper.width,
        ),
    found.length === 0 ? [] : hang('', theme.quiet('d says more, and what to do about it.'), paper.width),
  );
}

/** What stands in a lesson's way, or may. What is said of an engine that answers by now is no longer so. */
function homeFindings({ doctor, machine }: Model): readonly Finding[] {
  if (doctor.last === null) return [];
  const answers = machine.engine.is === 'up';
  return findingsOf(doctor.last).filter(
    ({ severity, area, id }) =>
      severity !== 'note' && id !== 'port-taken' && !(answers && area === 'engine' && engineSilent.test(id)),
  );
}

const engineSilent = /^engine-(?!disk)/;
