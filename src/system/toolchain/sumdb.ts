import { ask, type Web } from '../web/client.ts';
import { parseTreeHead, type SumDatabase, verifiedNote } from './note.ts';
import { fullTile, isIncluded, type Tile, tilePath } from './tlog.ts';

export type Sum =
  | { readonly ok: true; readonly h1: string; readonly by: string }
  /** `forged`: it answered, and what it said is not what the database has signed. */
  | { readonly ok: false; readonly why: 'unreached' | 'forged'; readonly what: string };

/**
 * The hash of a module's zip by the checksum database, asked behind the module proxy where that passes it on, and itself
 * elsewhere, as the go command does. The answer counts only when the tree's head is signed by the database's key, and
 * the record is proven to be in that tree. That this tree goes on from one seen before is not looked at.
 * @param proxy the module proxy's address; null to ask the database itself
 */
export async function lookUpSum(
  web: Web,
  database: SumDatabase,
  module: { readonly path: string; readonly version: string },
  proxy: string | null,
  signal: AbortSignal,
): Promise<Sum> {
  const base = (await behindProxy(web, database, proxy, signal)) ?? database.url;
  const get = async (path: string): Promise<Buffer> => {
    const answer = await ask(web, `${base}/${path}`, { signal });
    if (!answer.ok) throw new Unanswered(answer.failed.said);
    if (answer.status !== 200) throw new Unanswered(`${answer.status} for ${path}`);
    return answer.body;
  };
  try {
    const answer = (await get(`lookup/${module.path}@${module.version}`)).toString('utf8');
    const forged = (what: string): Sum => ({ ok: false, why: 'forged', what });
    const [, id = '', text = '', note = ''] = /^(\d+)\n((?:[^\n]+\n)+)\n([\s\S]*)$/.exec(answer) ?? [];
    const signed = verifiedNote(note, database.key);
    const head = signed === null ? null : parseTreeHead(signed);
    if (head === null) return forged(`the answer is not signed by ${database.name}`);
    const proof = { id: Number(id), record: Buffer.from(text), ...head };
    // The tree grows, and a tile that was partial may be there only whole.
    const readTile = async (tile: Tile) => {
      const partial = await get(tilePath(tile)).catch((error: unknown) => {
        if (tile.width === fullTile || !(error instanceof Unanswered)) throw error;
        return null;
      });
      return partial ?? (await get(tilePath({ ...tile, width: fullTile }))).subarray(0, tile.width * 32);
    };
    if (!(await isIncluded(proof, readTile)))
      return forged(`its record is not in the tree that ${database.name} has signed`);
    const lead = `${module.path} ${module.version} `;
    const line = text.split('\n').find((each) => each.startsWith(lead));
    const h1 = line?.slice(lead.length).trim();
    if (!h1?.startsWith('h1:')) return forged('the record is about another module');
    return {
      ok: true,
      h1,
      by: base === database.url ? database.name : `${database.name}, by the module proxy`,
    };
  } catch (error) {
    if (error instanceof Unanswered) return { ok: false, why: 'unreached', what: error.message };
    throw error;
  }
}

class Unanswered extends Error {}

async function behindProxy(
  web: Web,
  { name }: SumDatabase,
  proxy: string | null,
  signal: AbortSignal,
): Promise<string | null> {
  if (proxy === null) return null;
  const base = `${proxy}/sumdb/${name}`;
  const answer = await ask(web, `${base}/supported`, { signal });
  return answer.ok && answer.status === 200 ? base : null;
}
