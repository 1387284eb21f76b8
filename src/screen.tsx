import { render, useApp } from 'ink';
import { type ReactNode, useEffect } from 'react';
import type { Streams } from './commands/verb.ts';
import { drawOver } from './draw-over.ts';
import { redrawAfterResizing } from './redraw.ts';
import type { Store } from './runtime/store.ts';
import { App } from './ui/app.tsx';

/** How the screen gives the terminal away. */
export type Lend = (use: () => Promise<void>) => Promise<void>;

/**
 * The alternate screen is entered where the cursor is, and the frame begins there: in another column, behind an echoed
 * `^C` say, it would be wider than the screen.
 */
const firstColumn = '\r';

/** Shows the tour on the whole terminal until it ends, and gives the terminal back as it was. */
export async function showOnScreen(
  store: Store,
  { stdin, stdout }: Pick<Streams, 'stdin' | 'stdout'>,
  ended: { exit: () => void },
  lender: { lend: Lend },
  /** The screen is entered and its first frame drawn already: it is drawn over, not anew. */
  isDrawn: boolean,
): Promise<void> {
  // Ink does so too, but only after the first frame: a key pressed in between would be echoed into it, and lost.
  stdin.setRawMode(true);
  if (isDrawn) drawOver(stdout);
  else stdout.write(firstColumn);
  let lent = false;
  const instance = render(
    <Terminal
      store={store}
      given={(exit, lend) => {
        ended.exit = exit;
        lender.lend = async (use) => {
          lent = true;
          await lend(async () => {
            await withoutReading(stdin, use);
            stdout.write(firstColumn);
          }).finally(() => {
            lent = false;
          });
        };
      }}
    />,
    {
      stdout,
      stdin,
      exitOnCtrlC: false,
      alternateScreen: true,
      incrementalRendering: true,
      interactive: true,
      patchConsole: false,
      // A key is shown at once, also when one came just before; output comes seldom enough by itself (runtime/output.ts).
      maxFps: 500,
    },
  );
  const stopRedrawing = redrawAfterResizing(
    stdout,
    () => instance.clear(),
    () => lent,
  );
  try {
    await instance.waitUntilExit();
  } finally {
    stopRedrawing();
    stdin.setRawMode(false);
  }
}

/**
 * Ink stops listening while it is suspended, but node goes on reading ahead: what is typed for the other program would
 * end up here.
 */
async function withoutReading(stdin: NodeJS.ReadStream, use: () => Promise<void>): Promise<void> {
  // That nobody listens any more takes a turn to be noticed; until then `pause` does nothing.
  await new Promise((resolve) => setImmediate(resolve));
  stdin.pause();
  await use();
}

/** The app, and the two things that only Ink can give: the end of it, and the terminal for somebody else. */
function Terminal({
  store,
  given,
}: {
  readonly store: Store;
  readonly given: (exit: () => void, lend: Lend) => void;
}): ReactNode {
  const { exit, suspendTerminal } = useApp();
  useEffect(
    () =>
      given(
        () => exit(),
        (use) => suspendTerminal(use),
      ),
    [exit, suspendTerminal, given],
  );
  return <App store={store} />;
}
