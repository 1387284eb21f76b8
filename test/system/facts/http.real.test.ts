import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckSpec } from '../../../src/core/verdicts/kinds.ts';
import { descendants } from '../../../src/system/listening.ts';
import { removeFolder, sandboxEnvironment, temporaryFolder } from '../../support/facts.ts';
import { judged, plainSource, run, write } from '../../support/go-module.ts';
import { describeReal } from '../../support/tools.ts';

type Asks = Partial<Extract<CheckSpec, { kind: 'http' }>['spec']>;
const check = (asks: Asks = {}): CheckSpec => ({ kind: 'http', title: null, spec: { logs: true, ...asks } });

const imports =
  'import (\n\t"fmt"\n\t"net/http"\n\t"os"\n)\n\nvar _ = os.Args\nvar _ = fmt.Sprint\nvar _ = http.StatusOK\n';
const program = (body: string, more = imports) => `package main\n\n${more}\n${body}\n`;
const handler =
  'http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Println("asked for", r.URL); fmt.Fprint(w, "hi") })';

type Case = { name: string; source: string; asks?: Asks; comes: string; after?: string; found?: RegExp };

const cases: Case[] = [
  { name: 'as the lessons have it', source: plainSource, asks: { body: '^Hello' }, comes: 'passed' },
  {
    name: 'a port of its own',
    source: program(`func main() { ${handler}; http.ListenAndServe(":18473", nil) }`),
    comes: 'listens-on-another-port',
    found: /18473/,
  },
  {
    name: 'on loopback, IPv6',
    source: program(`func main() { ${handler}; http.ListenAndServe("[::1]:"+os.Getenv("PORT"), nil) }`),
    comes: 'passed',
  },
  {
    name: 'two ports, the page on one of them',
    source: program(
      `func main() { go http.ListenAndServe(":18474", http.NotFoundHandler()); m := http.NewServeMux(); m.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Println("x") }); http.ListenAndServe(":"+os.Getenv("PORT"), m) }`,
    ),
    comes: 'passed',
  },
  {
    name: 'logging without a line end, a moment later',
    source: program(
      'func main() { http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { go func() { time.Sleep(300 * time.Millisecond); fmt.Fprint(os.Stderr, "seen") }() }); http.ListenAndServe(":"+os.Getenv("PORT"), nil) }',
      imports.replace('"os"', '"os"\n\t"time"'),
    ),
    comes: 'passed',
  },
  {
    name: 'a redirect to its page',
    source: program(
      'func main() { http.Handle("/", http.RedirectHandler("/home", 302)); http.HandleFunc("/home", func(w http.ResponseWriter, r *http.Request) { fmt.Println("home") }); http.ListenAndServe(":"+os.Getenv("PORT"), nil) }',
    ),
    comes: 'passed',
  },
  {
    name: 'another text',
    source: plainSource,
    asks: { body: 'Good day' },
    comes: 'wrong-body',
    found: /Hello, modules!/,
  },
  {
    name: 'the old text of an old binary',
    source: plainSource,
    after: "sed -i 's/Hello/Good day/' main.go",
    asks: { body: 'Good day' },
    comes: 'binary-stale',
  },
  {
    name: 'no log',
    source: program(
      'func main() { http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {}); http.ListenAndServe(":"+os.Getenv("PORT"), nil) }',
    ),
    comes: 'nothing-logged',
  },
  {
    name: 'no log, not asked for',
    source: program(
      'func main() { http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {}); http.ListenAndServe(":"+os.Getenv("PORT"), nil) }',
    ),
    asks: { logs: false },
    comes: 'passed',
  },
  {
    name: 'a log of its start, a moment after',
    source: program(
      'func main() { go func() { time.Sleep(200 * time.Millisecond); fmt.Println("ready") }(); http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {}); http.ListenAndServe(":"+os.Getenv("PORT"), nil) }',
      imports.replace('"os"', '"os"\n\t"time"'),
    ),
    comes: 'nothing-logged',
  },
  {
    name: 'no handler',
    source: program('func main() { http.ListenAndServe(":"+os.Getenv("PORT"), nil) }'),
    comes: 'no-handler-for-root',
    found: /404/,
  },
  {
    name: 'ends at once',
    source: program('func main() { fmt.Println("no config"); os.Exit(3) }'),
    comes: 'server-exited',
    found: /exit 3.*no config/,
  },
  {
    name: 'panics',
    source: program('func main() { var h http.Handler; h.ServeHTTP(nil, nil) }'),
    comes: 'program-panics',
    found: /main\.go:\d+/,
  },
  {
    name: 'one answer and no more',
    source: program(
      'func main() { http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Println("x"); go func() { time.Sleep(50 * time.Millisecond); os.Exit(1) }() }); http.ListenAndServe(":"+os.Getenv("PORT"), nil) }',
      imports.replace('"os"', '"os"\n\t"time"'),
    ),
    comes: 'server-exits-on-request',
    found: /exit 1/,
  },
  {
    name: 'not HTTP',
    source: program(
      'func main() { l, _ := net.Listen("tcp", ":"+os.Getenv("PORT")); for { c, _ := l.Accept(); c.Write([]byte("220 hello\\r\\n")); c.Close() } }',
      imports.replace('"os"', '"os"\n\t"net"'),
    ),
    comes: 'no-answer',
  },
  {
    name: 'never listens',
    source: program('func main() { time.Sleep(time.Hour) }', imports.replace('"os"', '"os"\n\t"time"')),
    comes: 'not-listening',
  },
  { name: 'not built', source: plainSource, after: 'rm httpserver', comes: 'binary-missing' },
];

describeReal(['go'], 'the http check, on real servers', () => {
  let home: string;
  beforeAll(async () => {
    home = await temporaryFolder('gdt-http');
  });
  afterAll(() => removeFolder(home));

  async function build(name: string, source: string, after = 'true'): Promise<string> {
    const root = join(home, name.replace(/\W+/g, '-'));
    await mkdir(join(root, 'httpserver'), { recursive: true });
    await write(root, 'main.go', source);
    await run(root, `go mod init httpserver && go build && ${after}`);
    return root;
  }

  test.each(cases)('$name: $comes', async (one) => {
    const root = await build(one.name, one.source, one.after);
    const before = await descendants(process.pid);
    const verdict = await judged({ root }, check(one.asks));
    expect(verdict.status === 'passed' ? 'passed' : verdict.cause, JSON.stringify(verdict)).toBe(one.comes);
    if (one.found) expect(verdict.found).toMatch(one.found);
    const left = (await descendants(process.pid)).filter((pid) => !before.includes(pid));
    expect(left).toEqual([]);
  });

  test('a port of its own that somebody holds', async () => {
    const holder = createServer().listen(18476);
    await once(holder, 'listening');
    const source = program(
      `func main() { ${handler}; fmt.Println(http.ListenAndServe(":18476", nil)); os.Exit(1) }`,
    );
    const root = await build('taken', source);
    expect(await judged({ root }, check())).toMatchObject({ status: 'failed', cause: 'port-taken' });
    holder.close();
  });

  test('an abort ends the program and what it started', async () => {
    const source = program(
      'func main() { c := exec.Command("sleep", "600"); c.Start(); fmt.Println("up"); time.Sleep(time.Hour) }',
      'import (\n\t"fmt"\n\t"os/exec"\n\t"time"\n)\n',
    );
    const root = await build('aborted', source);
    const before = await descendants(process.pid);
    const stop = new AbortController();
    const judging = judged({ root, signal: stop.signal }, check());
    const started = async () => {
      for (const pid of await descendants(process.pid))
        if (!before.includes(pid) && (await command(pid)).startsWith('sleep')) return true;
      return false;
    };
    await expect.poll(started, { timeout: 60_000 }).toBe(true);
    stop.abort();
    await judging;
    expect((await descendants(process.pid)).filter((pid) => !before.includes(pid))).toEqual([]);
  });

  async function command(pid: number): Promise<string> {
    const ps = spawn('ps', ['-o', 'args=', '-p', String(pid)], { env: sandboxEnvironment(home) });
    let text = '';
    ps.stdout.on('data', (piece) => {
      text += piece;
    });
    await once(ps, 'close');
    return text;
  }
});
