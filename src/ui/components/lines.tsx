import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { inColours } from '../colours.ts';
import { useColours } from '../hooks/use-colours.ts';

/** Lines that were made to fit, in a box of exactly their room. One text node for all: layout costs by the node. */
export function Lines(props: {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}): ReactNode {
  const colours = useColours();
  return (
    <Box width={props.width} height={props.height} flexShrink={0} overflow="hidden">
      <Text wrap="truncate">{inColours(props.lines.slice(0, props.height).join('\n'), colours)}</Text>
    </Box>
  );
}
