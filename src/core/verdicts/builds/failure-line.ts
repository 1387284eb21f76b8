import { goCommands } from '../../dockerfile/go-commands.ts';
import type { Instruction } from '../../dockerfile/types.ts';
import { nearest } from './nearest.ts';
import { at, type Cause, quote, type Scene } from './scene.ts';

const keywords = 'RUN|COPY|ADD|FROM|WORKDIR|ENV|ARG|CMD|ENTRYPOINT|EXPOSE|USER';

/** A RUN whose words are no command of the image, or none of go's. */
export function wordFailure({ text }: Pick<Scene, 'text'>, run: Instruction): Cause | null {
  const verb = /go (mod )?(\S+): unknown (?:sub)?command/.exec(text);
  // go says `go mod: unknown command` of one that has another word behind.
  const second = goCommands(run).find(({ verb: each }) =>
    /^mod (?!(?:download|verify|tidy|vendor|init|edit|graph|why)$)/.test(each),
  )?.verb;
  if (verb) {
    const inMod = verb[1] ?? (verb[2] === 'mod' ? 'mod ' : '');
    const word = verb[2] === 'mod' ? (second?.replace(/^mod /, '') ?? '') : (verb[2] ?? '');
    const written = `go ${inMod}${word}`.trim();
    const meant = nearest(word, inMod ? modVerbs : goVerbs);
    return {
      id: 'go-command-unknown',
      found: `there is no ${written}`,
      why: `Line ${run.line} runs ${written}, and go has no such command. ${meant ? `It looks like go ${inMod}${meant}, misspelt.` : 'go help lists those that it has.'}`,
      next: meant ? `Write go ${inMod}${meant}.` : `Correct line ${run.line}.`,
      place: at(run),
    };
  }
  const word =
    /(?:\/bin\/(?:ba)?sh: (?:line )?(?:\d+: )?|\bsh: (?:\d+: )?)([\w./-]+): (?:command )?not found/.exec(
      text,
    )?.[1];
  if (word === undefined || word === 'go') return null;
  const near = nearest(word, ['go', 'chmod', 'mkdir', 'useradd', 'apt-get', 'apk']);
  const meant = near === word ? null : near;
  return {
    id: 'command-not-in-image',
    found: `no command ${word} in the image`,
    why: `Line ${run.line} runs ${word}, and the image that it starts from has no such program.${meant ? ` It looks like ${meant}, misspelt.` : ''}`,
    next: meant ? `Write ${meant}.` : `Install ${word} in a line above, or do without it.`,
    place: at(run),
  };
}

const goVerbs = ['build', 'install', 'get', 'mod', 'run', 'test', 'list', 'vet', 'env', 'clean', 'generate'];
const modVerbs = ['download', 'verify', 'tidy', 'vendor', 'init', 'edit', 'graph', 'why'];

/** A RUN that failed because it goes on into the next instruction, or breaks off. */
export function lineFailure(run: Instruction): Cause | null {
  const swallowed = new RegExp(`\\s((?:${keywords})\\s.*)$`).exec(run.rest);
  if (swallowed && run.endLine > run.line)
    return {
      id: 'line-goes-on',
      found: `RUN goes on into ${swallowed[1]?.split(' ')[0]}`,
      why: `A line that ends with \\ goes on in the next one. So ${swallowed[1]?.slice(0, 30)} is taken for a part of the command that begins in line ${run.line}.`,
      next: 'Take away the \\ at the end of the last line of that RUN.',
      place: at(run),
    };
  const open = /(?:&&|\|\||\|)$/.exec(run.rest);
  if (open && run.form === 'shell' && run.heredocs.length === 0)
    return {
      id: 'line-breaks-off',
      found: `${quote(run)} breaks off`,
      why: `Line ${run.endLine} ends with ${open[0]}, and the shell waits for another command. A line goes on in the next one only with a \\ at its end.`,
      next: `Write a \\ after the ${open[0]}, or take it away.`,
      place: at(run),
    };
  return null;
}
