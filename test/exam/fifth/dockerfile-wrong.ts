import type { Attempt } from '../../support/exam.ts';
import { at, fails, server } from '../make.ts';

const plain = [
  'FROM golang:{{tag}}',
  'WORKDIR /app',
  'COPY . .',
  'RUN go build -o httpserver .',
  'EXPOSE 8080',
  'ENTRYPOINT ["./httpserver"]',
];
const built = 'docker build -q -t httpserver .';
const run = (args: string) => ({ commands: [built, `docker run -d --name exam-a ${args}`] });
/** Every line of it, one of them changed. */
const but = (line: number, by: string) => plain.map((each, at) => (at === line - 1 ? by : each));

/** A fifth set for lesson 4: what has to fail, and of what. */
export const wrongDockerfiles: readonly Attempt[] = [
  fails(
    'a relative WORKDIR below GOPATH',
    'wrong-folder',
    [
      'FROM golang:{{tag}}',
      'COPY . /app',
      'WORKDIR app',
      'RUN go build -o httpserver .',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { says: at('Dockerfile', 4) },
  ),
  fails('flags of run behind the image', 'port-not-published', plain, run('httpserver -p $PORT:8080')),
  fails(
    'PORT another than the one published',
    'listens-elsewhere',
    plain,
    run('-e PORT=9000 -p $PORT:8080 httpserver'),
  ),
  fails('no network at all', 'port-not-published', plain, run('--network none httpserver')),
  fails('a bare name', 'entrypoint-not-in-path', but(6, 'ENTRYPOINT ["httpserver"]'), {
    says: at('Dockerfile', 6),
  }),
  fails('a comma too many', 'list-not-json', but(6, 'CMD ["./httpserver",]'), { says: at('Dockerfile', 6) }),
  fails(
    'the host’s program is what starts: a dot behind the name',
    ['host-program-started', 'entrypoint-missing'],
    but(4, 'RUN go build -o httpserver.'),
    {
      commands: ['go build', built],
      says: at('Dockerfile', 4),
    },
  ),
  fails(
    'the host’s program is what starts: built under another name',
    ['host-program-started', 'entrypoint-missing'],
    but(4, 'RUN go build -o server .'),
    {
      commands: ['CGO_ENABLED=0 go build -o httpserver .', built],
    },
  ),
  fails(
    'the host’s program is what starts: built in another folder',
    ['host-program-started', 'entrypoint-missing', 'sources-not-compiled'],
    but(4, 'RUN go build -o /bin/httpserver .'),
    {
      commands: ['go build', built],
    },
  ),
  fails('everything ignored but main.go', 'dockerignore-hides', plain, {
    files: { '.dockerignore': '*\n!main.go\n' },
    says: at('.dockerignore', 1),
  }),
  fails('an ignore file of the Dockerfile’s own name', 'dockerignore-hides', plain, {
    files: { 'Dockerfile.dockerignore': '.git\n**/*.go\n' },
    says: at('Dockerfile.dockerignore', 2),
  }),
  fails(
    'a folder named that is the program',
    ['source-not-copied', 'go-mod-not-copied', 'copy-source-missing'],
    but(3, 'COPY httpserver/ .'),
    {
      commands: ['go build', built],
    },
  ),
  fails(
    'a page that is read when it starts, and not copied',
    'container-exited',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY go.mod go.sum *.go ./',
      'RUN go build -o httpserver .',
      'ENTRYPOINT ["./httpserver"]',
    ],
    {
      files: {
        'pages/index.html': '<h1>Hello</h1>\n',
        'main.go': server({
          '"fmt"': '"html/template"',
          'func main() {\n':
            'var page = template.Must(template.ParseFiles("pages/index.html"))\n\nfunc main() {\n',
          'fmt.Fprintln(w, "Hello!")': 'page.Execute(w, nil)',
        }),
      },
      says: /index\.html/,
    },
  ),
  fails(
    'a variable in the list',
    'variable-in-list',
    [...plain.slice(0, 4), 'ENV APP=/app/httpserver', 'ENTRYPOINT ["$APP"]'],
    { says: at('Dockerfile', 6) },
  ),
  fails('go run as a line', 'server-run-in-build', [...plain.slice(0, 3), 'RUN go run .'], {
    commands: [],
    says: at('Dockerfile', 4),
  }),
  fails(
    'two entrypoints, the last one wrong',
    'entrypoint-missing',
    [...plain, 'ENTRYPOINT ["/httpserver"]'],
    {
      says: at('Dockerfile', 7),
    },
  ),
  fails('each file onto the same name', 'copied-onto-file', [
    'FROM golang:{{tag}}',
    'COPY go.mod /app',
    'COPY go.sum /app',
    'COPY main.go /app',
    'WORKDIR /app',
    'RUN go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  fails(
    'a syntax line that nobody can fetch here',
    ['registry-unreachable', 'dns', 'network'],
    ['# syntax=docker/dockerfile:1', ...plain],
    {
      fault: 'machine',
    },
  ),
  fails('localhost in a variable', 'listens-on-loopback', plain, {
    files: {
      'main.go': server({
        'http.ListenAndServe(":"+port, nil)': 'http.ListenAndServe(host+":"+port, nil)',
        '\tport := os': '\thost := "localhost"\n\tport := os',
      }),
    },
    ...run('-p $PORT:8080 httpserver'),
  }),
  fails('built for Windows', 'wrong-architecture', but(4, 'RUN GOOS=windows go build -o httpserver .'), {
    says: at('Dockerfile', 4),
  }),
  fails('a tag that run does not look for', 'image-named-otherwise', plain, {
    commands: ['docker build -q -t httpserver:v1 .'],
    says: /httpserver:v1/,
  }),
];
