import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import type { Unreached } from '../../core/doctor/facts.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import { proxyFor } from './proxy.ts';
import { publicAuthorities, trusted } from './trust.ts';

/** The way to the network of an environment: its proxies, and the authorities that this machine trusts. */
export type Web = { readonly environment: Environment; readonly trust: SecureContext };

export async function openWeb(environment: Environment): Promise<Web> {
  return { environment, trust: createSecureContext({ ca: [...(await trusted(environment))] }) };
}

export type WebOptions = {
  readonly signal: AbortSignal;
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: { readonly [name: string]: string };
  /** Bytes as they come; without it the whole body is kept, at most `longest`. */
  readonly onBytes?: (bytes: Buffer, response: IncomingMessage) => void | Promise<void>;
  /** Milliseconds without a byte after which it is given up. Default 30,000. */
  readonly patience?: number;
};

export type WebAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: IncomingMessage['headers'];
      readonly body: Buffer;
    }
  | { readonly ok: false; readonly failed: Unreached };

/** Bytes of a body that is kept whole. */
const longest = 20_000_000;
const redirects = 5;

/**
 * Asks a web server, by the environment's proxies and with the machine's authorities, and follows where it points.
 * Never throws for what the network does; an answer of any status is an answer.
 */
export async function ask(web: Web, address: string, options: WebOptions): Promise<WebAnswer> {
  try {
    let url = new URL(address);
    for (let hop = 0; hop < redirects; hop += 1) {
      const answer = await once(web, url, options);
      const next = answer.status >= 300 && answer.status < 400 ? answer.headers.location : undefined;
      if (next === undefined) return { ok: true, ...answer };
      url = new URL(next, url);
    }
    return { ok: false, failed: { why: 'other', said: 'it sends from one address to the next' } };
  } catch (error) {
    return { ok: false, failed: unreached(error) };
  }
}

type Answer = Omit<Extract<WebAnswer, { ok: true }>, 'ok'>;

async function once(web: Web, url: URL, options: WebOptions): Promise<Answer> {
  const { signal, method = 'GET', onBytes } = options;
  signal.throwIfAborted();
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  const socket = await connection(web, url, options);
  const secret = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(bare, {
    method,
    signal,
    // Only without an agent is the socket taken that is given; `agent: false` would make one, and another connection.
    createConnection: () => socket,
    headers: {
      'user-agent': 'go-docker-tour',
      ...(url.username === '' ? {} : { authorization: `Basic ${Buffer.from(secret).toString('base64')}` }),
      ...options.headers,
    },
  });
  request.setTimeout(options.patience ?? 30_000, () => request.destroy(timedOut()));
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
    request.end();
  });
  const kept: Buffer[] = [];
  let size = 0;
  try {
    for await (const bytes of response as AsyncIterable<Buffer>) {
      if (onBytes) await onBytes(bytes, response);
      else {
        size += bytes.length;
        if (size > longest) throw new Error('the answer is longer than it can be');
        kept.push(bytes);
      }
    }
  } finally {
    socket.destroy();
  }
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(kept) };
}

/** A connection to the server, through a proxy's tunnel where there is one, secured where the address says so. */
async function connection(web: Web, url: URL, options: WebOptions): Promise<Socket> {
  const { host, port } = placeOf(url);
  const proxy = proxyFor(url, web.environment);
  const under = proxy
    ? await tunnel(proxy, `${url.hostname}:${port}`, options)
    : await opened(connectPlain({ host, port }), 'connect', options);
  return url.protocol === 'https:' ? secured(under, host, web.trust, true, options) : under;
}

function placeOf(url: URL): { host: string; port: number } {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { host, port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)) };
}

function secured(
  socket: Socket,
  host: string,
  trust: SecureContext,
  strict: boolean,
  options: WebOptions,
): Promise<TLSSocket> {
  const servername = isIP(host) === 0 ? host : '';
  const secure = connectSecure({
    socket,
    servername,
    host,
    secureContext: trust,
    rejectUnauthorized: strict,
  });
  return opened(secure, 'secureConnect', options);
}

/** Who signed a certificate, and whether every machine knows that authority. */
export type Issuer = { readonly name: string; readonly public: boolean };

/** Who signed the certificate that a server shows: public where Node's own list alone vouches for it. null: no answer. */
export async function issuerAt(web: Web, address: string, signal: AbortSignal): Promise<Issuer | null> {
  const url = new URL(address);
  const { host } = placeOf(url);
  const options = { signal };
  try {
    const socket = await connection(web, new URL(`http://${url.hostname}:${url.port || 443}`), options);
    const known = createSecureContext({ ca: [...publicAuthorities] });
    const secure = await secured(socket, host, known, false, options);
    const { issuer } = secure.getPeerCertificate();
    secure.destroy();
    const name = issuer?.O ?? issuer?.CN;
    return { name: (Array.isArray(name) ? name[0] : name) ?? 'somebody', public: secure.authorized };
  } catch {
    return null;
  }
}

/** HTTP's CONNECT; also for http addresses, which most proxies allow. */
async function tunnel(proxy: URL, target: string, options: WebOptions): Promise<Socket> {
  const port = Number(proxy.port || (proxy.protocol === 'https:' ? 443 : 80));
  const secret = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const request = (proxy.protocol === 'https:' ? requestSecure : requestPlain)({
    host: proxy.hostname,
    port,
    method: 'CONNECT',
    path: target,
    signal: options.signal,
    agent: false,
    headers: {
      host: target,
      ...(proxy.username === ''
        ? {}
        : { 'proxy-authorization': `Basic ${Buffer.from(secret).toString('base64')}` }),
    },
  });
  request.setTimeout(options.patience ?? 30_000, () => request.destroy(timedOut()));
  return new Promise((resolve, reject) => {
    request.once('error', reject);
    request.once('connect', (response, socket) => {
      if (response.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(Object.assign(new Error(`${response.statusCode} ${response.statusMessage}`), { code: 'PROXY' }));
    });
    request.end();
  });
}

function opened<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  { signal, patience = 30_000 }: WebOptions,
): Promise<S> {
  return new Promise((resolve, reject) => {
    const stop = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    const aborted = () => stop(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
    signal.addEventListener('abort', aborted, { once: true });
    socket.setTimeout(patience, () => stop(timedOut()));
    socket.once('error', stop);
    socket.once(event, () => {
      signal.removeEventListener('abort', aborted);
      socket.setTimeout(0);
      socket.off('error', stop);
      resolve(socket);
    });
  });
}

function timedOut(): Error {
  return Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' });
}

/** Why a connection failed, from Node's codes. */
function unreached(error: unknown): Unreached {
  const { code = '', message = String(error), name } = error as NodeJS.ErrnoException;
  const said = message.split('\n', 1)[0] ?? '';
  if (name === 'TimeoutError' || name === 'AbortError' || /TIMEDOUT|TIMEOUT/.test(code))
    return { why: 'timeout', said: 'no answer in time' };
  if (/^(ENOTFOUND|EAI_)/.test(code)) return { why: 'dns', said };
  if (/^(ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code)) return { why: 'refused', said };
  if (/^(ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL)$/.test(code)) return { why: 'unreachable', said };
  if (code === 'PROXY') return { why: 'proxy', said };
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/.test(code)) return { why: 'certificate', said };
  return { why: 'other', said };
}
