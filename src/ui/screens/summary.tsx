import type { ReactNode } from 'react';
import type { Model } from '../../core/tour/model.ts';
import { bodyRows, Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { indented, paperOf } from '../lines/paper.ts';
import { summaryLines } from '../lines/summary.ts';
import { theme } from '../theme.ts';

export function SummaryScreen({ model }: { readonly model: Model }): ReactNode {
  const { columns } = model.size;
  const rows = bodyRows(model);
  const lines = summaryLines(model, paperOf(model, Math.min(columns - 6, 76)), rows - 1);
  return (
    <Frame model={model} left={theme.strong(theme.accent('go-docker-tour'))}>
      <Lines lines={['', ...indented(lines, 3)]} width={columns} height={rows} />
    </Frame>
  );
}
