import { execFileSync } from 'node:child_process';
import { connect, createServer, type Socket } from 'node:net';

/** The Unix socket of the engine that this process's docker talks to; null where it talks over something else. */
export function engineSocket(): string | null {
  const format = '{{.Endpoints.docker.Host}}';
  const endpoint = execFileSync('docker', ['context', 'inspect', '--format', format], { encoding: 'utf8' });
  return /^unix:\/\/(\/.*)$/.exec(endpoint.trim())?.[1] ?? null;
}

/** Lets a TCP port of one of this machine's addresses lead to a Unix socket, as an engine on another machine is reached. */
export function forward(
  address: string,
  socket: string,
): Promise<{ readonly port: number; readonly taken: () => number; close(): Promise<void> }> {
  const open = new Set<Socket>();
  let taken = 0;
  const server = createServer({ allowHalfOpen: true }, (near) => {
    taken += 1;
    const far = connect({ path: socket, allowHalfOpen: true });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => open.delete(one));
    }
  });
  return new Promise((resolve) => {
    server.listen(0, address, () => {
      const at = server.address();
      resolve({
        port: typeof at === 'object' && at ? at.port : 0,
        taken: () => taken,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            for (const one of open) one.destroy();
          }),
      });
    });
  });
}
