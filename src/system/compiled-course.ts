import { fileURLToPath } from 'node:url';
import type { Course } from '../core/course/types.ts';
import { readIfThere } from './read-if-there.ts';

/**
 * The course that comes with the program, read and checked when that was built: `course.json` beside the bundle. Null
 * where there is no bundle, as in the sources.
 */
export function compiledCourse(): Course | null {
  return readBeside('course.json');
}

/** The same with its lessons' and steps' names alone, and no text in it: what a list of the lessons needs, at once. */
export function compiledOutline(): Course | null {
  return readBeside('outline.json');
}

function readBeside(name: string): Course | null {
  const text = readIfThere(fileURLToPath(new URL(name, import.meta.url)));
  return text === null ? null : (JSON.parse(text) as Course);
}
