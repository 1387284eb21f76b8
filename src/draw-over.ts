const enter = '\x1b[?1049h';

/**
 * Has Ink begin on the alternate screen as it is: what it writes to enter it is left out, for that would empty the screen
 * and note the wrong place to come back to; and its first frame is written from the top, each row erased as it is drawn,
 * all in one piece. Whatever is the same stays as it was.
 */
export function drawOver(stdout: NodeJS.WriteStream): void {
  const write = stdout.write.bind(stdout);
  const first = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
    if (chunk === enter) return true;
    const isFrame = typeof chunk === 'string' && chunk.includes('\n');
    if (isFrame) stdout.write = write;
    const text = isFrame ? `\x1b[H${chunk.replace(/^/gm, '\x1b[2K')}` : chunk;
    return Reflect.apply(write, stdout, [text, ...rest]) as boolean;
  };
  stdout.write = first;
}
