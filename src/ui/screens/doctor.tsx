import type { ReactNode } from 'react';
import type { Model, Screen } from '../../core/tour/model.ts';
import { bodyRows, Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { doctorReport } from '../lines/doctor.ts';
import { indented, paperOf } from '../lines/paper.ts';
import { theme } from '../theme.ts';

/** The machine: what stands in a lesson's way, and what to do about it. */
export function DoctorScreen(props: {
  readonly model: Model;
  readonly screen: Extract<Screen, { kind: 'doctor' }>;
}): ReactNode {
  const { model, screen } = props;
  const { columns } = model.size;
  const rows = bodyRows(model);
  const paper = paperOf(model, Math.min(80, columns - 4));
  const lines = doctorReport(model, paper);
  const top = Math.max(0, Math.min(screen.top, lines.length - rows));
  const below = lines.length - rows - top;
  const state = [
    ...(model.doctor.is === 'looking' ? ['looking'] : []),
    ...(below > 0 ? [`${below} more lines ${paper.glyphs.down}`] : []),
  ];
  return (
    <Frame
      model={model}
      left={theme.strong('This machine')}
      right={theme.quiet(state.join(` ${paper.glyphs.dot} `))}
    >
      <Lines lines={indented(lines.slice(top), 2)} width={columns} height={rows} />
    </Frame>
  );
}
