import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ask, type Web } from '../web/client.ts';

export type Downloaded =
  | { readonly ok: true; readonly bytes: number }
  | { readonly ok: false; readonly what: string };

/**
 * Brings a file from a server, going on where an earlier attempt was cut off. What has come stays in `path` when it is
 * cut off again; whether it is right is for who knows its hash.
 */
export async function download(
  web: Web,
  url: string,
  path: string,
  signal: AbortSignal,
  progress: (done: number, of: number | null) => void,
): Promise<Downloaded> {
  await mkdir(dirname(path), { recursive: true });
  const have = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  const file = await open(path, 'a');
  let done = have;
  let begun = false;
  try {
    const answer = await ask(web, url, {
      signal,
      ...(have > 0 ? { headers: { range: `bytes=${have}-` } } : {}),
      async onBytes(bytes, { statusCode, headers }) {
        if (statusCode !== 200 && statusCode !== 206) return;
        // A server that knows no ranges begins at the beginning.
        if (!begun && statusCode === 200 && done > 0) {
          await file.truncate(0);
          done = 0;
        }
        begun = true;
        await file.write(bytes);
        done += bytes.length;
        const length = Number(headers['content-length']);
        const of = statusCode === 206 ? Number(/\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1]) : length;
        progress(done, Number.isFinite(of) && of > 0 ? of : null);
      },
    });
    if (!answer.ok) return { ok: false, what: answer.failed.said };
    // 416: there is nothing behind what we have, so all of it is here.
    if (answer.status === 416 && have > 0) return { ok: true, bytes: have };
    if (answer.status !== 200 && answer.status !== 206)
      return { ok: false, what: `the server answers ${answer.status}` };
    await file.sync();
    return { ok: true, bytes: done };
  } finally {
    await file.close();
    if (done === 0) await rm(path, { force: true });
  }
}
