import { render, Text } from 'ink';

/** Opens the tour on the terminal; returns the exit code. */
export async function runTour(_argv: readonly string[]): Promise<number> {
  const { waitUntilExit } = render(<Text>go-docker-tour</Text>);
  await waitUntilExit();
  return 0;
}
