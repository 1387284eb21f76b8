import { Box, usePaste } from 'ink';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { Model } from '../core/tour/model.ts';
import { useKeys } from './hooks/use-keys.ts';
import { useResize } from './hooks/use-resize.ts';
import { ConfirmScreen } from './screens/confirm.tsx';
import { DoctorScreen } from './screens/doctor.tsx';
import { HomeScreen } from './screens/home.tsx';
import { KeysScreen } from './screens/keys.tsx';
import { LessonScreen } from './screens/lesson.tsx';
import { StepsScreen } from './screens/steps.tsx';
import { SummaryScreen } from './screens/summary.tsx';
import { TooSmallScreen } from './screens/too-small.tsx';
import { isTooSmall } from './size.ts';
import type { Dispatch, UiStore } from './store.ts';

/** The tour on the whole terminal. Draws the model and says which keys were pressed; decides nothing. */
export function App({ store }: { readonly store: UiStore }): ReactNode {
  const model = useSyncExternalStore(store.subscribe, store.getModel);
  const { dispatch } = store;
  const { size, screen } = model;
  // The list on the home screen takes keys of its own, so that screen listens for itself: the Enter that opens a lesson
  // must not arrive there once more.
  useKeys(dispatch, screen.kind !== 'home' || isTooSmall(size));
  usePaste((text) => dispatch({ kind: 'pasted', text }));
  useResize(dispatch);
  return (
    <Box width={size.columns} height={size.rows} flexShrink={0} overflow="hidden">
      {isTooSmall(size) ? <TooSmallScreen model={model} /> : <ScreenOf model={model} dispatch={dispatch} />}
    </Box>
  );
}

function ScreenOf({ model, dispatch }: { readonly model: Model; readonly dispatch: Dispatch }): ReactNode {
  const { screen } = model;
  switch (screen.kind) {
    case 'home':
      return <HomeScreen model={model} dispatch={dispatch} />;
    case 'lesson':
      return <LessonScreen model={model} screen={screen} dispatch={dispatch} />;
    case 'keys':
      return <KeysScreen model={model} />;
    case 'steps':
      return <StepsScreen model={model} screen={screen} />;
    case 'confirm':
      return <ConfirmScreen model={model} screen={screen} />;
    case 'doctor':
      return <DoctorScreen model={model} screen={screen} />;
    case 'summary':
      return <SummaryScreen model={model} />;
  }
}
