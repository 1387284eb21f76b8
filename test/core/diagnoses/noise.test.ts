import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../../src/core/diagnoses/explain.ts';
import { decodeOutput } from '../../../src/core/diagnoses/reading/decode.ts';
import { type Sample, samplesIn } from './outputs.ts';

/**
 * Those whose cause is told over several commands, or in lines of a drawn terminal, cannot be torn apart; nor those that
 * were pasted with a margin, or are none if the program has something to say afterwards.
 */
const goesOn = ['service-refused', 'service-unknown', 'platform-mismatch', 'all-matched-no-packages'];
const plain = samplesIn().filter(
  ({ id, text }) =>
    !goesOn.includes(id) &&
    !/\x1b|\r|^\{"|^(?:\$|PS |C:|\s*=>)/m.test(text) &&
    !/^(?:> | {2}|```)/.test(text),
);
const sample = fc.constantFrom(...plain);
const digits = fc.integer({ min: 10, max: 59 });

const clocks = fc
  .tuple(fc.constantFrom('github', 'jenkins', 'gitlab', 'time'), digits, digits)
  .map(([kind, minutes, seconds]) => {
    const time = `11:${minutes}:${seconds}`;
    switch (kind) {
      case 'github':
        return `2026-11-23T${time}.1234567Z `;
      case 'jenkins':
        return `[2026-11-23T${time}.123Z] `;
      case 'gitlab':
        return `2026-11-23T${time}.123456Z 01E `;
      default:
        return `[${time}] `;
    }
  });

const bystander = fc.constantFrom(
  'go: downloading golang.org/x/sys v0.13.0',
  'sha256:591c1e68fcac9819df800856a4708ee93c06c8b034b79e6edb661516a147c8f4 12.58MB / 71.21MB 1.2s',
  'c6a83fedfae6: Downloading [====>            ]  12.58MB/71.21MB',
  'time="2026-11-23T07:40:08Z" level=info msg="listening on :8080"',
  '{"level":"info","ts":1732347600,"msg":"request","status":200}',
  'Sending build context to Docker daemon  5.632kB',
  '',
  'ok  \texample.com/hello\t0.002s',
);

function explains({ id }: Sample, text: string): void {
  expect(explain(text)?.id).toBe(id);
}

const linewise = (text: string, change: (line: string, index: number) => string) =>
  text.replace(/\n$/, '').split('\n').map(change).join('\n');

describe('noise around an error does not change the verdict', () => {
  test('the clock of a CI system in front of each line', () => {
    fc.assert(
      fc.property(sample, clocks, (each, clock) =>
        explains(
          each,
          linewise(each.text, (line) => clock + line),
        ),
      ),
      { numRuns: 400 },
    );
  });

  test('colours', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: 30, max: 97 }), (each, colour) =>
        explains(
          each,
          linewise(each.text, (line) => `\x1b[${colour};1m${line}\x1b[0m\x1b[K`),
        ),
      ),
      { numRuns: 400 },
    );
  });

  test('CRLF, and a byte order mark', () => {
    for (const each of plain) {
      explains(each, each.text.replaceAll('\n', '\r\n'));
      explains(each, `\ufeff${each.text}`);
    }
  });

  test('UTF-16, as PowerShell writes it', () => {
    for (const each of plain) explains(each, decodeOutput(Buffer.from(`\ufeff${each.text}`, 'utf16le')));
  });

  test('the name of a Compose service in front of each line', () => {
    // YAML that a service reads is none of Compose's.
    const others = plain.filter(({ id }) => id !== 'compose-yaml');
    for (const each of others.filter(({ text }) => !/^(?:#\d+ |Step|STEP|\s*\d+ \|| > )/m.test(text)))
      explains(
        each,
        linewise(each.text, (line) => `web-1  | ${line}`),
      );
  });

  test('progress that is drawn over and over in front of it', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: 1, max: 30 }), (each, frames) =>
        explains(
          each,
          Array.from({ length: frames }, (_, at) => `\x1b[1A\x1b[2Kpulling ${at}%\r`).join('') + each.text,
        ),
      ),
      { numRuns: 200 },
    );
  });

  test("a CI system's clock in front of each line of rawjson", () => {
    const raw = samplesIn().filter(({ text }) => text.startsWith('{"'));
    expect(raw.length).toBeGreaterThan(0);
    for (const each of raw) explains(each, each.text.replace(/^(?=.)/gm, '2026-11-23T11:10:10.1234567Z '));
  });

  test('backquotes around it, as code in Markdown', () => {
    fc.assert(
      fc.property(sample, (each) => explains(each, `\`${each.text.trimEnd()}\``)),
      { numRuns: 200 },
    );
  });

  test('lines of others above and below it', () => {
    fc.assert(
      fc.property(
        sample,
        fc.array(bystander, { maxLength: 20 }),
        fc.array(bystander, { maxLength: 20 }),
        (each, above, below) => explains(each, [...above, each.text.replace(/\n$/, ''), ...below].join('\n')),
      ),
      { numRuns: 400 },
    );
  });

  test('lines of others between its own, where those stand alone', () => {
    const single = plain.filter(({ text }) => text.trimEnd().split('\n').length === 1);
    fc.assert(
      fc.property(
        fc.constantFrom(...single),
        fc.array(bystander, { minLength: 1, maxLength: 9 }),
        (each, others) => {
          const lines = others.flatMap((other, index) =>
            index === 4 ? [other, each.text.trimEnd()] : [other],
          );
          explains(each, (lines.includes(each.text.trimEnd()) ? lines : [...lines, each.text]).join('\n'));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('lines broken at the edge of a terminal', () => {
    const broken = (text: string) => linewise(text, (line) => line.match(/.{1,80}/g)?.join('\n') ?? '');
    // Its second half stands alone where the first ends with a word of another cause.
    for (const each of plain.filter(({ id }) => id !== 'unable-to-find-image'))
      explains(each, broken(each.text));
    const told = explain(
      broken(
        `go: downloading a v1\n${'x'.repeat(90)}\ngo: ${'y'.repeat(90)}@v1.0.0: missing go.sum entry; to add it:`,
      ),
    );
    expect([told?.id, told?.evidence.line]).toEqual(['gosum-missing-entry', 4]);
  });

  test('a log cut off above it', () => {
    fc.assert(
      fc.property(sample, fc.string({ maxLength: 200 }), (each, rest) => {
        fc.pre(!/[\n\r]/.test(rest));
        explains(each, `${rest.replace(/[\x00-\x1f\x7f-\x9f]/g, '')}\n${each.text}`);
      }),
      { numRuns: 300 },
    );
  });
});

describe('anything at all', () => {
  test('is read without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        explain(text);
      }),
    );
  });

  test('of any bytes as well, and pieces of real outputs in any order', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => void explain(decodeOutput(bytes))));
    const pieces = fc.array(
      fc.tuple(fc.constantFrom(...samplesIn()), fc.nat(), fc.nat(300)).map(([{ text }, from, length]) => {
        const at = from % Math.max(1, text.length);
        return text.slice(at, at + length);
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, (all) => void explain(all.join(''))),
      { numRuns: 300 },
    );
  });

  test('a line of ten megabytes takes no time', () => {
    const before = performance.now();
    explain(`${'go: '.repeat(2_500_000)}\nERROR: ${'failed to solve: '.repeat(50_000)}`);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
