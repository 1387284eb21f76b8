import { newProgress } from '../core/progress/progress.ts';
import { lessonProgress, stepRecord } from '../core/tour/selectors.ts';
import { peekProgress } from '../system/workspace/progress-file.ts';
import { openOrRefuse } from './open.ts';
import type { Verb } from './verb.ts';

export const list: Verb = {
  name: 'list',
  usage: 'list [--json]',
  summary: 'the lessons and their steps, and what is done',
  operands: 0,
  async run(options, streams) {
    const setting = await openOrRefuse(options, streams);
    if (typeof setting === 'number') return setting;
    const { course, paths } = setting;
    const progress = (await peekProgress(paths, course.id)) ?? newProgress(course.id, paths.module);
    if (options.json) {
      const lessons = course.lessons.map((lesson) => ({
        id: lesson.id,
        title: lesson.title,
        minutes: lesson.minutes,
        needs: lesson.needs,
        steps: lesson.steps.map((step) => ({
          id: step.id,
          title: step.title,
          state: stepRecord({ progress }, lesson.id, step.id).state,
        })),
      }));
      streams.stdout.write(`${JSON.stringify({ course: course.id, lessons })}\n`);
      return 0;
    }
    const lines = course.lessons.flatMap((lesson) => {
      const { done, total } = lessonProgress({ progress }, lesson);
      const head = `${lesson.number}  ${lesson.id.padEnd(16)} ${lesson.title}  (${done} of ${total}, about ${lesson.minutes} min)`;
      return [
        head,
        ...lesson.steps.map((step) => {
          const { state } = stepRecord({ progress }, lesson.id, step.id);
          const mark = state === 'passed' || state === 'provisional' ? '+' : state === 'skipped' ? '-' : ' ';
          return `   ${mark} ${step.id.padEnd(16)} ${step.title}`;
        }),
      ];
    });
    streams.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  },
};
