import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Scripts that print a build's log, a line a write, as a program does that does not know it is read later.
 * @param {string} folder
 */
export function logScripts(folder) {
  const flood = join(folder, 'flood.sh');
  const stream = join(folder, 'stream.mjs');
  writeFileSync(
    flood,
    'for ((i = 1; i <= $1; i++)); do echo "#12 $i.5 go: downloading github.com/sirupsen/logrus v1.9.3 from the proxy"; done\n',
  );
  writeFileSync(
    stream,
    `import { writeSync } from 'node:fs';
    let line = 0;
    const start = performance.now();
    setInterval(() => {
      while (line < (performance.now() - start) * 2) {
        line += 1;
        writeSync(1, '#12 ' + line + ' go: downloading github.com/sirupsen/logrus v1.9.3 from the proxy\\n');
      }
    }, 10);\n`,
  );
  return {
    /** @param {number} lines at once */
    flood: (lines) => `bash ${flood} ${lines}`,
    /** Two thousand lines a second, until it is ended. */
    stream: `${process.execPath} ${stream}`,
  };
}
