import type { Attempt } from '../support/exam.ts';

type More = Omit<Attempt, 'name' | 'expect'> & { readonly fault?: 'learner' | 'machine' };

const build = ['docker build -q -t httpserver .'];

/** An attempt that passes: this Dockerfile, the course's image built of it, and what else there is. */
export function passes(name: string, dockerfile: readonly string[], more: More = {}): Attempt {
  const { fault: _, ...rest } = more;
  return { commands: build, ...rest, name, files: { ...of(dockerfile), ...more.files }, expect: 'right' };
}

/** An attempt that fails of one of these causes. */
export function fails(
  name: string,
  cause: string | readonly string[],
  dockerfile: readonly string[],
  { fault, ...more }: More = {},
): Attempt {
  return {
    commands: build,
    ...more,
    name,
    files: { ...of(dockerfile), ...more.files },
    expect: { cause, ...(fault ? { fault } : {}) },
  };
}

/** What a check says of a place: this line, or one of these. */
export function at(file: string, ...lines: readonly number[]): RegExp {
  return new RegExp(`"file":"${file.replaceAll('.', '\\.')}","line":(${lines.join('|')})\\b`);
}

/** The attempts with the tag of this image in place of `{{tag}}`. */
export function onImage(attempts: readonly Attempt[], goImage: string): readonly Attempt[] {
  const tag = goImage.slice(goImage.indexOf(':') + 1);
  const filled = (text: string) => text.replaceAll('{{tag}}', tag);
  return attempts.map((attempt) => ({
    ...attempt,
    files: Object.fromEntries(
      Object.entries(attempt.files ?? {}).map(([path, text]) => [path, text === null ? null : filled(text)]),
    ),
    commands: attempt.commands?.map(filled),
  }));
}

/** A program with parts of the course's one changed, each by its text. */
export function server(changes: { readonly [part: string]: string } = {}): string {
  let text = plain;
  for (const [part, by] of Object.entries(changes)) {
    if (!text.includes(part)) throw new Error(`no ${part} in it`);
    text = text.replace(part, () => by);
  }
  return text;
}

function of(lines: readonly string[]): { readonly [path: string]: string } {
  return lines.length === 0 ? {} : { Dockerfile: `${lines.join('\n')}\n` };
}

const plain = `package main

import (
	"fmt"
	"net/http"
	"os"

	log "github.com/sirupsen/logrus"
)

var version = "dev"

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	http.HandleFunc("/", serve)
	log.Infof("listening on %s, version %s", port, version)
	log.Fatal(http.ListenAndServe(":"+port, nil))
}

func serve(w http.ResponseWriter, r *http.Request) {
	log.WithField("path", r.URL.Path).Info("request")
	fmt.Fprintln(w, "Hello!")
}
`;
