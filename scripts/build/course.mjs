import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * The course in `lessons/`, read and checked as the program would: a course with a fault fails the build.
 * @param {string} root
 */
export async function compiledCourse(root) {
  // What reads a course is TypeScript, which not every Node reads that may build this.
  const bundled = await build({
    absWorkingDir: root,
    stdin: {
      contents: `export { courseLimits } from './src/lessons/files.ts';
        export { parseCourse } from './src/lessons/parse-course.ts';
        export { readCourseFolder } from './src/system/course-folder.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    write: false,
    outfile: 'course-reader.mjs',
  });

  const reader = join(root, 'dist', 'course-reader.mjs');
  await writeFile(reader, bundled.outputFiles[0]?.text ?? '');
  try {
    const { courseLimits, parseCourse, readCourseFolder } = await import(reader);
    const folder = await readCourseFolder(join(root, 'lessons'), courseLimits);
    if (!folder.ok) throw new Error(folder.what);
    const parsed = parseCourse(folder.files);
    if (parsed.ok) return parsed.course;
    const problems = parsed.problems.map(({ place, message }) => `${place.file}:${place.line}: ${message}`);
    throw new Error(['lessons/ has faults:', ...problems].join('\n'));
  } finally {
    await rm(reader, { force: true });
  }
}

/**
 * The course without what only its lessons need.
 * @param {import('../../src/core/course/types.ts').Course} course
 */
export function outlineOf(course) {
  const nothing = {
    prose: '',
    run: [],
    question: null,
    checks: [],
    hints: [],
    solve: [],
    wrong: [],
    after: null,
  };
  return {
    ...course,
    lessons: course.lessons.map((lesson) => ({
      ...lesson,
      intro: '',
      steps: lesson.steps.map((step) => ({ ...step, ...nothing })),
    })),
  };
}
