import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { choosePort, holderOf } from '../../src/system/port.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    servers.push(server);
    server.listen({ port, host }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

/** A port that nobody holds just now. */
async function unused(): Promise<number> {
  const port = await listen(0, '127.0.0.1');
  await new Promise((resolve) => servers.pop()?.close(resolve));
  return port;
}

describe('the port of the lessons', () => {
  test('is the one that is wanted, when it is free', async () => {
    const port = await unused();
    expect(await choosePort(port)).toEqual({ port, takenBy: null });
  });

  test.each(['127.0.0.1', '0.0.0.0', '::1', '::'])(
    'is another one when somebody listens on %s',
    async (host) => {
      const taken = await unused();
      // A machine without IPv6 has nobody there.
      const listening = await listen(taken, host).then(
        () => true,
        () => false,
      );
      const { port, takenBy } = await choosePort(taken);
      if (!listening) return;
      expect(port).toBeGreaterThan(taken);
      expect(takenBy).toMatch(new RegExp(`\\(pid ${process.pid}\\)$`));
    },
  );

  test('looking leaves the port free', async () => {
    const port = await unused();
    await choosePort(port);
    await expect(listen(port, '0.0.0.0')).resolves.toBe(port);
  });

  test('who holds a free port cannot be told', async () => {
    expect(await holderOf(await unused())).toBeNull();
  });
});
