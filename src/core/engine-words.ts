import type { Engine } from './engine.ts';

/** `docker` before a word that Podman has as well. It has no `builder`, and Compose is a program of its own. */
const command =
  /\bdocker(?= (?:build|run|ps|images?|history|tag|stop|start|kill|exec|logs|inspect|create|cp|rmi?|port|pull|push|login|save|load|container|info|version|wait|top|stats|system|network|volume)\b)/g;

/** A text with its commands as they are for the engine's program: `docker build` is `podman build`. Docker stays Docker. */
export function inWordsOf(program: Engine['program'], text: string): string {
  return program === 'docker' ? text : text.replace(command, program);
}
