import { afterAll, expect, test } from 'vitest';
import { removeFolder } from '../../support/facts.ts';
import { inShort, judgeReally, leftBehind, makeWorkspace } from '../../support/judging.ts';
import type { Files } from '../../support/server-module.ts';
import { describeReal, warmImage } from '../../support/tools.ts';

const dockerfile = (...lines: string[]) => ({ Dockerfile: `${lines.join('\n')}\n` });
const builder = (build = 'RUN CGO_ENABLED=0 go build -o /httpserver .', ...more: string[]) => [
  `FROM ${warmImage()} AS builder`,
  'WORKDIR /src',
  'COPY . .',
  build,
  ...more,
];
const shipped = (...end: string[]) =>
  dockerfile(...builder(), 'FROM scratch', 'COPY --from=builder /httpserver /httpserver', ...end);
const single = (...end: string[]) =>
  dockerfile(`FROM ${warmImage()}`, 'WORKDIR /app', 'COPY . .', 'RUN go build -o httpserver .', ...end);
const entry = 'ENTRYPOINT ["/httpserver"]';
const main = (body: string, imports = '') => ({
  'main.go': `package main\n\nimport (\n\t"log"\n\t"net/http"\n${imports})\n\nfunc main() {\n${body}\n}\n`,
});
const handle =
  'http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { log.Println(r.URL.Path) })\n';
const serve = (address: string) => main(`${handle}log.Fatal(http.ListenAndServe("${address}", nil))`);

const right: Record<string, () => Files> = {
  'the article, brought up to date': () => shipped(entry),
  'static by netgo and osusergo': () =>
    dockerfile(
      ...builder('RUN CGO_ENABLED=1 go build -tags netgo,osusergo -o /httpserver .'),
      'FROM scratch',
      'COPY --from=builder /httpserver /httpserver',
      entry,
    ),
  'dynamic, with its loader and library': () =>
    dockerfile(
      ...builder('RUN CGO_ENABLED=1 go build -o /httpserver .'),
      'FROM scratch',
      'COPY --from=builder /lib64/ld-linux-x86-64.so.2 /lib64/',
      'COPY --from=builder /lib/x86_64-linux-gnu/libc.so.6 /lib/x86_64-linux-gnu/',
      'COPY --from=builder /httpserver /httpserver',
      entry,
    ),
  'one stage': () => single('ENTRYPOINT ["./httpserver"]'),
  'one stage, CMD in shell form': () => single('CMD ./httpserver'),
  'go run': () => dockerfile(`FROM ${warmImage()}`, 'WORKDIR /app', 'COPY . .', 'CMD ["go", "run", "."]'),
  'CMD in exec form': () => shipped('CMD ["/httpserver"]'),
  'relative, with a WORKDIR': () =>
    dockerfile(
      ...builder(),
      'FROM scratch',
      'WORKDIR /app',
      'COPY --from=builder /httpserver .',
      'ENTRYPOINT ["./httpserver"]',
    ),
  'a bare name in PATH': () =>
    dockerfile(
      ...builder(),
      'FROM scratch',
      'COPY --from=builder /httpserver /usr/local/bin/httpserver',
      'CMD ["httpserver"]',
    ),
  'as nobody, by number': () => shipped('USER 65534', entry),
  'stripped, lower case': () =>
    dockerfile(
      `from ${warmImage()} as build`,
      'workdir /src',
      'copy . .',
      'run CGO_ENABLED=0 go build -ldflags="-s -w" -o /bin/server',
      'from scratch',
      'copy --from=build /bin/server /server',
      'entrypoint ["/server"]',
    ),
  'another port, said by ENV': () => shipped('ENV PORT=9000', entry),
  'another port, said by EXPOSE': () => ({ ...shipped('EXPOSE 3000', entry), ...serve(':3000') }),
  'a wrong EXPOSE is but a note': () => shipped('EXPOSE 3000', entry),
  'a server of another text': () => ({ ...shipped(entry), ...serve(':8080') }),
};

const wrong: Record<string, [string, () => Files]> = {
  'no Dockerfile': ['dockerfile-missing', () => ({ Dockerfile: null })],
  'does not build': [
    'wrong-stage-name @ Dockerfile:6',
    () => dockerfile(...builder(), 'FROM scratch', 'COPY --from=bulder /httpserver /httpserver', entry),
  ],
  'dynamic in scratch': [
    'dynamic-in-scratch @ Dockerfile:4',
    () =>
      dockerfile(
        ...builder('RUN go build -o /httpserver .'),
        'FROM scratch',
        'COPY --from=builder /httpserver /httpserver',
        entry,
      ),
  ],
  'static in intention, pie in fact': [
    'dynamic-in-scratch @ Dockerfile:4',
    () =>
      dockerfile(
        ...builder('RUN CGO_ENABLED=0 go build -buildmode=pie -o /httpserver .'),
        'FROM scratch',
        'COPY --from=builder /httpserver /httpserver',
        entry,
      ),
  ],
  'its loader copied, not its library': [
    'dynamic-in-scratch @ Dockerfile:4',
    () =>
      dockerfile(
        ...builder('RUN CGO_ENABLED=1 go build -o /httpserver .'),
        'FROM scratch',
        'COPY --from=builder /lib64/ld-linux-x86-64.so.2 /lib64/',
        'COPY --from=builder /httpserver /httpserver',
        entry,
      ),
  ],
  'ENTRYPOINT in shell form': [
    'shell-form-in-scratch @ Dockerfile:7',
    () => shipped('ENTRYPOINT /httpserver'),
  ],
  'CMD in shell form': ['shell-form-in-scratch @ Dockerfile:7', () => shipped('CMD /httpserver')],
  'single quotes': ['list-not-json @ Dockerfile:7', () => shipped("ENTRYPOINT ['/httpserver']")],
  'another path': ['entrypoint-missing @ Dockerfile:7', () => shipped('ENTRYPOINT ["/app/server"]')],
  'a bare name': ['entrypoint-not-in-path @ Dockerfile:7', () => shipped('ENTRYPOINT ["httpserver"]')],
  'another name, in one stage': ['entrypoint-missing @ Dockerfile:5', () => single('CMD ["/httpserver"]')],
  'WORKDIR lost': [
    'workdir-lost @ Dockerfile:7',
    () =>
      dockerfile(
        ...builder('RUN CGO_ENABLED=0 go build -o httpserver .'),
        'FROM scratch',
        'COPY --from=builder /src/httpserver /src/httpserver',
        'ENTRYPOINT ["./httpserver"]',
      ),
  ],
  'a folder': [
    'entrypoint-is-directory @ Dockerfile:7',
    () =>
      dockerfile(
        ...builder('RUN CGO_ENABLED=0 go build -o httpserver .'),
        'FROM scratch',
        'COPY --from=builder /src /httpserver',
        entry,
      ),
  ],
  'not executable': [
    'entrypoint-not-executable @ Dockerfile:6',
    () =>
      dockerfile(
        ...builder('RUN CGO_ENABLED=0 go build -o /httpserver . && chmod 644 /httpserver'),
        'FROM scratch',
        'COPY --from=builder /httpserver /httpserver',
        entry,
      ),
  ],
  'package not main': [
    'package-not-main @ main.go:1',
    () => ({ ...shipped(entry), 'main.go': 'package server\n\nfunc Main() {}\n' }),
  ],
  'another processor': [
    'wrong-architecture @ Dockerfile:4',
    () =>
      dockerfile(
        ...builder('RUN CGO_ENABLED=0 GOARCH=arm64 go build -o /httpserver ./hello'),
        'FROM scratch',
        'COPY --from=builder /httpserver /httpserver',
        entry,
      ),
  ],
  'another system': [
    'wrong-architecture @ Dockerfile:4',
    () =>
      dockerfile(
        ...builder('RUN CGO_ENABLED=0 GOOS=darwin go build -o /httpserver ./hello'),
        'FROM scratch',
        'COPY --from=builder /httpserver /httpserver',
        entry,
      ),
  ],
  'a user by name': ['user-unknown @ Dockerfile:7', () => shipped('USER nobody', entry)],
  'nothing to start': ['nothing-to-start @ Dockerfile:5', () => shipped()],
  'ends by itself': [
    'container-exited @ Dockerfile:7',
    () => ({ ...shipped(entry), ...main('log.Fatal("no configuration")\n_ = http.StatusOK') }),
  ],
  'listens on itself only': [
    'listens-on-loopback @ main.go:10',
    () => ({ ...shipped(entry), ...serve('127.0.0.1:8080') }),
  ],
  'listens on another port': [
    'listens-elsewhere @ main.go:10',
    () => ({ ...shipped(entry), ...serve(':3000') }),
  ],
  'does not speak HTTP': [
    'no-answer',
    () => ({
      ...shipped(entry),
      'main.go':
        'package main\n\nimport "net"\n\nfunc main() {\n\tl, _ := net.Listen("tcp", ":8080")\n\tfor {\n\t\tc, _ := l.Accept()\n\t\tc.Close()\n\t}\n}\n',
    }),
  ],
  'answers with an error': [
    'answers-with-error',
    () => ({
      ...shipped(entry),
      ...main(
        'http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { log.Println(r.URL); http.NotFound(w, r) })\nlog.Fatal(http.ListenAndServe(":8080", nil))',
      ),
    }),
  ],
  'logs nothing': [
    'nothing-logged',
    () => ({
      ...shipped(entry),
      ...main(
        'http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {})\nlog.Fatal(http.ListenAndServe(":8080", nil))',
      ),
    }),
  ],
};

/** A package that needs nothing but the standard library's smallest part: foreign targets compile fast. */
const hello = { 'hello/main.go': 'package main\n\nfunc main() {}\n' };

describeReal(['docker', 'golang image', 'network'], 'runs', () => {
  afterAll(async () => expect(await leftBehind()).toEqual([]));

  const judged = async (files: Files) => {
    const root = await makeWorkspace({ ...hello, ...files });
    try {
      const first = await judgeReally(root, { kind: 'runs', spec: {} });
      const second = await judgeReally(root, { kind: 'runs', spec: {} });
      expect(inShort(second)).toBe(inShort(first));
      return first;
    } finally {
      await removeFolder(root);
    }
  };

  test.each(Object.entries(right))('right: %s', async (_name, files) => {
    const verdict = await judged(files());
    expect(inShort(verdict), JSON.stringify(verdict)).toBe('passed');
  });

  test.each(Object.entries(wrong))('wrong: %s', async (_name, [cause, files]) => {
    const verdict = await judged(files());
    expect(inShort(verdict), JSON.stringify(verdict)).toBe(cause);
  });
});
