import type { ReactNode } from 'react';
import type { Model, Screen } from '../../core/tour/model.ts';
import { bodyRows, Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { indented, paperOf, parted } from '../lines/paper.ts';
import { wrapWords } from '../text/wrap.ts';
import { theme } from '../theme.ts';

/** A question before something that is not undone by a key. */
export function ConfirmScreen(props: {
  readonly model: Model;
  readonly screen: Extract<Screen, { kind: 'confirm' }>;
}): ReactNode {
  const { model, screen } = props;
  const { columns } = model.size;
  const { width } = paperOf(model, Math.min(columns - 6, 76));
  const lines = parted(wrapWords(theme.strong(screen.ask), width), wrapWords(screen.detail, width));
  return (
    <Frame model={model} left={theme.strong(theme.accent('go-docker-tour'))}>
      <Lines lines={['', ...indented(lines, 3)]} width={columns} height={bodyRows(model)} />
    </Frame>
  );
}
