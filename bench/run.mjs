// Measures what the tour promises: `npm run bench` runs every bench, `npm run bench -- start size` only those.
// A bench is a file beside this one; it exports `about`, a line, and `bench({ rounds })`, which answers rows of the table.
// Milliseconds of one machine say little about another: what is compared is measured in the same run, in turns.
import { readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { tableText } from './support/table.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '15' } },
});
const rounds = Number(values.rounds);
const benches = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.mjs') && file !== basename(import.meta.filename))
  .map((file) => file.replace(/\.mjs$/, ''));
const unknown = positionals.filter((name) => !benches.includes(name));
if (unknown.length > 0) throw new Error(`no bench is called ${unknown}; there are: ${benches.join(', ')}`);

const load = loadavg()[0]?.toFixed(1);
console.log(
  `Node ${process.versions.node}, ${cpus().length} cores of ${cpus()[0]?.model}, load ${load} before`,
);
for (const name of positionals.length > 0 ? positionals : benches) {
  const { about, bench } = await import(join(import.meta.dirname, `${name}.mjs`));
  console.log(`\n${name}: ${about}`);
  try {
    console.log(tableText(await bench({ rounds })));
  } catch (error) {
    // The others are worth having all the same.
    console.log(`  not measured: ${String(error?.message ?? error).slice(0, 2000)}`);
    process.exitCode = 1;
  }
}
