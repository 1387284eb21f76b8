import { packageVersion } from '../system/package.ts';

/** Where a command reads and writes. */
export type Streams = {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
};

const help = `go-docker-tour: from Go modules to a tiny Docker image, with the real go and docker

  go-docker-tour              opens the tour
  go-docker-tour --version
  go-docker-tour --help
`;

/**
 * Does what the command line asks for. Returns the exit code: 0, 1 where something was judged wrong, 2 where it could
 * not be judged or the command line is wrong.
 */
export async function runCommand(
  argv: readonly string[],
  streams: Streams,
  openTour: (argv: readonly string[]) => Promise<number>,
): Promise<number> {
  if (argv.includes('--version')) {
    streams.stdout.write(`${await packageVersion()}\n`);
    return 0;
  }
  if (argv.includes('--help')) {
    streams.stdout.write(help);
    return 0;
  }
  return openTour(argv);
}
