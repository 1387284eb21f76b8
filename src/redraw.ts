/** Milliseconds without another change of size before the screen is drawn anew. */
const settled = 50;
const home = '\x1b[H\x1b[2J';

/**
 * Draws the whole screen anew after its size was changed. A terminal that was made smaller and larger again has lost rows;
 * where it is back at the size that is known already, the signal is all that tells so. Returns how to stop that.
 */
export function redrawAfterResizing(
  stdout: NodeJS.WriteStream,
  /** Forgets what was drawn. */
  clear: () => void,
  /** While somebody else has the terminal it is not ours to draw on. */
  isLent: () => boolean,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const redraw = (): void => {
    if (isLent()) return;
    clear();
    stdout.write(home);
    // The listeners of this event draw, whether or not the size differs from the last one.
    stdout.emit('resize');
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(redraw, settled);
  };
  process.on('SIGWINCH', soon);
  return () => {
    clearTimeout(timer);
    process.off('SIGWINCH', soon);
  };
}
