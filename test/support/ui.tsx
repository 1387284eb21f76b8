import { renderToString } from 'ink';
import { render } from 'ink-testing-library';
import { createElement } from 'react';
import type { UiMessage } from '../../src/core/tour/keys.ts';
import type { Model } from '../../src/core/tour/model.ts';
import { App } from '../../src/ui/app.tsx';
import type { UiStore } from '../../src/ui/store.ts';

/** A store that holds still: what is sent to it is kept in `sent`. */
function stillStore(model: Model): UiStore & { readonly sent: UiMessage[] } {
  const sent: UiMessage[] = [];
  return {
    sent,
    getModel: () => model,
    subscribe: () => () => {},
    dispatch: (message) => sent.push(message),
  };
}

/** The screen of a model, without colours, blanks at the ends of lines cut. */
export function screenOf(model: Model): string {
  const frame = renderToString(createElement(App, { store: stillStore(model) }), {
    columns: model.size.columns,
  });
  return frame
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** The model's screen with a keyboard. */
export function openScreen(store: UiStore) {
  return render(createElement(App, { store }));
}
