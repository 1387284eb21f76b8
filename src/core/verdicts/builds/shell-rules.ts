import { compiles, goCommands, shellText } from '../../dockerfile/go-commands.ts';
import { isGoImage, rootImage } from '../../dockerfile/stages.ts';
import type { Instruction } from '../../dockerfile/types.ts';
import { missingAt } from './failure-files.ts';
import type { RunRule } from './run-rules.ts';
import { at, type Cause, quote, type Scene, stepsUpTo } from './scene.ts';

/** What the shells of Debian and Alpine, runc and coreutils say of a RUN that is not the command it was meant to be. */
export const shellRules: readonly RunRule[] = [
  {
    says: /./,
    cause(_scene, run) {
      const mount = run.flags.find(
        ({ name, value }) =>
          name === 'mount' &&
          /type=(?:cache|tmpfs)/.test(value) &&
          !/\b(?:target|dst|destination)=/.test(value),
      );
      return mount
        ? {
            id: 'mount-without-target',
            found: `--mount=${mount.value} without a target`,
            why: `${/^target=/.test(run.rest) ? `In line ${run.line} a space stands where a comma belongs. ` : ''}Without target= a mount covers the working directory, and hides what was copied there.`,
            next: 'Write --mount=type=cache,target=/root/.cache/go-build, in one word.',
            place: at(run),
          }
        : null;
    },
  },
  {
    says: /: not found/,
    cause: (_scene, run) =>
      run.form === 'shell' && /^\[\s*[\w'‘“]/.test(run.rest) && /\]$/.test(run.rest)
        ? {
            id: 'list-not-json',
            found: `${quote(run)} is not the list that it looks like`,
            why: 'JSON wants double quotes around each word. So all of it, brackets too, is given to /bin/sh -c as a command line.',
            next: `Write RUN ${(run.rest.match(/[\w./:=@-]+/g) ?? []).join(' ')}`,
            place: at(run),
          }
        : null,
  },
  {
    says: /exec: "([^"\n]* [^"\n]*)": (?:executable file not found|stat |no such file)/,
    cause: (_scene, run, match) =>
      run.form === 'exec'
        ? {
            id: 'list-one-string',
            found: `there is no program called "${match[1]}"`,
            why: `In a list each word is a string of its own. Line ${run.line} has them all in one, which is taken for the name of a program.`,
            next: `Write RUN ${match[1]}`,
            place: at(run),
          }
        : null,
  },
  {
    says: /sh: (?:\d+: )?(?:(source|\[\[|pushd|popd|shopt|declare): not found|set: Illegal option -o (pipefail))/,
    cause: (_scene, run, match) =>
      wordless(
        run,
        `${match[1] ?? match[2]} is a word of bash`,
        `Line ${run.line} is run by /bin/sh, which does not know ${match[1] ?? match[2]}.`,
        'Write a dot for source and [ ] for [[ ]], or SHELL ["/bin/bash", "-c"] in a line above.',
      ),
  },
  {
    says: /sh: (?:\d+: )?(FROM|RUN|COPY|ADD|WORKDIR|ENV|CMD|ENTRYPOINT|EXPOSE|USER): not found/,
    cause: (_scene, run, match) =>
      wordless(
        run,
        `${match[1]} behind RUN`,
        `${match[1]} is an instruction of the Dockerfile. Behind RUN the shell takes it for the name of a program.`,
        `Begin a line of its own with ${match[1]}, or leave it out.`,
      ),
  },
  {
    says: /sh: (?:\d+: )?(\w+): not found/,
    cause: (_scene, run, match) =>
      new RegExp(`\\b${match[1]}\\s+=`).test(run.rest) || /^C?GO[A-Z_]+$/.test(match[1] ?? '')
        ? wordless(
            run,
            `${match[1]} is taken for a command`,
            `Line ${run.line} has a space in place of the =, or before it. To the shell the first word is a command then.`,
            `Write ${match[1]}= and the value without spaces.`,
          )
        : null,
  },
  {
    says: /sh: (?:\d+: )?(apk|yum|dnf|apt-get|apt): not found|Option s is ambiguous|(?:addgroup|adduser)[^\n]* (?:unknown option|invalid option)|Add a system group/,
    cause: (_scene, run, match) => {
      const alpine = /^apt/.test(match[1] ?? '');
      return wordless(
        run,
        `${match[1] ?? 'addgroup -S'} belongs to another Linux`,
        `Line ${run.line} is written for ${alpine ? 'Debian' : 'another Linux'}, as Alpine is one, and the image that it starts from is not.`,
        alpine
          ? 'Alpine has apk add --no-cache.'
          : 'Debian has apt-get update && apt-get install -y, and useradd for users.',
      );
    },
  },
  {
    says: /(?:can't cd to|(?:cp|mv|ln|ls|rm|chmod|chown|install|tar|strip): (?:cannot|can't) (?:stat|access|open|rename)) ['‘"]?([^'’":\n]+)|sh: (?:\d+: )?(\S*\/\S*): not found|(?:cat|tar|chown)(?: \(child\))?: ([^\s:]+): (?:Cannot open: )?No such file|exec: "([^"\s]*\/[^"\s]*)": (?:stat|no such file)(?!.*\/bin\/(?:ba)?sh: no)/,
    cause: (scene, run, match) => notThere(scene, run, match.slice(1).find(Boolean) ?? ''),
  },
  {
    says: /unable to find user|no matching entries in passwd/,
    cause(scene, run) {
      const user = stepsUpTo(scene, run).findLast(
        ({ instruction }) => instruction.keyword === 'USER',
      )?.instruction;
      return user
        ? {
            id: 'user-unknown',
            found: `the image knows no user ${user.rest}`,
            why: `From line ${user.line} on everything is run as ${user.rest}, and no line has made that user.`,
            next: `Write RUN useradd ${user.rest} above it, or USER and a number, as 65534.`,
            place: at(user),
          }
        : null;
    },
  },
  {
    says: /GOBIN must be an absolute path|GOPATH entry is relative|GOCACHE is not an absolute path|GOCACHE=off|must be absolute path/,
    cause(scene, run, match) {
      const name = /GO\w+/.exec(match[0])?.[0] ?? 'GO';
      const set = stepsUpTo(scene, run).findLast(({ instruction }) => instruction.text.includes(`${name}=`));
      return {
        id: 'go-env-refused',
        found: `go refuses ${name}`,
        why: `${name} names a folder by its whole path, from / on. With anything else go stops before it does anything.`,
        next: `Correct ${name}, or leave it out.`,
        place: at(set?.instruction ?? run),
      };
    },
  },
  {
    says: /--- FAIL: (\S+)/,
    cause: (_scene, run, match) =>
      /\bgo\s+test\b/.test(shellText(run))
        ? {
            id: 'tests-fail',
            found: `the test ${match[1]} fails`,
            why: `Line ${run.line} runs the tests, and the build goes on only when all of them pass.`,
            next: 'Run go test ./... in the folder, and put right what it says.',
            place: at(run),
          }
        : null,
  },
  {
    says: /exec: "(?!go"|gcc")([\w.-]+)": executable file not found/,
    cause: (_scene, run, match) =>
      wordless(
        run,
        `no command ${match[1]} in the image`,
        `Line ${run.line} needs ${match[1]}, and the image that it starts from has no such program.`,
        `Install ${match[1]} in a line above, or do without it.`,
      ),
  },
  {
    says: /go: (?:command )?not found/,
    cause(scene, run) {
      const stage = scene.dockerfile.stages.find(({ instructions }) => instructions.includes(run));
      const login = /\bsu\s+(?:-l?|--login)\s/.test(shellText(run));
      if (login)
        return {
          id: 'path-overwritten',
          found: 'su - forgets the PATH that leads to go',
          why: `In line ${run.line} su begins a login, and that sets PATH anew, without /usr/local/go/bin. So the shell finds no go.`,
          next: 'Write USER and the name on a line of its own above, in place of su.',
          place: at(run),
        };
      const set = stepsUpTo(scene, run).findLast(
        ({ instruction }) =>
          instruction.keyword === 'ENV' && /\bPATH[= ](?!.*\$\{?PATH)/.test(instruction.rest),
      )?.instruction;
      return stage && set && isGoImage(rootImage(scene.dockerfile, stage))
        ? {
            id: 'path-overwritten',
            found: 'PATH does not lead to go',
            why: `Line ${set.line} sets PATH anew, and /usr/local/go/bin is not in it. So the shell finds no go.`,
            next: 'Keep what was there: ENV PATH=/app/bin:$PATH',
            place: at(set),
          }
        : null;
    },
  },
];

function wordless(run: Instruction, found: string, why: string, next: string): Cause {
  return { id: 'command-not-in-image', found, why, next, place: at(run) };
}

/** A file or folder that a RUN names, and that is not there. */
function notThere(scene: Scene, run: Instruction, path: string): Cause | null {
  const workdir = stepsUpTo(scene, run).at(-1)?.workdir ?? '/';
  const bare = path.startsWith(`${workdir}/`) ? path.slice(workdir.length + 1) : path.replace(/^\.\//, '');
  const file = scene.folder.files.find((each) => each === bare || each.startsWith(`${bare}/`));
  const missing = file === undefined ? null : missingAt(scene, 'source', run, file);
  if (missing) return missing;
  // A script that is there was not found because of what is to run it.
  if (file !== undefined && / not found/.test(scene.text))
    return {
      id: 'script-interpreter-missing',
      found: `${path} cannot be started`,
      why: `Its first line names the program that is to run it, and the image has none of that name. Line ends of Windows count as a part of it.`,
      next: 'Correct its first line, or save it with plain line ends.',
      place: { file, line: 1 },
    };
  const name = bare.split('/').at(-1) ?? bare;
  const later = stepsUpTo(scene, run)
    .at(-1)
    ?.stage.instructions.find(
      (each) => each.line > run.line && goCommands(each).some(compiles) && each.rest.includes(name),
    );
  return {
    id: 'path-not-in-image',
    found: `there is no ${path} when line ${run.line} runs`,
    why: later
      ? `Line ${run.line} (${quote(run)}) needs what line ${later.line} makes. Lines run from top to bottom, each with what the ones above it left.`
      : `Line ${run.line} (${quote(run)}) works in ${workdir}, and no line above it has put ${path} there.`,
    next: later
      ? `Move line ${run.line} below line ${later.line}.`
      : 'Correct the path: WORKDIR, COPY and -o above say what lies where.',
    place: at(run),
  };
}
