import type { ReactNode } from 'react';
import type { Model } from '../../core/tour/model.ts';
import { Lines } from '../components/lines.tsx';
import { smallest } from '../size.ts';
import { wrapWords } from '../text/wrap.ts';

/** A clear word instead of a screen that cannot be read; all goes on when there is room again. */
export function TooSmallScreen({ model }: { readonly model: Model }): ReactNode {
  const { columns, rows } = model.size;
  const text = `This terminal is ${columns}x${rows}. The tour needs ${smallest.columns}x${smallest.rows}: make it larger, or its letters smaller. Nothing is lost.`;
  return <Lines lines={wrapWords(text, columns)} width={columns} height={rows} />;
}
