// Runs a command line and reads what it prints, as cheaply as Node can: `node drain.mjs LINE`. Prints, as JSON, the
// milliseconds from its start to its end.
import { spawn } from 'node:child_process';

const start = performance.now();
const child = spawn('bash', ['--noprofile', '--norc', '-c', process.argv[2] ?? ''], {
  stdio: ['ignore', 'pipe', 'pipe'],
});
let bytes = 0;
for (const stream of [child.stdout, child.stderr])
  stream.on('data', (chunk) => {
    bytes += chunk.length;
  });
child.on('close', () => console.log(JSON.stringify({ milliseconds: performance.now() - start, bytes })));
