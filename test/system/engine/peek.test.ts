import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseHistory } from '../../../src/system/engine/images.ts';
import { readTarEntry } from '../../../src/system/engine/peek.ts';

const tar = (...args: string[]) => execFileSync('tar', ['-c', ...args], { cwd: '/' });

test('a file: its mode, its size and its beginning', () => {
  const entry = readTarEntry(tar('etc/passwd'), true);
  expect(entry).toMatchObject({ name: 'etc/passwd', folder: false, link: null, mode: 0o644 });
  expect(entry !== 'more' && new TextDecoder().decode(entry?.head)).toMatch(/^root:/);
});

test('a folder and a link', () => {
  expect(readTarEntry(tar('--no-recursion', 'etc'), true)).toMatchObject({ folder: true });
  expect(readTarEntry(tar('proc/self/exe'), true)).toMatchObject({ link: expect.stringContaining('/') });
});

test('extended headers are passed over', () => {
  const entry = readTarEntry(tar('--format=pax', '--pax-option=comment=x', 'etc/passwd'), true);
  expect(entry).toMatchObject({ name: 'etc/passwd' });
});

test('a beginning asks for more, an end does not', () => {
  const whole = tar('etc/passwd');
  expect(readTarEntry(whole.subarray(0, 100), false)).toBe('more');
  expect(readTarEntry(whole.subarray(0, 100), true)).toBeNull();
  expect(readTarEntry(whole.subarray(0, 600), false)).toBe('more');
  expect(readTarEntry(new Uint8Array(1024), true)).toBeNull();
});

test('history of every builder comes out alike', () => {
  const output = [
    String.raw`0 "ENTRYPOINT [\"/httpserver\"]"`,
    '8355349 "COPY /httpserver /httpserver # buildkit"',
    '12 "RUN /bin/sh -c go build . # buildkit"',
    '12 "/bin/sh -c go build ."',
    String.raw`0 "/bin/sh -c #(nop)  CMD [\"x\"]"`,
    '0 "EXPOSE [8080/tcp 9000/tcp]"',
    '0 "EXPOSE map[8080/tcp:{}]"',
    '0 "/bin/sh -c #(nop)  EXPOSE 8080"',
    'nonsense',
  ].join('\n');
  expect(parseHistory(output)).toEqual([
    { by: 'ENTRYPOINT ["/httpserver"]', bytes: 0 },
    { by: 'COPY /httpserver /httpserver', bytes: 8355349 },
    { by: 'RUN go build .', bytes: 12 },
    { by: 'RUN go build .', bytes: 12 },
    { by: 'CMD ["x"]', bytes: 0 },
    { by: 'EXPOSE 8080 9000', bytes: 0 },
    { by: 'EXPOSE 8080', bytes: 0 },
    { by: 'EXPOSE 8080', bytes: 0 },
  ]);
});

test("history in Podman's own JSON", () => {
  const by = `/bin/sh -c #(nop) COPY file:${'ab'.repeat(32)} in /httpserver `;
  expect(parseHistory(JSON.stringify([{ CreatedBy: by, size: 8564224 }]))).toEqual([
    { by: 'COPY … /httpserver', bytes: 8564224 },
  ]);
});
