/** Where air, nodemon, reflex, gow, CompileDaemon or fresh begin to build and start a program anew. */
export function beginsRound(text: string): boolean {
  const first = text.charCodeAt(0);
  // 'b', '[', 'R', 'r'
  return (
    (first === 98 || first === 91 || first === 82 || first === 114) &&
    /^(?:building\.\.\.|\[nodemon\] (?:starting `|restarting )|\[\d\d\] (?:Starting service|Killing service)|\[gow\] |Running build command!|(?:runner|build|watcher) *\| +Build(?:ing|\.\.\.))/i.test(
      text,
    )
  );
}

/** An entry of a list of changes, which speaks of errors and is none: `- fix: handle "no such host"`. */
export function isChangelog(text: string): boolean {
  const first = text.charCodeAt(0);
  // '-', '*'
  return (
    (first === 45 || first === 42) &&
    /^[-*] (?:feat|fix|docs|chore|refactor|test|ci|build|perf|style)(?:\([^)]*\))?!?: /.test(text)
  );
}

/** Compose pulls in vain what it is going to build: ` ! api Warning pull access denied for api, ...`. */
export function isWarning(text: string): boolean {
  return text.includes(' Warning ') && /^\s*(?:! )?[\w.-]+ Warning \S/.test(text);
}

/** What stands around the output and is none of it: the menu of Compose, the lines of script. */
export function isFrame(text: string): boolean {
  const first = text.charCodeAt(0);
  // 'S', 'o', 'v', 'w'
  return (
    (first === 83 || first === 111 || first === 118 || first === 119) &&
    /^(?:Script (?:started|done)[ ,]|v View in Docker Desktop|o View Config|w Enable Watch)/.test(text)
  );
}
