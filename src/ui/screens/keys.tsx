import type { ReactNode } from 'react';
import type { Model } from '../../core/tour/model.ts';
import { keyContexts } from '../../core/tour/selectors.ts';
import { bodyRows, Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { keysLines } from '../lines/keys.ts';
import { indented, paperOf } from '../lines/paper.ts';
import { theme } from '../theme.ts';

/** The keys, from the same table as the footer's. */
export function KeysScreen({ model }: { readonly model: Model }): ReactNode {
  const { columns } = model.size;
  const rows = bodyRows(model);
  const behind = model.screen.kind === 'keys' ? model.screen.behind : model.screen;
  const here = keyContexts({ ...model, screen: behind });
  const lines = keysLines(paperOf(model, columns - 4), rows, here);
  return (
    <Frame model={model} left={theme.strong('Keys')}>
      <Lines lines={indented(lines, 2)} width={columns} height={rows} />
    </Frame>
  );
}
