import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCourse } from '../../../src/lessons/parse-course.ts';
import { mutate, type Random } from '../random.ts';
import { holds, type Target } from '../target.ts';

const folder = join(import.meta.dirname, '../../../lessons');
const lessons = () =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readFileSync(join(folder, entry.name, 'lesson.md'), 'utf8'));

/** The steps of all lessons, each as a lesson of its own: short ones are tried more often. */
function shortLessons(): string[] {
  return lessons().flatMap((text) => {
    const [head = '', ...steps] = text.split(/^(?=## )/m);
    return steps.map((step) => `${head}${step}`);
  });
}

/** A lesson is understood, or every problem has a line that is there. */
export function lessonFile(): Target {
  const samples = shortLessons();
  return {
    name: 'lesson file',
    weight: 2,
    attempt(random: Random, show) {
      const text = mutate(samples, random);
      show(text);
      const parsed = parseCourse(new Map([['01-one/lesson.md', text]]));
      if (parsed.ok) {
        holds(
          parsed.course.lessons.every(({ steps }) => steps.length > 0),
          'a lesson without steps',
        );
        return;
      }
      holds(parsed.problems.length > 0, 'refused, and no problem');
      const lines = text.split(/\r\n?|\n/).length;
      for (const { place, message } of parsed.problems) {
        holds(message !== '', 'a problem without words');
        const there = place.file !== '01-one/lesson.md' || (place.line >= 1 && place.line <= lines);
        holds(there, `a problem in line ${place.line} of ${lines}`);
      }
    },
  };
}
