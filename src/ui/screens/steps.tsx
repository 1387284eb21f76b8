import type { ReactNode } from 'react';
import type { Model, Screen } from '../../core/tour/model.ts';
import { currentLesson } from '../../core/tour/selectors.ts';
import { bodyRows, Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { indented, paperOf } from '../lines/paper.ts';
import { stepLine } from '../lines/steps.ts';
import { windowed } from '../text/window.ts';
import { theme } from '../theme.ts';

/** The steps of a lesson, to go to. */
export function StepsScreen(props: {
  readonly model: Model;
  readonly screen: Extract<Screen, { kind: 'steps' }>;
}): ReactNode {
  const { model, screen } = props;
  const { columns } = model.size;
  const lesson = currentLesson(model);
  const paper = paperOf(model, columns - 4);
  if (!lesson) return null;
  const lines = lesson.steps.map((step, index) => stepLine(model, screen, lesson, step, index, paper));
  const rows = bodyRows(model) - 2;
  const shown = windowed(lines, rows, Math.max(0, screen.cursor + 2 - rows), paper.glyphs, '');
  return (
    <Frame
      model={model}
      left={theme.strong(`${lesson.number} ${lesson.title}`)}
      right={theme.quiet('go to a step')}
    >
      <Lines lines={['', ...indented(shown.lines, 1)]} width={columns} height={rows + 1} />
    </Frame>
  );
}
