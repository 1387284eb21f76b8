import { warmImage } from '../support/tools.ts';
import { type Attempts, right, wrong } from './attempts.ts';

const built = 'docker build -q -t httpserver .';
const run = 'docker run -d --name exam-a';
const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;
const unbuilt = { commands: [] } as const;

/** A third set for lesson 4, in the manner of articles, repositories and questions on forums. */
export function thirdDockerfileAttempts(go = warmImage()): Attempts {
  const from = `FROM ${go}`;
  const plain = lines(
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -o httpserver .',
    'ENTRYPOINT ["./httpserver"]',
  );
  return [
    right(
      'an article of 2017, GOPATH and all',
      lines(
        from,
        'LABEL maintainer="me <me@example.com>"',
        'RUN mkdir -p $GOPATH/src/github.com/me/httpserver',
        'ADD . $GOPATH/src/github.com/me/httpserver',
        'WORKDIR $GOPATH/src/github.com/me/httpserver',
        'RUN go install .',
        'ENTRYPOINT /go/bin/httpserver',
        'EXPOSE 8080',
      ),
    ),
    right(
      'the guide of the image itself',
      lines(
        from,
        '',
        'WORKDIR /usr/src/app',
        '',
        '# pre-copy/cache go.mod for pre-downloading dependencies',
        'COPY go.mod go.sum ./',
        'RUN go mod download',
        '',
        'COPY . .',
        'RUN go build -v -o /usr/local/bin/app ./...',
        '',
        'CMD ["app"]',
      ),
    ),
    right(
      'flags over several lines',
      lines(
        from,
        'ARG TARGETOS',
        'ARG TARGETARCH',
        'WORKDIR /src',
        'COPY . .',
        'RUN set -eux; \\',
        '    # strip it',
        '    GOOS=${TARGETOS:-linux} GOARCH=${TARGETARCH} \\',
        '    go build -trimpath \\',
        '      -ldflags="-s -w" \\',
        '      -o /bin/server .',
        '',
        'CMD [ "/bin/server" ]',
      ),
    ),
    right(
      'a user made first, with a folder of its own',
      lines(
        from,
        'RUN useradd -m -u 10001 gopher',
        'USER gopher',
        'RUN mkdir /home/gopher/app',
        'WORKDIR /home/gopher/app',
        'COPY --chown=gopher:gopher . .',
        'RUN go build -buildvcs=false -o httpserver .',
        'HEALTHCHECK --interval=5s CMD ["true"]',
        'CMD ["./httpserver"]',
      ),
    ),
    wrong(
      'a user made first, and WORKDIR makes the folder, which is root’s',
      'user-may-not-write',
      lines(
        from,
        'RUN useradd -m gopher',
        'USER gopher',
        'WORKDIR /home/gopher/app',
        'COPY --chown=gopher:gopher . .',
        'RUN go build -buildvcs=false -o httpserver .',
        'CMD ["./httpserver"]',
      ),
    ),
    right(
      'ONBUILD in a stage that the next one starts from',
      lines(
        `${from} AS base`,
        'WORKDIR /app',
        'ONBUILD COPY . .',
        'ONBUILD RUN go build -o httpserver .',
        'FROM base',
        'CMD ["./httpserver"]',
      ),
    ),
    right('all but four names kept out', plain.replace('COPY . .', 'COPY go.* *.go ./'), {
      files: { '.dockerignore': '*\n!go.mod\n!go.sum\n!*.go\n!Dockerfile\n' },
    }),
    right('cmd/httpserver', plain.replace('httpserver .', 'httpserver ./cmd/httpserver'), {
      commands: ['mkdir -p cmd/httpserver && mv main.go cmd/httpserver/', built],
    }),
    right('a module of its own below, by replace', plain, {
      commands: [
        'mkdir greet && printf "module example.com/greet\\n\\ngo 1.21\\n" > greet/go.mod && printf "package greet\\n\\nconst Text = 1\\n" > greet/greet.go',
        `sed -i 's|"fmt"|"fmt"\\n\\t_ "example.com/greet"|' main.go`,
        'go mod edit -replace example.com/greet=./greet && go mod tidy',
        built,
      ],
    }),
    right('two folders joined by go.work', plain, {
      commands: [
        'mkdir greet && printf "module example.com/greet\\n\\ngo 1.21\\n" > greet/go.mod && printf "package greet\\n\\nconst Text = 1\\n" > greet/greet.go',
        'go work init . ./greet',
        built,
      ],
    }),
    wrong(
      'go run, of a file that is not copied',
      'container-exited',
      lines(from, 'WORKDIR /app', 'COPY go.mod go.sum ./', 'CMD ["go", "run", "main.go"]'),
    ),
    wrong(
      'EXPOSE taken for the flag -p',
      'port-not-published',
      plain.replace('ENTRYPOINT', 'EXPOSE 8080:8080/tcp\nENTRYPOINT'),
      {
        commands: [`${built} && ${run} httpserver`],
      },
    ),
    wrong('-p behind the name of the image', ['port-not-published', 'container-exited'], plain, {
      commands: [`${built} && ${run} httpserver -p $PORT:8080`],
    }),
    wrong('localhost as an address', 'listens-on-loopback', plain, {
      commands: [`sed -i 's/":"+port/"localhost:"+port/' main.go`, built, `${run} -p $PORT:8080 httpserver`],
    }),
    wrong('fixed in main.go, and never built again', 'image-older-sources', plain, {
      commands: [
        `sed -i 's/":"+port/"127.0.0.1:"+port/' main.go`,
        built,
        `${run} -p $PORT:8080 httpserver`,
        `sed -i 's/"127.0.0.1:"+port/":"+port/' main.go`,
      ],
    }),
    wrong('built again, and the old container left running', 'container-of-older-image', plain, {
      commands: [
        `sed -i 's/":"+port/"127.0.0.1:"+port/' main.go`,
        built,
        `${run} -p $PORT:8080 httpserver`,
        `sed -i 's/"127.0.0.1:"+port/":"+port/' main.go`,
        built,
      ],
    }),
    wrong(
      'docker build with another Dockerfile',
      ['image-older-dockerfile', 'image-of-something-else'],
      plain,
      {
        files: { 'Dockerfile.dev': plain.replace('ENTRYPOINT', 'ENV MODE=dev\nENTRYPOINT') },
        commands: ['docker build -q -f Dockerfile.dev -t httpserver .'],
      },
    ),
    wrong(
      'COPY of the binary that the folder no longer has',
      'copy-source-missing',
      lines(from, 'COPY httpserver /httpserver', 'CMD ["/httpserver"]'),
      {
        commands: ['rm -f httpserver'],
      },
    ),
    wrong(
      'a binary hidden by .dockerignore',
      'dockerignore-hides',
      lines(from, 'COPY httpserver /httpserver', 'CMD ["/httpserver"]'),
      {
        commands: ['go build -o httpserver .', 'echo httpserver > .dockerignore'],
      },
    ),
    wrong(
      'ENV PORT with a letter in it',
      ['container-exited'],
      plain.replace('ENTRYPOINT', 'ENV PORT=80x\nENTRYPOINT'),
    ),
    wrong(
      'WORKDIR behind the build',
      ['entrypoint-missing', 'workdir-lost'],
      lines(
        from,
        'WORKDIR /src',
        'COPY . .',
        'RUN go build -o httpserver .',
        'WORKDIR /app',
        'CMD ["./httpserver"]',
      ),
    ),
    wrong(
      'a flag of go behind the package',
      'go-flag-after-package',
      plain.replace('-o httpserver .', '. -o httpserver'),
    ),
  ];
}

/** A third set for lesson 6. */
export function thirdMultiStageAttempts(go = warmImage()): Attempts {
  const build = [
    `FROM ${go} AS builder`,
    'WORKDIR /app',
    'COPY go.mod go.sum ./',
    'RUN go mod download',
    'COPY . .',
  ];
  const make = 'RUN CGO_ENABLED=0 go build -o httpserver .';
  const start = 'ENTRYPOINT ["/httpserver"]';
  const take = 'COPY --from=builder /app/httpserver /httpserver';
  const two = (...end: readonly string[]) => lines(...build, make, 'FROM scratch', ...end);
  return [
    right(
      'what docker init writes, on scratch',
      lines(
        '# syntax=docker/dockerfile:1'.replace(
          '# syntax=docker/dockerfile:1',
          '# see docs.docker.com/go/dockerfile-reference',
        ),
        `ARG GO=${go}`,
        'FROM --platform=$BUILDPLATFORM ${GO} AS build',
        'WORKDIR /src',
        'RUN --mount=type=cache,target=/go/pkg/mod/ \\',
        '    --mount=type=bind,source=go.sum,target=go.sum \\',
        '    --mount=type=bind,source=go.mod,target=go.mod \\',
        '    go mod download -x',
        'ARG TARGETARCH',
        'RUN --mount=type=cache,target=/go/pkg/mod/ \\',
        '    --mount=type=bind,target=. \\',
        '    CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /bin/server .',
        'FROM scratch AS final',
        'COPY --from=build /bin/server /bin/',
        'EXPOSE 8080',
        'ENTRYPOINT [ "/bin/server" ]',
      ),
    ),
    right(
      'certificates, zones, passwd and a user, as in many a repository',
      lines(
        ...build,
        'RUN useradd -u 10001 appuser',
        'RUN CGO_ENABLED=0 GOOS=linux go build -a -installsuffix cgo -ldflags="-w -s -extldflags \'-static\'" -o /go/bin/httpserver .',
        'FROM scratch',
        'COPY --from=builder /etc/ssl/certs/ /etc/ssl/certs/',
        'COPY --from=builder /etc/passwd /etc/passwd',
        'COPY --from=builder /go/bin/httpserver /go/bin/httpserver',
        'USER appuser:appuser',
        'ENTRYPOINT ["/go/bin/httpserver"]',
      ).replace(
        'COPY --from=builder /etc/passwd /etc/passwd',
        'COPY --from=builder /etc/passwd /etc/group /etc/',
      ),
    ),
    right(
      'stages for modules, build and tests',
      lines(
        `FROM ${go} AS modules`,
        'COPY go.mod go.sum /modules/',
        'WORKDIR /modules',
        'RUN go mod download',
        '',
        `FROM ${go} AS builder`,
        'COPY --from=modules /go/pkg /go/pkg',
        'COPY . /app',
        'WORKDIR /app',
        make,
        '',
        'FROM builder AS test',
        'RUN go vet ./...',
        '',
        'FROM scratch',
        'COPY --from=builder /app/httpserver /httpserver',
        'CMD ["/httpserver"]',
      ),
    ),
    right(
      'small letters throughout',
      two('copy --from=builder /app/httpserver /httpserver', 'entrypoint ["/httpserver"]')
        .replaceAll('FROM', 'from')
        .replaceAll('RUN', 'run')
        .replaceAll('COPY', 'copy'),
    ),
    right(
      'a final stage with WORKDIR and a relative start',
      two(
        'WORKDIR /srv',
        'COPY --from=builder --chmod=0755 /app/httpserver .',
        'USER 65532:65532',
        'CMD ["./httpserver"]',
      ),
    ),
    right(
      'ldflags with a version by ARG',
      lines(
        ...build,
        'ARG VERSION=dev',
        'RUN CGO_ENABLED=0 go build -ldflags "-s -w -X main.version=${VERSION}" -trimpath -o /out/httpserver .',
        'FROM scratch',
        'COPY --from=builder /out/ /',
        start,
      ),
      { commands: ['docker build -q --build-arg VERSION=1.2 -t httpserver .'] },
    ),
    right(
      'cmd/ layout, two programs built',
      lines(
        ...build,
        'RUN mkdir /out && CGO_ENABLED=0 go build -o /out/ ./...',
        'FROM scratch',
        'COPY --from=builder /out/web /web',
        'CMD ["/web"]',
      ),
      {
        commands: [
          'mkdir -p cmd/web cmd/tool && mv main.go cmd/web/ && printf "package main\\n\\nfunc main() {}\\n" > cmd/tool/main.go',
          built,
        ],
      },
    ),
    right(
      'no cache: -mod=vendor',
      lines(
        `FROM ${go} AS builder`,
        'WORKDIR /app',
        'COPY . .',
        'RUN CGO_ENABLED=0 go build -mod=vendor -o httpserver .',
        'FROM scratch',
        take,
        start,
      ),
      {
        commands: ['go mod vendor', built],
      },
    ),
    right(
      'the debug stage last but one, the target by name',
      lines(
        ...build,
        make,
        `FROM ${go} AS debug`,
        take,
        'CMD ["/httpserver"]',
        'FROM scratch AS prod',
        take,
        start,
      ),
    ),
    wrong('AS builder, and --from=build', 'wrong-stage-name', two(take.replace('builder', 'build'), start)),
    wrong(
      'the path of another article',
      'wrong-copy-path',
      two(take.replace('/app/httpserver', '/go/bin/app'), start),
    ),
    wrong(
      'the first stage’s WORKDIR is not where it builds',
      'wrong-copy-path',
      lines(...build, 'RUN CGO_ENABLED=0 go build -o /bin/httpserver .', 'FROM scratch', take, start),
    ),
    wrong(
      'ENTRYPOINT with a shell’s && ',
      ['shell-form-in-scratch', 'shell-missing'],
      two(take, 'ENTRYPOINT cd / && ./httpserver'),
    ),
    wrong(
      'CMD of words without quotes',
      ['list-not-json', 'shell-form-in-scratch'],
      two(take, 'CMD [/httpserver]'),
    ),
    wrong(
      'ENV in the final stage',
      'dynamic-in-scratch',
      lines(...build, 'RUN go build -o httpserver .', 'FROM scratch', 'ENV CGO_ENABLED=0', take, start),
    ),
    wrong(
      'GOOS=linux alone',
      'dynamic-in-scratch',
      lines(...build, 'RUN GOOS=linux GOARCH=amd64 go build -a -o httpserver .', 'FROM scratch', take, start),
    ),
    wrong(
      '-ldflags "-s -w" taken for static',
      'dynamic-in-scratch',
      lines(...build, 'RUN go build -ldflags="-s -w" -o httpserver .', 'FROM scratch', take, start),
    ),
    wrong(
      '-static for the linker that is not used',
      ['dynamic-in-scratch'],
      lines(
        ...build,
        `RUN go build -ldflags='-extldflags "-static"' -tags x -o httpserver .`,
        'FROM scratch',
        take,
        start,
      ),
    ),
    wrong(
      'COPY to a folder of the program’s name',
      ['entrypoint-is-directory'],
      two('COPY --from=builder /app/httpserver /httpserver/', start),
    ),
    wrong(
      'the stages wrong way round, with a base of their own',
      'stages-swapped',
      lines('FROM scratch', take, start, ...build, make),
    ),
    wrong(
      'the last stage is called final, and the builder comes after',
      'stages-swapped',
      lines('FROM scratch AS final', take, start, '', ...build, make, 'CMD ["./httpserver"]'),
    ),
    wrong(
      'everything of the builder',
      ['toolchain-copied', 'whole-folder-copied'],
      two('COPY --from=builder / /', 'WORKDIR /app', 'CMD ["./httpserver"]'),
    ),
    wrong(
      'a second FROM of golang for go run',
      'toolchain-shipped',
      lines(
        ...build,
        make,
        `FROM ${go}`,
        'WORKDIR /app',
        'COPY --from=builder /app .',
        'CMD ["go", "run", "."]',
      ),
    ),
    wrong(
      'built for the Mac that it is typed on',
      'wrong-architecture',
      lines(
        ...build,
        'ENV GOOS=darwin GOARCH=arm64 CGO_ENABLED=0',
        'RUN go build -o httpserver .',
        'FROM scratch',
        take,
        start,
      ),
    ),
    wrong('the image is of the day before', ['image-older-dockerfile'], two(take, start), {
      commands: [built, `sed -i 's|^ENTRYPOINT.*|ENV GREETING=hi\\nENTRYPOINT ["/httpserver"]|' Dockerfile`],
    }),
    wrong(
      'go.sum behind the build',
      'build-before-copy',
      lines(
        `FROM ${go} AS builder`,
        'WORKDIR /app',
        'COPY go.mod main.go ./',
        make,
        'COPY go.sum ./',
        'FROM scratch',
        take,
        start,
      ),
    ),
  ];
}

/** A third set for lesson 5. */
export function thirdCachingAttempts(go = warmImage()): Attempts {
  const from = [`FROM ${go}`, 'WORKDIR /app'];
  const end = ['COPY . .', 'RUN go build -o httpserver .', 'ENTRYPOINT ["./httpserver"]'];
  const good = ['COPY go.mod go.sum ./', 'RUN go mod download'];
  const of = (...all: readonly string[]) => lines(...from, ...all);
  return [
    right('a star behind go.', of('COPY go.* ./', 'RUN go mod download', ...end), unbuilt),
    right(
      'vendor, copied with all',
      of('COPY . .', 'RUN go build -mod=vendor -o httpserver .', 'CMD ["./httpserver"]'),
      {
        commands: ['go mod vendor'],
      },
    ),
    right(
      'a heredoc with set -e',
      of('COPY go.mod go.sum ./', 'RUN <<EOF', 'set -e', 'go mod download', 'go mod verify', 'EOF', ...end),
      unbuilt,
    ),
    right(
      'ARG before FROM, and the name by it',
      lines(`ARG BASE=${go}`, 'FROM ${BASE} AS build', 'WORKDIR /app', ...good, ...end),
      unbuilt,
    ),
    right(
      'ADD, a LABEL by ARG, and HEALTHCHECK',
      of(
        'ADD go.mod go.sum /app/',
        'RUN go mod download -json',
        'ARG COMMIT=none',
        'LABEL commit=$COMMIT',
        'HEALTHCHECK CMD true',
        ...end,
      ),
      unbuilt,
    ),
    right(
      'a replaced folder, its go.mod first',
      of('COPY go.mod go.sum ./', 'COPY greet/go.mod greet/', 'RUN go mod download', ...end),
      {
        commands: [
          'mkdir greet && printf "module example.com/greet\\n\\ngo 1.21\\n" > greet/go.mod && printf "package greet\\n\\nconst Text = 1\\n" > greet/greet.go',
          `sed -i 's|"fmt"|"fmt"\\n\\t_ "example.com/greet"|' main.go`,
          'go mod edit -replace example.com/greet=./greet && go mod tidy',
        ],
      },
    ),
    right(
      'cmd/ layout',
      of(...good, 'COPY cmd ./cmd', 'RUN go build -o httpserver ./cmd/web', 'CMD ["./httpserver"]'),
      {
        commands: ['mkdir -p cmd/web && mv main.go cmd/web/'],
      },
    ),
    right(
      'warmed by a build of what is required',
      of(...good, 'RUN go build github.com/sirupsen/logrus', ...end),
      unbuilt,
    ),
    right(
      'everything ignored but what is needed',
      of('COPY go.mod go.sum ./', 'RUN go mod download', ...end),
      {
        files: { '.dockerignore': '**\n!go.mod\n!go.sum\n!**/*.go\n' },
        ...unbuilt,
      },
    ),
    right(
      'bound sources, layers for the modules',
      of(
        'RUN --mount=type=bind,source=go.mod,target=/app/go.mod --mount=type=bind,source=go.sum,target=/app/go.sum go mod download',
        'RUN --mount=type=bind,target=/app go build -o /bin/httpserver .',
        'CMD ["httpserver"]',
      ),
      unbuilt,
    ),
    wrong(
      'main.go among the first, one RUN for both',
      ['source-copied-before-download'],
      of(
        'COPY main.go go.mod go.sum /app/',
        'RUN go mod download && go build -o httpserver main.go',
        'CMD ["./httpserver"]',
      ),
      unbuilt,
    ),
    wrong(
      'COPY . . moved up one line too far',
      'copies-all-first',
      of(
        'COPY go.mod go.sum ./',
        'COPY . .',
        'RUN go mod download',
        'RUN go build -o httpserver .',
        'CMD ["./httpserver"]',
      ),
      unbuilt,
    ),
    wrong(
      'go get -d -v, as of old',
      'copies-all-first',
      of('COPY . .', 'RUN go get -d -v ./...', 'RUN go install -v ./...', 'CMD ["httpserver"]'),
      unbuilt,
    ),
    wrong(
      'ADD . /app, WORKDIR and all',
      'copies-all-first',
      lines(
        `FROM ${go}`,
        'RUN mkdir /app',
        'ADD . /app/',
        'WORKDIR /app',
        'RUN go mod download',
        'RUN go build -o httpserver .',
        'CMD ["/app/httpserver"]',
      ),
      unbuilt,
    ),
    wrong(
      'go.mod twice, go.sum never',
      ['go-sum-not-copied'],
      of(
        'COPY go.mod go.mod ./',
        'RUN go mod download',
        'COPY *.go ./',
        'RUN go build -o httpserver .',
        'CMD ["./httpserver"]',
      ),
      unbuilt,
    ),
    wrong('.dockerignore with *.sum', ['dockerignore-hides'], of(...good, ...end), {
      files: { '.dockerignore': '.git\n*.md\n*.sum\n' },
      ...unbuilt,
    }),
    wrong('.dockerignore with ** and main.go forgotten', ['dockerignore-hides'], of(...good, ...end), {
      files: { '.dockerignore': '**\n!go.*\n' },
      ...unbuilt,
    }),
    wrong(
      'mod init and tidy inside',
      ['requirements-made-up'],
      of(
        'COPY *.go ./',
        'RUN go mod init httpserver && go mod tidy',
        'RUN go build -o httpserver .',
        'CMD ["./httpserver"]',
      ),
      unbuilt,
    ),
    wrong(
      'a module of the article, written in',
      ['requirements-frozen', 'requirements-made-up'],
      of(
        'RUN go mod init httpserver && go get github.com/sirupsen/logrus@v1.9.3',
        'COPY *.go ./',
        'RUN go build -o httpserver .',
        'CMD ["./httpserver"]',
      ),
      unbuilt,
    ),
    wrong(
      'download in /, build in /app',
      ['wrong-folder'],
      lines(`FROM ${go}`, 'COPY go.mod go.sum ./', 'WORKDIR /app', 'RUN go mod download', ...end),
      unbuilt,
    ),
    wrong(
      'GOPATH in the build alone',
      ['download-elsewhere'],
      of(...good, 'COPY . .', 'RUN GOPATH=/tmp/go go build -o httpserver .', 'CMD ["./httpserver"]'),
      unbuilt,
    ),
    wrong(
      'a cache that the build throws away',
      ['download-removed'],
      of(...good, 'COPY . .', 'RUN go clean -modcache && go build -o httpserver .', 'CMD ["./httpserver"]'),
      unbuilt,
    ),
    wrong(
      'COPY go.mod go.sum without a target',
      ['copy-without-target'],
      of('COPY go.mod go.sum', 'RUN go mod download', ...end),
      unbuilt,
    ),
  ];
}
