#!/usr/bin/env node
// Nothing modern may be imported statically here: an old Node must get as far as the refusal.
import type { OpenTour } from './commands/index.ts';
import { refusal } from './node-version.ts';

const why = refusal(process.platform, process.versions.node);
if (why === null) void start();
else {
  process.stderr.write(`${why}\n`);
  process.exitCode = 2;
}

async function start(): Promise<void> {
  // `list | head -1` closes the pipe, a closed window takes the terminal away: no reason to complain, or to end in the middle.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });
  process.getBuiltinModule('node:module').enableCompileCache();
  const argv = process.argv.slice(2);
  const opening = (await import('./opening/index.ts')).openAtOnce(argv, process);
  const openTour: OpenTour = async (options, streams) => {
    // The list of lessons is on the screen already: a key that answers it is heeded before loading keeps all waiting, and
    // in between, for it is done in pieces.
    if (opening) await new Promise((resolve) => setTimeout(resolve, 25));
    await import('./screen.tsx');
    await import('./world.ts');
    const { runTour } = await import('./main.tsx');
    return runTour(options, streams, opening);
  };
  try {
    const { runCommand } = await import('./commands/index.ts');
    // The exit code is set and not exited with: what is still on its way to a pipe would be lost.
    process.exitCode = await runCommand(argv, process, openTour);
  } catch (error) {
    opening?.leave();
    // What is expected comes back as a value. Node's own report would begin with a line of the bundle, 100 kB long.
    const told = error instanceof Error ? error.stack : String(error);
    process.stderr.write(
      `This is a bug in go-docker-tour, not your doing. Please report it with these lines:\n${told}\n`,
    );
    process.exitCode = 70;
  }
}
