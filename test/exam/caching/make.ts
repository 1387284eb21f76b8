import type { Attempt } from '../../support/exam.ts';

/** What an attempt is expected to be told on another builder than BuildKit; where it says nothing, the same. */
export type BuilderAttempt = Attempt & {
  readonly on?: {
    readonly legacy?: Attempt['expect'];
    readonly podman?: Attempt['expect'];
  };
};

type Files = NonNullable<Attempt['files']>;

/** A Dockerfile of these lines, below `FROM` and `WORKDIR /app` and above the entry point, that gives the cache its due. */
export function right(name: string, lines: string, more: Partial<BuilderAttempt> = {}): BuilderAttempt {
  return whole(name, lined(lines), 'right', more);
}

/** A Dockerfile of these lines, below `FROM` and `WORKDIR /app` and above the entry point, and what it is told. */
export function wrong(
  name: string,
  cause: string | readonly string[],
  lines: string,
  more: Partial<BuilderAttempt> = {},
): BuilderAttempt {
  return whole(name, lined(lines), { cause }, more);
}

/** An attempt with its Dockerfile as it stands; `{{goImage}}` is the base image. */
export function whole(
  name: string,
  dockerfile: string,
  expect: Attempt['expect'],
  more: Partial<BuilderAttempt> = {},
): BuilderAttempt {
  return { name, expect, ...more, files: { Dockerfile: dockerfile, ...more.files } };
}

function lined(lines: string): string {
  const body = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return `${['FROM {{goImage}}', 'WORKDIR /app', ...body, 'ENTRYPOINT ["./httpserver"]'].join('\n')}\n`;
}

/** The attempts with the base image filled in, and what is expected of them on a builder. */
export function onBuilder(
  attempts: readonly BuilderAttempt[],
  goImage: string,
  builder: 'buildkit' | 'legacy' | 'podman' = 'buildkit',
): readonly Attempt[] {
  const filled = (text: string) => text.replaceAll('{{goImage}}', goImage);
  return attempts.map(({ on, ...attempt }) => ({
    ...attempt,
    expect: (builder === 'buildkit' ? undefined : on?.[builder]) ?? attempt.expect,
    files: Object.fromEntries(
      Object.entries(attempt.files ?? {}).map(([path, text]) => [path, text === null ? null : filled(text)]),
    ) satisfies Files,
    commands: attempt.commands?.map(filled),
  }));
}

/** A server of two packages, for attempts that copy them apart. */
export const twoPackages: Files = {
  'greeting/greeting.go': 'package greeting\n\n// Text is what every visitor reads.\nconst Text = "Hello!"\n',
  'main.go': `package main

import (
	"fmt"
	"net/http"
	"os"

	"httpserver/greeting"

	log "github.com/sirupsen/logrus"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		log.WithField("path", r.URL.Path).Info("request")
		fmt.Fprintln(w, greeting.Text)
	})
	log.Fatal(http.ListenAndServe(":"+os.Getenv("PORT"), nil))
}
`,
};
