// Writes docs/step.schema.json, the JSON schema of a step block, from what validates one. Node 24 reads the TypeScript.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stepJsonSchema } from '../src/lessons/json-schema.ts';

const file = fileURLToPath(new URL('../docs/step.schema.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(stepJsonSchema(), null, 2)}\n`);
