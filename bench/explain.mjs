import { explain } from '../src/core/diagnoses/explain.ts';
import { median, ms } from './support/measure.mjs';

export const about = '`explain` and a megabyte of log: processor time, the median of eight after the first';

/** A megabyte of lines, and an error at its end. @param {(at: number) => string} line */
function megabyte(line) {
  const lines = [];
  for (let length = 0, at = 0; length < 1_000_000; at += 1) {
    const next = line(at);
    lines.push(next);
    length += next.length + 1;
  }
  return [...lines, 'go: go.mod file not found in current directory or any parent directory; see'].join('\n');
}

const logs = {
  'BuildKit, plain': (at) =>
    `#8 ${(at / 100).toFixed(3)} go: downloading github.com/some/module${at} v1.${at}.0`,
  'BuildKit, terminal': (at) => `\x1b[1A\x1b[2K => [4/6] RUN go mod download ${at}   0.${at % 10}s\r`,
  'a server, text': (at) =>
    `2026/11/23 07:10:10 request ${at} failed: dial tcp 10.0.0.7:5432: connect: connection refused`,
  'a server, JSON': (at) => `{"level":"info","ts":${at},"msg":"request ${at}","status":200}`,
  'CI, with clocks': (at) => `2026-11-23T11:10:10.1234567Z ok  \texample.com/p${at}\t0.${at}s`,
  'words that errors use': (at) =>
    `stat open go: listen tcp : not found error: docker: cannot find permission denied x509: dial tcp panic: ${at}`,
};

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
export async function bench() {
  return Object.entries(logs).map(([name, line]) => {
    const times = Array.from({ length: 9 }, (_, round) => {
      const text = megabyte(line) + ' '.repeat(round);
      const start = cpu();
      explain(text);
      return cpu() - start;
    });
    const middle = median(times.slice(1));
    return {
      what: name,
      is: ms(middle),
      target: 'at most 100 ms',
      met: middle <= 100,
      floor: `the first ${ms(times[0] ?? Number.NaN)}`,
    };
  });
}
