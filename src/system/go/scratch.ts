import { ownFolder } from '../minder.ts';

/** Gives `use` a new folder below the system's temporary one, and removes it afterwards, whatever happens. */
export async function withScratch<Value>(use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await ownFolder();
  try {
    return await use(folder.path);
  } finally {
    await folder.remove();
  }
}
