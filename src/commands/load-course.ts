import { join, resolve } from 'node:path';
import type { Course } from '../core/course/types.ts';
import { type CourseFiles, courseLimits } from '../lessons/files.ts';
import { parseCourse } from '../lessons/parse-course.ts';
import type { Problem } from '../lessons/problems.ts';
import { readCourseFolder } from '../system/course-folder.ts';
import { packageRoot } from '../system/package.ts';

export type LoadedCourse =
  | { readonly ok: true; readonly course: Course }
  /** Without problems the folder itself could not be read. */
  | { readonly ok: false; readonly what: string; readonly problems: readonly Problem[] };

/** The absolute path of the course that is named, or of the one that comes with the program. */
export function courseRoot(named: string | null): string {
  return named === null ? join(packageRoot(), 'lessons') : resolve(named);
}

type Failed = Extract<LoadedCourse, { ok: false }>;
type Read = Exclude<LoadedCourse, Failed> & { readonly files: CourseFiles };

/** A course folder as a course, with its files. @param root absolute */
export async function loadCourse(root: string): Promise<Read | Failed> {
  const folder = await readCourseFolder(root, courseLimits);
  if (!folder.ok) return { ok: false, what: `The course cannot be read. ${folder.what}`, problems: [] };
  const parsed = parseCourse(folder.files);
  if (parsed.ok) return { ...parsed, files: folder.files };
  return { ok: false, what: `The course in ${root} has faults:`, problems: parsed.problems };
}
