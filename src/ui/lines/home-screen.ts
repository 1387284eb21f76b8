import type { Model } from '../../core/tour/model.ts';
import { lessonProgress } from '../../core/tour/selectors.ts';
import { theme } from '../theme.ts';
import { footerLine, headerLine, noticeLines, ruleLine } from './frame.ts';
import { homeTop, lessonLine } from './home.ts';
import { indented, type Paper, paperOf } from './paper.ts';

/** The lesson to go on with: where the learner was, or when that is done the next one that is not. */
export function startIndex({ progress, course }: Pick<Model, 'progress' | 'course'>): number {
  const at = course.lessons.findIndex(({ id }) => id === progress.at?.lesson);
  const open = course.lessons.flatMap((lesson, index) =>
    lessonProgress({ progress }, lesson).state === 'done' ? [] : [index],
  );
  return open.find((index) => index >= at) ?? open[0] ?? Math.max(0, at);
}

/** How many lessons are listed where there is no room for all. @param machine lines about the machine */
export function listedLessons(model: Model, top: number, machine: number, room: number): number {
  return Math.max(3, Math.min(model.course.lessons.length, room - top - machine - 3));
}

export const homeTitle = theme.strong(theme.accent('go-docker-tour'));

/**
 * The whole home screen as its rows, as `HomeScreen` draws it while nothing is known of the machine: exactly as many as
 * the screen has. Null where not all lessons have room, and the list would have to be scrolled.
 * @param chosen index of the lesson that the cursor is on
 */
export function homeScreenRows(model: Model, chosen: number, right: string): readonly string[] | null {
  const { columns, rows } = model.size;
  const { lessons } = model.course;
  const whole = paperOf(model, columns);
  const paper = paperOf(model, columns - 6);
  const top = homeTop(model, paper);
  const notice = noticeLines(model.notice, whole);
  const room = rows - 4 - notice.length;
  if (listedLessons(model, top.length, 0, room) < lessons.length) return null;
  const body = [
    '',
    ...indented(top, 3),
    '',
    ...lessons.map((_, index) => listRow(model, index, index === chosen, paper)),
  ];
  if (body.length > room) return null;
  return [
    headerLine(homeTitle, right, whole),
    ruleLine(whole),
    ...body,
    ...Array<string>(room - body.length).fill(''),
    ...notice,
    ruleLine(whole),
    footerLine(model, whole),
  ];
}

function listRow(model: Model, index: number, isChosen: boolean, paper: Paper): string {
  const lesson = model.course.lessons[index];
  if (!lesson) return '';
  const sign = isChosen ? `${theme.accent(paper.glyphs.chosen)} ` : '  ';
  return ` ${sign}${lessonLine(model, lesson, isChosen, paper)}`;
}
