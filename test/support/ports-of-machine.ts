import { createServer, type Server } from 'node:net';

/** A port of this machine that somebody listens on, until the server is closed. */
export function takenPort(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address ? address.port : 0 });
    });
  });
}

/** A port that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const { server, port } = await takenPort();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
