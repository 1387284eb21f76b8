import type { Course, Lesson } from '../core/course/types.ts';
import type { CourseFiles } from './files.ts';
import { splitLesson } from './markdown.ts';
import { compare, type Problem, type Report, reportIn, sorted } from './problems.ts';
import { readShape } from './read-shape.ts';
import { courseShape, idPattern, lessonShape } from './shapes.ts';
import { readStep } from './steps.ts';
import { reportUnknownVariables } from './variables.ts';
import { readYaml } from './yaml.ts';

export type ParsedCourse =
  | { readonly ok: true; readonly course: Course }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a course folder: `course.yaml`, which may be missing, and a `NN-name/lesson.md` for each lesson. All problems
 * are found at once, each with its file and line. Nothing is thrown, whatever the files hold.
 * @param name the course's id and title where course.yaml gives none, as the folder is called
 */
export function parseCourse(files: CourseFiles, name = 'course'): ParsedCourse {
  const problems: Problem[] = [];
  const lessons = lessonFolders(files, problems).flatMap(
    (folder, index) => readLesson(files, folder, index + 1, problems) ?? [],
  );
  for (const [index, lesson] of lessons.entries())
    if (lessons.findIndex((other) => other.id === lesson.id) < index)
      reportIn(lesson.place.file, problems)(
        1,
        `There are two lessons "${lesson.id}": rename one of the folders.`,
      );
  const head = readCourse(files, problems);
  for (const [file, text] of files) reportUnknownVariables(text, reportIn(file, problems));
  if (problems.length > 0)
    return { ok: false, problems: sorted(problems.map((each) => withinItsFile(each, files))) };
  return {
    ok: true,
    course: { id: head.id ?? toId(name), title: head.title ?? name, next: head.next, lessons },
  };
}

/** A block that is never closed ends behind the last line: what is missing there is told at that line. */
function withinItsFile({ place, message }: Problem, files: CourseFiles): Problem {
  const lines = files.get(place.file)?.split(/\r\n?|\n/).length ?? 1;
  return { place: { ...place, line: Math.min(place.line, lines) }, message };
}

function readCourse(
  files: CourseFiles,
  problems: Problem[],
): { id?: string; title?: string; next?: readonly string[] } {
  const text = files.get('course.yaml');
  if (text === undefined) return {};
  const report = reportIn('course.yaml', problems);
  const source = readYaml({ text, line: 1 }, report);
  return (source && readShape(courseShape, source.value ?? {}, source, [], report)) ?? {};
}

/** Folders that hold a lesson, in the order of their numbers. */
function lessonFolders(files: CourseFiles, problems: Problem[]): readonly string[] {
  const folders: { name: string; number: number }[] = [];
  for (const file of files.keys()) {
    const folder = /^([^/]*)\/lesson\.md$/.exec(file)?.[1];
    if (folder === undefined) continue;
    const number = /^(\d+)-/.exec(folder)?.[1];
    if (number !== undefined && idPattern.test(lessonId(folder)))
      folders.push({ name: folder, number: Number(number) });
    else
      reportIn(file, problems)(
        1,
        `"${folder}" is no name for a lesson's folder: number it, in lower case, as 05-caching.`,
      );
  }
  if (folders.length === 0 && problems.length === 0)
    reportIn('.', problems)(1, 'There is no lesson here: write one as 01-name/lesson.md.');
  return folders.sort((a, b) => a.number - b.number || compare(a.name, b.name)).map((folder) => folder.name);
}

function lessonId(folder: string): string {
  return folder.replace(/^\d+-/, '');
}

function readLesson(files: CourseFiles, folder: string, number: number, problems: Problem[]): Lesson | null {
  const file = `${folder}/lesson.md`;
  const report: Report = reportIn(file, problems);
  const text = splitLesson(files.get(file) ?? '', report);
  const source = text.frontMatter && readYaml(text.frontMatter, report);
  const head = source && readShape(lessonShape, source.value ?? {}, source, [], report);
  const steps = text.sections.flatMap((section) => readStep(section, { files, folder, file }, report) ?? []);
  if (text.sections.length === 0) report(1, 'This lesson has no steps: write a `##` heading for each.');
  for (const [index, step] of steps.entries())
    if (steps.findIndex((other) => other.id === step.id) < index)
      report(step.place.line, `There are two steps "${step.id}" in this lesson: rename one.`);
  if (!head) return null;
  return { id: lessonId(folder), number, ...head, intro: text.intro, steps, place: { file, line: 1 } };
}

/** A folder's name as an id: `My Course` is `my-course`. */
function toId(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '');
  return id === '' ? 'course' : id;
}
