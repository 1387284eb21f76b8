import { Box } from 'ink';
import { type ReactNode, useEffect } from 'react';
import type { Model, LessonScreen as Screen } from '../../core/tour/model.ts';
import { currentLesson, currentStep } from '../../core/tour/selectors.ts';
import { bodyRows, Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { lessonLayout } from '../layout.ts';
import { ruleLine } from '../lines/frame.ts';
import { lessonWindow } from '../lines/lesson.ts';
import { indented, paperOf } from '../lines/paper.ts';
import { stepDots, stepPosition } from '../lines/progress.ts';
import { directoryText, terminalLines } from '../lines/terminal.ts';
import type { Dispatch } from '../store.ts';
import { theme } from '../theme.ts';

/** A step: the lesson and the terminal, side by side or stacked. */
export function LessonScreen(props: {
  readonly model: Model;
  readonly screen: Screen;
  readonly dispatch: Dispatch;
}): ReactNode {
  const { model, screen, dispatch } = props;
  const { columns } = model.size;
  const rows = bodyRows(model);
  const layout = lessonLayout(model, screen, rows);
  const onPrompt = screen.focus.on === 'prompt';
  const lessonPaper = paperOf(model, layout.lesson.columns);
  const terminalPaper = paperOf(model, layout.terminal.columns);
  const text = lessonWindow(layout.parts, screen, lessonPaper, layout.lesson.rows);
  const terminal = terminalLines(model, terminalPaper, layout.terminal.rows, screen.outputBack, onPrompt);
  useEffect(() => {
    if (text.top !== screen.proseTop || terminal.back !== screen.outputBack)
      dispatch({ kind: 'scrolled', proseTop: text.top, outputBack: terminal.back });
  }, [text.top, terminal.back, screen.proseTop, screen.outputBack, dispatch]);
  const directory = (onPrompt ? theme.accent : theme.quiet)(directoryText(model));
  const frame = headerOf(model, screen, layout.panes);
  if (layout.panes === 'stacked')
    return (
      <Frame model={model} {...frame}>
        <Lines lines={indented(text.lines, 2)} width={columns} height={layout.lesson.rows} />
        <Lines lines={[ruleLine(paperOf(model, columns), directory)]} width={columns} height={1} />
        <Lines lines={indented(terminal.lines, 2)} width={columns} height={layout.terminal.rows} />
      </Frame>
    );
  const line = Array.from({ length: rows }, () => theme.quiet(lessonPaper.glyphs.column));
  return (
    <Frame model={model} {...frame}>
      <Box>
        <Lines lines={indented(text.lines, 2)} width={layout.lesson.columns + 3} height={rows} />
        <Lines lines={line} width={1} height={rows} />
        <Lines
          lines={indented([directory, ...terminal.lines], 1)}
          width={layout.terminal.columns + 2}
          height={rows}
        />
      </Box>
    </Frame>
  );
}

function headerOf(
  model: Model,
  screen: Screen,
  panes: 'beside' | 'stacked',
): { left: string; right: string } {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!lesson || !step) return { left: '', right: '' };
  const { glyphs } = paperOf(model, model.size.columns);
  const title = theme.strong(`${lesson.number} ${lesson.title}`);
  const position = theme.quiet(stepPosition(lesson, screen.step));
  const left = panes === 'stacked' ? [title, position, step.title] : [title, position];
  return {
    left: left.join(theme.quiet(` ${glyphs.dot} `)),
    right: stepDots(model, lesson, screen.step, glyphs),
  };
}
