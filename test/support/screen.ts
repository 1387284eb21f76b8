import xterm from '@xterm/headless';
import type { Cell, Colour } from '../screenshots/svg.ts';

export type Screen = {
  /** What the program has sent, drawn. @param drawn called when it has been */
  write(data: string, drawn: () => void): void;
  resize(columns: number, rows: number): void;
  /** What the terminal itself answers to the program. */
  onAnswer(answer: (data: string) => void): void;
  /** Its rows, blanks at the ends of rows and empty rows at the end cut. */
  text(): string;
  /** Its rows with all that makes a cell look as it does. */
  cells(): string[];
  /** The same, to be drawn. */
  look(): readonly (readonly Cell[])[];
  /** What is typed at the tour's prompt, without ghost text and without blanks; null where no prompt takes keys. */
  prompt(): string | null;
  readonly alternate: boolean;
  /** As a shell wants it back: not the alternate screen, the cursor shown, pastes and keys sent as they are. */
  readonly restored: boolean;
  /** What it was told that is not for its screen: titles, and what is put on the clipboard. */
  readonly orders: readonly string[];
  /** Rows that go on in the next: what was drawn was wider than the terminal. */
  overflown(): string[];
};

/** A terminal without a window. */
export function createScreen(columns: number, rows: number): Screen {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  let cursorShown = true;
  for (const [final, shown] of [
    ['h', true],
    ['l', false],
  ] as const)
    terminal.parser.registerCsiHandler({ prefix: '?', final }, (modes) => {
      if (modes.includes(25)) cursorShown = shown;
      return false;
    });
  const orders: string[] = [];
  for (const order of [0, 1, 2, 9, 52, 777])
    terminal.parser.registerOscHandler(order, (data) => {
      orders.push(`${order};${data}`);
      return false;
    });
  const lines = () => {
    const { active } = terminal.buffer;
    return Array.from({ length: terminal.rows }, (_, row) => active.getLine(active.baseY + row));
  };
  return {
    write: (data, drawn) => terminal.write(data, drawn),
    resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
    onAnswer: (answer) => void terminal.onData(answer),
    text: () =>
      lines()
        .map((line) => line?.translateToString(true).trimEnd() ?? '')
        .join('\n')
        .trimEnd(),
    cells: () => lines().map(cellsText),
    look: () => lines().map(cellsToDraw),
    prompt: () => promptText(lines()),
    get alternate() {
      return terminal.buffer.active.type === 'alternate';
    },
    get restored() {
      const { bracketedPasteMode, applicationCursorKeysMode, mouseTrackingMode } = terminal.modes;
      const plainKeys = !bracketedPasteMode && !applicationCursorKeysMode && mouseTrackingMode === 'none';
      return terminal.buffer.active.type === 'normal' && cursorShown && plainKeys;
    },
    orders,
    overflown: () =>
      lines()
        .filter((line) => line?.isWrapped)
        .map((line) => line?.translateToString(true) ?? ''),
  };
}

type Line = ReturnType<xterm.Terminal['buffer']['active']['getLine']>;

function cellsText(line: Line): string {
  return Array.from({ length: line?.length ?? 0 }, (_, column) => {
    const cell = line?.getCell(column);
    if (!cell) return '';
    const looks = [cell.getFgColor(), cell.getBgColor(), cell.isBold(), cell.isDim(), cell.isInverse()];
    return `${cell.getChars() || ' '}${looks.join()}`;
  }).join(' ');
}

function cellsToDraw(line: Line): readonly Cell[] {
  return Array.from({ length: line?.length ?? 0 }, (_, column) => line?.getCell(column))
    .filter((cell) => cell !== undefined)
    .map((cell) => ({
      text: cell.getChars() || (cell.getWidth() === 0 ? '' : ' '),
      width: Math.min(cell.getWidth(), 2) as Cell['width'],
      front: colourOf(cell.getFgColor(), cell.isFgDefault(), cell.isFgRGB()),
      back: colourOf(cell.getBgColor(), cell.isBgDefault(), cell.isBgRGB()),
      bold: cell.isBold() !== 0,
      dim: cell.isDim() !== 0,
      italic: cell.isItalic() !== 0,
      underline: cell.isUnderline() !== 0,
      inverse: cell.isInverse() !== 0,
    }));
}

function colourOf(code: number, isDefault: boolean, isRgb: boolean): Colour {
  if (isDefault) return null;
  return isRgb ? `#${code.toString(16).padStart(6, '0')}` : code;
}

/** From the bold `$` to the inverse cell of the cursor, which lies on the ghost's first letter where there is one. */
function promptText(lines: readonly Line[]): string | null {
  let text: string | null = null;
  for (const line of lines) {
    let before = '';
    for (let column = 0; line && column < line.length; column += 1) {
      const cell = line.getCell(column);
      if (!cell) break;
      const chars = cell.getChars();
      if (text === null) {
        if (chars === '$' && cell.isBold() && /^$|[│|]$/.test(before)) text = '';
        else before = `${before}${chars}`.trim();
      } else if (cell.isInverse()) return text;
      else text += chars.trim();
    }
  }
  return null;
}
