import { expect, test } from 'vitest';
import { loopbackIn, portIn, unansweredProblem } from '../../../../src/core/verdicts/image/unanswered.ts';

test.each<[string, number | null]>([
  ['package main\n\nfunc main() { serve("127.0.0.1:8080") }\n', 3],
  ['x\nvar address = `localhost:` + port\n', 2],
  ['host := "127.0.0.1"\n', 1],
  ['serve("[::1]:8080")', 1],
  ['// as "localhost:8080"\nserve(":8080")', null],
  ['fetch("http://localhost:8080/")', null],
])('%j listens to this machine alone in line %s', (text, line) => {
  expect(loopbackIn(text)).toBe(line);
});

test.each<[string, number | null]>([
  ['package main\n\nfunc main() { serve(":3000") }\n', 3],
  ['const port = 3000\n', 1],
  ['port := "3000"', 1],
  ['a := &http.Server{Addr: "0.0.0.0:3000"}', 1],
  ['// ":3000"\nserve(":30001")\nx := 13000', null],
])('%j has the port 3000 in line %s', (text, line) => {
  expect(portIn(text, 3000)).toBe(line);
});

test('the line is the place', () => {
  const source = { file: 'main.go', line: 7 };
  const listening = [{ port: 8080, address: '127.0.0.1', source }];
  expect(unansweredProblem([8080], listening, '')).toMatchObject({
    cause: 'listens-on-loopback',
    place: source,
  });
});
