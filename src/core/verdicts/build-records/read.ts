import type { BuildRecord } from '../build-record.ts';
import { readPlain, readTty } from './plain.ts';
import { readRawJson } from './rawjson.ts';
import { readLegacy, readPodman } from './sequential.ts';

/** Finds a build record in a command's output, whichever builder wrote it and however; null where there is none. */
export function readBuildRecord(output: string): BuildRecord | null {
  if (/^\{"vertexes":/m.test(output)) return readRawJson(output);
  return readPlain(output) ?? readLegacy(output) ?? readPodman(output) ?? readTty(output);
}
