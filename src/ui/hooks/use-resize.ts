import { useStdout } from 'ink';
import { useEffect } from 'react';
import type { Dispatch } from '../store.ts';

/** Tells the tour how large the terminal is, whenever that changes. */
export function useResize(dispatch: Dispatch): void {
  const { stdout } = useStdout();
  useEffect(() => {
    const tell = () => {
      const { columns, rows } = stdout as Partial<NodeJS.WriteStream>;
      if (columns && rows) dispatch({ kind: 'resized', size: { columns, rows } });
    };
    stdout.on('resize', tell);
    return () => {
      stdout.off('resize', tell);
    };
  }, [stdout, dispatch]);
}
