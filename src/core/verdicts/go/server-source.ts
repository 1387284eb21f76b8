import type { Place } from '../../course/types.ts';
import type { Problem } from '../outcome.ts';

/** A Go file of the module, by its path in it. */
export type GoSource = { readonly file: string; readonly text: string };

type Found = { readonly index: number } & Omit<Problem, 'place'>;

/** What in the sources keeps a request out of the log; null where nothing is seen that would. */
export const quietLog = (sources: readonly GoSource[]): Problem | null => first(sources, quietIn);

/** A handler that was registered and is not asked, or not for `/`; null where none is seen. */
export const unaskedHandler = (sources: readonly GoSource[]): Problem | null => first(sources, unaskedIn);

/** Why main came to its end with a server in it, without a word; null where none is seen. */
export const endedServer = (sources: readonly GoSource[]): Omit<Problem, 'found'> | null =>
  first(sources, endedIn);

/** Where the address to listen on is given; null where no call is seen. */
export const listenPlace = (sources: readonly GoSource[]): Place | null =>
  placeIn(sources, /\bListenAndServe(?:TLS)?\([^)\s]|\bnet\.Listen\(|\bAddr:|\bListenAndServe\(/);

/** The line in which a handler answers with an error of the server; null where none is seen. */
export const errorPlace = (sources: readonly GoSource[]): Place | null =>
  placeIn(
    sources,
    /WriteHeader\(\s*(?:5\d\d|http\.Status(?:Internal|NotImpl|BadG|ServiceU|Gateway))|\bhttp\.Error\(/,
  );

/** A log.Fatal whose words were printed: it ended the program; null where none is seen. */
export function fatalCall(sources: readonly GoSource[], output: string): Omit<Problem, 'found'> | null {
  return first(sources, (code) => {
    const calls = [...code.matchAll(/(\w+\.Fatal(?:f|ln)?)\(\s*"([^"%\n]*)/g)];
    const call = calls.find(([, , words = '']) => words.trim().length > 2 && output.includes(words.trim()));
    if (!call) return null;
    return {
      index: call.index,
      found: '',
      why: `${call[1]} prints its words and ends the program at once, with exit code 1. Nothing behind it runs.`,
      next: `Write ${call[1]?.replace('Fatal', 'Info')} if nothing is wrong there, or put right what it complains of; then build again.`,
      cause: 'server-exited',
    };
  });
}

/** The handler for `/` is registered for another method; null where none is seen. */
export function otherMethod(sources: readonly GoSource[]): Omit<Problem, 'found'> | null {
  return first(sources, (code) => {
    const route =
      /\.Handle(?:Func)?\(\s*"([A-Z]+) [\w.]*\/(?:\{\$\})?"|StatusMethodNotAllowed|WriteHeader\(405/.exec(
        code,
      );
    if (!route) return null;
    return {
      index: route.index,
      found: '',
      why: `A browser and curl ask with GET, and the handler takes ${route[1] ?? 'other methods'} only.`,
      next: `${route[1] ? 'Register it for "GET /" or for "/"' : 'Let it answer GET'}, then build again.`,
      cause: 'handler-for-other-method',
    };
  });
}

function placeIn(sources: readonly GoSource[], pattern: RegExp): Place | null {
  const look = (code: string): Found | null => {
    const index = code.search(pattern);
    return index < 0 ? null : { index, found: '', why: '', next: '', cause: null };
  };
  return first(sources, look)?.place ?? null;
}

function endedIn(code: string): Found | null {
  const behind = /\bgo\s+(?:func\(\)\s*\{(?:(?!\}\()[\s\S])*?)?[\w.]*ListenAndServe(?:TLS)?\(/.exec(code);
  if (behind)
    return {
      index: behind.index,
      found: '',
      why: 'main came to its end, and with main ends the program, whatever it has begun in the background with go.',
      next: 'Let main end with http.ListenAndServe, called without go in front, then build again.',
      cause: 'server-ran-to-its-end',
    };
  const unheard = /^[ \t]*(?:_\s*=\s*)?(?!func\b)[\w.]*ListenAndServe(?:TLS)?\(/m.exec(code);
  if (!unheard) return null;
  return {
    index: unheard.index,
    found: '',
    why: 'ListenAndServe comes back only with an error, and nobody looks at it here: main goes on, and ends without a word.',
    next: 'Write log.Fatal(http.ListenAndServe(...)): then it says what is wrong, most often the port or the address.',
    cause: 'listen-error-unseen',
  };
}

function quietIn(code: string): Found | null {
  const next = 'Let it print each request to standard error or standard output, then build again.';
  const away = /\.SetOutput\(\s*(?:io|ioutil)\.Discard|\bOut\s*[:=]+\s*(?:io|ioutil)\.Discard/.exec(code);
  if (away)
    return {
      index: away.index,
      found: 'it answered, and its log is thrown away',
      why: 'What is written to io.Discard goes nowhere, so no request leaves a line.',
      next: 'Take that line away, or give it os.Stderr; then build again.',
      cause: 'log-thrown-away',
    };
  const file = /os\.(?:OpenFile|Create)\(/.exec(code);
  if (file && /\.SetOutput\(|\bOut\s*[:=]/.test(code))
    return {
      index: file.index,
      found: 'it answered, and logs to a file',
      why: 'Whoever runs a server reads what it prints; in a container a file is gone with it.',
      next,
      cause: 'logs-to-a-file',
    };
  const level = /\.SetLevel\(\s*\w+\.(Panic|Fatal|Error|Warn)Level/.exec(code);
  if (level)
    return {
      index: level.index,
      found: `it answered, and logs nothing below the level ${level[1]?.toLowerCase()}`,
      why: 'logrus leaves out every line below the level that is set, and a request is logged below it.',
      next: 'Take SetLevel away, or set log.InfoLevel; then build again.',
      cause: 'log-level-leaves-out',
    };
  const low = /\.(Debug|Trace)(?:f|ln|Fn)?\(/.exec(code);
  if (low && !/\b(?:Set|Parse)?Level\s*[(:=]/.test(code))
    return {
      index: low.index,
      found: `it answered, and logs at the level ${low[1]?.toLowerCase()}, which is left out`,
      why: 'Unless it is told otherwise, logrus prints the level info and what is above it.',
      next: 'Log with Info, or call log.SetLevel(log.DebugLevel) first; then build again.',
      cause: 'log-level-leaves-out',
    };
  return null;
}

function unaskedIn(code: string): Found | null {
  const routes = [...code.matchAll(/([\w)]+)\.Handle(?:Func)?\(\s*"(?:[A-Z]+ )?([^"]*)"/g)];
  const [route] = routes;
  const served = /ListenAndServe(?:TLS)?\(|\bServer\{/.test(code);
  if (!route || !served) return null;
  const onDefault = (by: string | undefined) => by === 'http' || by === 'DefaultServeMux';
  const standard = /ListenAndServe(?:TLS)?\([^\n]*,\s*nil\s*\)|DefaultServeMux\b(?!\.Handle)/.test(code);
  const root = routes.find(([, , path]) =>
    /^(?:[\w.]*)\/(?:\{\$\})?$|^[\w.]*\/\{\w+\.\.\.\}$/.test(path ?? ''),
  );
  if (root === undefined)
    return {
      index: route.index,
      found: `GET / answered 404: the handler is for ${route[2]}`,
      why: 'A handler is asked for the path that it was registered with, and this one is not for /.',
      next: 'Register one for "/" as well, then build again.',
      cause: 'no-handler-for-root',
    };
  if (routes.some(([, by]) => onDefault(by)) === standard) return null;
  return {
    index: root.index,
    found: 'GET / answered 404: the handler for / is registered, and not asked',
    why: standard
      ? 'It is registered with a mux of its own, and what is served is the default one: nil, or http.DefaultServeMux.'
      : 'http.Handle and http.HandleFunc register with the default mux, and another one is served.',
    next: 'Give ListenAndServe the mux that the handler is registered with, then build again.',
    cause: 'handler-not-served',
  };
}

function first(sources: readonly GoSource[], look: (code: string) => Found | null): Problem | null {
  for (const { file, text } of sources) {
    // Comments become spaces, so that lines keep their numbers; `//` of an address in quotes is none.
    const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, (comment) =>
      comment.replace(/[^\n]/g, ' '),
    );
    const found = look(code);
    if (!found) continue;
    const { index, ...problem } = found;
    return { ...problem, place: { file, line: code.slice(0, index).split('\n').length } };
  }
  return null;
}
