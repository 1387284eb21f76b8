import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { describe, expect, test } from 'vitest';
import {
  childrenOf,
  descendants,
  listeningPorts,
  parseLsof,
  parseProcNet,
} from '../../src/system/listening.ts';

async function listen(host: string): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return { server, port: address.port };
}

/** A child that starts to listen and says on which port. */
const serve = `const s=require('net').createServer().listen(0,'127.0.0.1',()=>console.log(s.address().port))`;

describe('listeningPorts', () => {
  test('of this process, with the address', async () => {
    const { server, port } = await listen('127.0.0.1');
    expect(await listeningPorts(await descendants(process.pid))).toContainEqual({
      port,
      address: '127.0.0.1',
    });
    server.close();
    await once(server, 'close');
    expect((await listeningPorts(await descendants(process.pid))).map((one) => one.port)).not.toContain(port);
  });

  test('of a grandchild, and of one whose parent has ended', async () => {
    // The trailing command keeps bash from becoming the program itself.
    const shell = spawn('bash', ['-c', `"$0" -e "$1" & wait; true`, process.execPath, serve], {
      detached: true,
    });
    const [said] = await once(shell.stdout, 'data');
    const port = Number(String(said));
    const { pid = 0 } = shell;
    expect(await listeningPorts(await descendants(pid))).toEqual([{ port, address: '127.0.0.1' }]);
    expect(await listeningPorts(await childrenOf(pid))).toEqual([{ port, address: '127.0.0.1' }]);
    const family = await descendants(pid);
    expect(family).toContain(pid);
    expect(family.length).toBeGreaterThan(1);
    process.kill(pid, 'SIGKILL');
    await once(shell, 'exit');
    expect(await listeningPorts(await descendants(pid))).toEqual([{ port, address: '127.0.0.1' }]);
    process.kill(-pid, 'SIGKILL');
    await expect.poll(() => descendants(pid)).toEqual([]);
  });

  test('of nobody', async () => {
    expect(await listeningPorts(await descendants(2 ** 22 + 1))).toEqual([]);
  });
});

test('parseProcNet reads listening sockets of both families', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1 0 100 0',
    '   1: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 112 1 0 100 0',
    '   2: 00000000000000000000000000000000:1F91 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 113 1',
    '   3: 00000000000000000000000001000000:1F92 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 114 1',
    '   4: 0000000000000000FFFF00000100007F:1F93 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 115 1',
  ].join('\n');
  expect(parseProcNet(table)).toEqual([
    { port: 8080, address: '127.0.0.1', inode: '111' },
    { port: 8081, address: '::', inode: '113' },
    { port: 8082, address: '::1', inode: '114' },
    { port: 8083, address: '127.0.0.1', inode: '115' },
  ]);
});

test('parseLsof', () => {
  const output = 'p12\nf3\ntIPv4\nn127.0.0.1:8080\nf4\ntIPv6\nn*:8081\nf5\ntIPv6\nn[::1]:8082\n';
  expect(parseLsof(output)).toEqual([
    { port: 8080, address: '127.0.0.1' },
    { port: 8081, address: '::' },
    { port: 8082, address: '::1' },
  ]);
});
