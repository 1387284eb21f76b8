import { Box, Text } from 'ink';
import SelectInput from 'ink-select-input';
import { createContext, type ReactNode, use } from 'react';
import type { Key } from '../../core/tour/keys.ts';
import type { Model } from '../../core/tour/model.ts';
import { inColours } from '../colours.ts';
import { bodyRows, Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { useColours } from '../hooks/use-colours.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { homeTop, lessonLine, machineLines, machineText } from '../lines/home.ts';
import { homeTitle, listedLessons, startIndex } from '../lines/home-screen.ts';
import { indented, paperOf } from '../lines/paper.ts';
import type { Dispatch } from '../store.ts';
import { theme } from '../theme.ts';

/** Keys that the list itself takes. */
const listKeys = /^(enter|up|down|j|k|[1-9])$/;

/** The lessons: what there is, what is done, how long it takes, and what the machine lacks. */
export function HomeScreen({
  model,
  dispatch,
}: {
  readonly model: Model;
  readonly dispatch: Dispatch;
}): ReactNode {
  const { columns } = model.size;
  const paper = paperOf(model, columns - 6);
  const top = homeTop(model, paper);
  const machine = machineLines(model, paper);
  const room = bodyRows(model);
  const listed = listedLessons(model, top.length, machine.length, room);
  useKeys(dispatch, true, ({ name, ctrl, meta }: Key) => ctrl || meta || !listKeys.test(name));
  return (
    <Frame model={model} left={homeTitle} right={machineText(model, paper)}>
      <Lines lines={['', ...indented(top, 3), '']} width={columns} height={top.length + 2} />
      <Box paddingLeft={1} height={listed} flexShrink={0} overflow="hidden">
        <Shown value={model}>
          <SelectInput
            items={model.course.lessons.map(({ id }) => ({ label: id, value: id }))}
            initialIndex={model.screen.kind === 'home' ? (model.screen.chosen ?? startIndex(model)) : 0}
            limit={listed}
            indicatorComponent={Indicator}
            itemComponent={Item}
            onSelect={({ value }) => dispatch({ kind: 'home-open', lesson: value })}
            onHighlight={({ value }) => dispatch({ kind: 'home-highlight', lesson: value })}
          />
        </Shown>
      </Box>
      <Lines lines={['', ...indented(machine, 3)]} width={columns} height={machine.length + 1} />
    </Frame>
  );
}

/** What the list's rows are drawn from: the list itself hands them an id and whether it is chosen, no more. */
const Shown = createContext<Model | null>(null);

function Indicator({ isSelected = false }: { readonly isSelected?: boolean }): ReactNode {
  const colours = useColours();
  const model = use(Shown);
  if (!model) return null;
  const { glyphs } = paperOf(model, model.size.columns);
  return <Text>{isSelected ? inColours(`${theme.accent(glyphs.chosen)} `, colours) : '  '}</Text>;
}

function Item(props: { readonly label: string; readonly isSelected?: boolean }): ReactNode {
  const colours = useColours();
  const model = use(Shown);
  const lesson = model?.course.lessons.find(({ id }) => id === props.label);
  if (!model || !lesson) return null;
  const paper = paperOf(model, model.size.columns - 6);
  return <Text>{inColours(lessonLine(model, lesson, props.isSelected ?? false, paper), colours)}</Text>;
}
