import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { Model } from '../../core/tour/model.ts';
import { footerLine, headerLine, noticeLines, ruleLine } from '../lines/frame.ts';
import { paperOf } from '../lines/paper.ts';
import { Lines } from './lines.tsx';

/** Rows between the rules, less those that a notice takes. */
export function bodyRows(model: Model): number {
  return model.size.rows - 4 - noticeLines(model.notice, paperOf(model, model.size.columns)).length;
}

/** A screen: one line and a rule above, a rule and the keys below, and in between what the screen is about. */
export function Frame(props: {
  readonly model: Model;
  readonly left: string;
  readonly right?: string;
  readonly children: ReactNode;
}): ReactNode {
  const { columns } = props.model.size;
  const paper = paperOf(props.model, columns);
  const notice = noticeLines(props.model.notice, paper);
  const top = [headerLine(props.left, props.right ?? '', paper), ruleLine(paper)];
  const bottom = [...notice, ruleLine(paper), footerLine(props.model, paper)];
  return (
    <Box flexDirection="column" width={columns} height={props.model.size.rows} overflow="hidden">
      <Lines lines={top} width={columns} height={top.length} />
      <Box flexDirection="column" height={bodyRows(props.model)} flexShrink={0} overflow="hidden">
        {props.children}
      </Box>
      <Lines lines={bottom} width={columns} height={bottom.length} />
    </Box>
  );
}
