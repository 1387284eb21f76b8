/** What a command line builds: read from its words, for none of it is printed. */
export type BuildCommand = {
  /** The folder that is sent, as written. */
  readonly context: string;
  /** The Dockerfile, as written, relative to where the command is run; null: the context's own. */
  readonly file: string | null;
  readonly uncached: boolean;
};

/** `docker build`, `docker buildx build`, `docker image build`, `podman build`, with what stands before and after. */
const building = /(?:^|[\s;&|(])(?:docker|podman)\s+(?:(?:buildx|image|builder)\s+)?build\s+([^;&|\n]*)/g;
/** Flags with a value that may stand apart from them. */
const withValue =
  /^(?:-t|--tag|--build-arg|--target|--platform|--progress|--network|-o|--output|--label|--secret|--ssh|--cache-from|--cache-to|--builder|--add-host|--iidfile|--metadata-file|--build-context|--memory|-m|--shm-size|--ulimit)$/;

/** The last build in a command line; null where it has none that can be followed. */
export function readBuildCommand(line: string): BuildCommand | null {
  const words = [...line.matchAll(building)].at(-1)?.[1]?.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g);
  if (!words) return null;
  let context: string | null = null;
  let file: string | null = null;
  let uncached = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const given = /^(?:-f|--file)=?(.*)$/.exec(word);
    if (given) file = unquoted(given[1] || (words[++at] ?? ''));
    else if (/^--no-cache(?:=true)?$/.test(word)) uncached = true;
    else if (withValue.test(word)) at += 1;
    else if (/^\d?[<>]/.test(word)) break;
    else if (!word.startsWith('-')) context = unquoted(word);
  }
  // Standard input, and addresses.
  if (context === null || file === '-' || /^-$|:\/\/|^git@/.test(context)) return null;
  return { context, file, uncached };
}

const unquoted = (word: string) => word.replace(/^(["'])(.*)\1$/, '$2');
