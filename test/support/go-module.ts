import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { judgeCheck } from '../../src/core/verdicts/judge.ts';
import type { CheckSpec } from '../../src/core/verdicts/kinds.ts';
import type { Verdict } from '../../src/core/verdicts/verdict.ts';
import type { Environment } from '../../src/core/workspace/paths.ts';
import { gatherFact } from '../../src/system/facts/index.ts';
import { capture } from '../../src/system/process.ts';
import { type FactContextOptions, factContext, sandboxEnvironment } from './facts.ts';

/** A server as the lessons have it. */
export const serverSource = `package main

import (
	"net/http"
	"os"

	"github.com/sirupsen/logrus"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		logrus.WithField("path", r.URL.Path).Info("request")
		w.Write([]byte("Hello, modules!"))
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	logrus.Fatal(http.ListenAndServe(":"+port, nil))
}
`;

/** One that uses the standard library only: builds in half a second, and needs no network. */
export const plainSource = `package main

import (
	"fmt"
	"net/http"
	"os"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("GET", r.URL.Path)
		fmt.Fprint(w, "Hello, modules!")
	})
	fmt.Println("listening on", os.Getenv("PORT"))
	http.ListenAndServe(":"+os.Getenv("PORT"), nil)
}
`;

/** Runs a command line in the module's folder; throws, with its output, unless it ends well. */
export async function run(root: string, line: string, environment?: Environment): Promise<string> {
  const ran = await capture('bash', ['-c', line], {
    directory: join(root, 'httpserver'),
    environment: environment ?? sandboxEnvironment(root),
  });
  if (ran.how !== 'exited' || ran.code !== 0) throw new Error(`${line}: ${JSON.stringify(ran)}`);
  return ran.stdout;
}

export async function write(root: string, path: string, text: string): Promise<void> {
  const file = join(root, 'httpserver', path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Judges a check of a folder, as a tour would: facts from the world, nothing remembered. */
export function judged(options: FactContextOptions, check: CheckSpec): Promise<Verdict> {
  const context = factContext(options);
  return judgeCheck(check, (request) => gatherFact(request, context), {
    record: null,
    laterLessonEntered: false,
  });
}

/** Every file below a folder with its size, mode, time of change and, where small, its text. */
export async function snapshot(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).sort();
  const lines = names.map(async (name) => {
    const found = await stat(join(folder, name));
    const text = found.isFile() && found.size < 10_000 ? await readFile(join(folder, name), 'utf8') : '';
    return `${name} ${found.isFile() ? `${found.size} ${found.mtimeMs}` : ''} ${found.mode} ${text}`;
  });
  return (await Promise.all(lines)).join('\n');
}
