import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateRawSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { recordHash } from '../../src/system/toolchain/tlog.ts';

export type ZipFile = readonly [name: string, text: string];

/** A zip of these files, deflated. */
export function zipOf(files: readonly ZipFile[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of files) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, more, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}

export const version = 'v0.0.1-go1.99.1.linux-amd64';
const prefix = `golang.org/toolchain@${version}/`;

export const toolchainFiles: readonly ZipFile[] = [
  [`${prefix}VERSION`, 'go1.99.1\n'],
  [`${prefix}bin/go`, '#!/bin/sh\necho go version go1.99.1 linux/amd64\n'],
  [`${prefix}src/_go.mod`, 'module std\n'],
  [`${prefix}src/fmt/print.go`, `package fmt\n${'// a comment\n'.repeat(500)}`],
];

function h1(files: readonly ZipFile[]): string {
  const lines = files
    .map(([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`)
    .sort((one, other) => (one.slice(66) < other.slice(66) ? -1 : 1));
  return `h1:${createHash('sha256').update(lines.join('')).digest('base64')}`;
}

export type ProxyBehaviour = {
  /** The zip that is handed out. */
  zip: Buffer;
  /** Bytes after which a download is cut off; 0 for never. */
  cutAfter: number;
  /** The signed answer of the checksum database, as it is handed out. */
  lookup: (answer: string) => string;
  ranges: boolean;
};

/** A module proxy on this machine that passes on a checksum database of its own, with its own key. */
export async function toolchainProxy(change: Partial<ProxyBehaviour> = {}) {
  const behaviour: ProxyBehaviour = {
    zip: zipOf(toolchainFiles),
    cutAfter: 0,
    lookup: (answer) => answer,
    ranges: true,
    ...change,
  };
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.concat([Buffer.of(1), publicKey.export({ type: 'spki', format: 'der' }).subarray(12)]);
  const hash = createHash('sha256').update('sums.test\n').update(raw).digest().subarray(0, 4);
  const record = `golang.org/toolchain ${version} ${h1(toolchainFiles)}\ngolang.org/toolchain ${version}/go.mod h1:x=\n`;
  const head = `go.sum database tree\n1\n${recordHash(Buffer.from(record)).toString('base64')}\n`;
  const signature = Buffer.concat([hash, sign(null, Buffer.from(head), privateKey)]).toString('base64');
  const asked: string[] = [];

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '';
    asked.push(`${request.method} ${path}${request.headers.range ? ` ${request.headers.range}` : ''}`);
    if (path.endsWith('/supported')) return void response.end();
    if (path.endsWith('/@v/list'))
      return void response.end(`v0.0.1-go1.99.0.linux-amd64\n${version}\nv0.0.1-go1.100rc1.linux-amd64\n`);
    if (path.includes('/lookup/'))
      return void response.end(behaviour.lookup(`0\n${record}\n${head}\n— sums.test ${signature}\n`));
    if (!path.endsWith('.zip')) return void response.writeHead(404).end();
    const from = behaviour.ranges ? Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0;
    const { length } = behaviour.zip;
    if (from >= length) return void response.writeHead(416).end();
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': length - from,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${length - 1}/${length}` } : {}),
    });
    if (request.method === 'HEAD') return void response.end();
    if (behaviour.cutAfter === 0) return void response.end(behaviour.zip.subarray(from));
    response.write(behaviour.zip.subarray(from, from + behaviour.cutAfter), () => response.destroy());
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sumdb: `sums.test+${hash.toString('hex')}+${raw.toString('base64')}`,
    asked,
    behaviour,
  };
}
