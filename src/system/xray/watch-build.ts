import { readBuildCommand } from '../../core/xray/command.ts';
import { BuildListener } from '../../core/xray/listen.ts';
import type { SeenBuild } from '../../core/xray/seen.ts';
import { photograph } from './photograph.ts';

export type BuildWatch = {
  /** Takes the command's output as it comes. */
  push(text: string): void;
  /** The command has ended; what there was to see, null where it was no build. */
  end(ok: boolean): Promise<SeenBuild | null>;
};

/**
 * Watches a command that builds: its files are looked at when the builder begins, and its lines are followed. null for
 * any other command.
 * @param onBuild told of the build so far, whenever something came of a line
 */
export function watchBuild(
  line: string,
  directory: string,
  onBuild: (build: SeenBuild) => void,
): BuildWatch | null {
  const command = readBuildCommand(line);
  if (command === null) return null;
  const listener = new BuildListener();
  let photo: ReturnType<typeof photograph> | null = null;
  let taken: Awaited<ReturnType<typeof photograph>> = null;
  const seen = (ended: boolean): SeenBuild | null => {
    const heard = listener.heard();
    return heard && taken && { ...taken, ...heard, uncached: command.uncached, ended };
  };
  const tell = (): void => {
    const build = seen(false);
    if (build) onBuild(build);
  };
  return {
    push(text) {
      if (!listener.push(text, Date.now())) return;
      // Only now, for in `echo >> main.go && docker build .` the files are not yet what they will be.
      photo ??= photograph(command, directory).then((found) => {
        taken = found;
        tell();
        return found;
      });
      if (taken) tell();
    },
    async end(ok) {
      listener.end(ok, Date.now());
      await photo?.catch(() => null);
      return seen(true);
    },
  };
}
