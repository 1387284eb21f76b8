import { hiddenBy, readIgnore } from '../../dockerfile/ignore.ts';
import { nearest } from '../../verdicts/builds/nearest.ts';
import type { Area } from '../areas.ts';
import type { Found, Words } from '../types.ts';

/** Files that COPY does not find, in its folder or in another stage. */
export const copy: Area = {
  name: 'build-context',
  diagnoses: [
    {
      id: 'copy-outside-context',
      title: 'COPY of something outside of the folder',
      fault: 'learner',
      link: 'https://docs.docker.com/build/concepts/context/',
      matches: [
        {
          has: 'orbidden path outside the build context',
          says: /forbidden path outside the build context: (?<path>\S+)/i,
        },
        {
          says: /possible escaping context directory error: .*"(?<path>[^"]+)"/,
        },
        {
          says: /failed to calculate checksum of ref \S+: "(?<path>[^"]+)": not found/,
        },
        {
          says: /failed to compute cache key: "(?<path>[^"]+)"(?:: | )not found/,
        },
      ],
      when: (found) =>
        /forbidden|escaping/i.test(found.line.text) || /\.\.\//.test(copySources(instruction(found))),
      cause:
        'COPY takes files from inside the build context only, and {path} (written with ../) lies outside of it.',
      why: 'The builder gets the folder that docker build names and nothing above it; BuildKit drops the ../ in silence and then does not find the file.',
      fix: [
        'Build from the parent directory: `docker build -f app/Dockerfile ..`, with paths from there.',
        'Or copy the file into the build context, beside the Dockerfile.',
      ],
    },
    {
      id: 'copy-from-stage-missing',
      title: 'The other stage does not have that file',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/multi-stage/',
      matches: [
        {
          says: /failed to calculate checksum of ref \S+: "(?<path>[^"]+)": not found/,
        },
        {
          says: /failed to compute cache key: "(?<path>[^"]+)"(?:: | )not found/,
        },
        {
          says: /COPY failed: stat (?<path>\S+): (?:file does not exist|no such file)/,
        },
        {
          has: 'checking on sources under',
          says: /building at STEP "COPY --from=.*copier: stat: \[?"(?<path>[^"]+)"\]?: no such file/,
        },
      ],
      when: (found) =>
        /--from=/.test(
          instruction(found) || (/^\/(?:etc|usr)\//.test(found.groups.path ?? '') ? '--from=' : ''),
        ) || /STEP "COPY --from/.test(found.line.text),
      cause: 'The stage that COPY --from names has no {path}.',
      why: 'go build wrote the program somewhere else: without -o it lies in the WORKDIR, under the name of the module.',
      fix: [
        'Say where it goes and take it from there: `RUN go build -o /server .` and `COPY --from=builder /server /server`.',
      ],
    },
    {
      id: 'copy-ignored',
      title: '.dockerignore keeps the file out',
      fault: 'learner',
      link: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
      matches: [
        {
          has: 'filtered out using',
          says: /no items matching glob "(?<path>[^"]+)" copied \(\d+ filtered out using/,
        },
        {
          says: /failed to calculate checksum of ref \S+: "\/?(?<path>[^"]+)": not found/,
        },
        {
          has: 'file not found in build context or excluded',
          says: /excluded by \.dockerignore: stat (?<path>\S+): file does not exist/,
        },
      ],
      when: (found) => /filtered out using/.test(found.line.text) || ignoredHere(found) !== null,
      sharper: (found) => {
        const rule = ignoredHere(found);
        return rule
          ? {
              cause: `The file {path} is there, but line ${rule.line} of .dockerignore (${rule.text}) keeps it out of the build.`,
            }
          : null;
      },
      cause: 'A rule of .dockerignore keeps {path} out of the build.',
      why: 'What .dockerignore matches is not sent to the builder, as if it did not exist.',
      fix: ['Delete that rule, or take the file back below it: `!main.go`.'],
    },
    {
      id: 'copy-source-missing',
      title: 'COPY finds no such file',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#copy',
      matches: [
        {
          has: 'error checking on source',
          says: /building at STEP "(?:COPY|ADD) (?!--from=).*copier: stat: "\/?(?<path>[^"]+)": no such file/,
        },
        {
          says: /failed to calculate checksum of ref \S+: "\/?(?<path>[^"]+)": not found/,
        },
        {
          says: /failed to compute cache key: "\/?(?<path>[^"]+)"(?:: | )not found/,
        },
        // Kaniko.
        { says: /failed to get fileinfo for \/workspace\/(?<path>[^\s:]+): lstat/ },
        { says: /failed to walk \S+: lstat (?:\S*\/buildkit-mount\d+\/)?(?<path>\S+): no such file/ },
        {
          says: /(?:COPY|ADD) failed: file not found in build context[^:]*: stat (?<path>\S+): file does not exist/,
        },
        {
          says: /(?:COPY|ADD) failed: stat \/var\/lib\/docker\/tmp\/docker-builder\d+\/(?<path>\S+): no such file/,
        },
        {
          has: 'checking on sources under',
          says: /building at STEP "(?:COPY|ADD) (?!--from=).*copier: stat: "\/?(?<path>[^"]+)": no such file/,
        },
      ],
      cause:
        'The file {path} was not found in the build context, the folder that is built (or .dockerignore keeps it out).',
      why: 'Paths of COPY begin at that folder, and capital letters count.',
      sharper: missingSource,
      fix: [
        'See whether it is there: `ls`, and whether a line of .dockerignore matches it; then correct the name in COPY.',
        'If it is go.sum, make it: `go mod tidy`.',
      ],
      yieldsTo: ['copy-outside-context', 'copy-from-stage-missing', 'copy-ignored'],
    },
    {
      id: 'copy-no-source-match',
      title: 'The pattern of COPY matches nothing',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#copy',
      matches: [
        {
          says: /(?:COPY|ADD) failed: no source files were specified/,
        },
        {
          says: /no items matching glob "(?<pattern>[^"]+)" copied(?! \(\d+ filtered)/,
        },
        {
          has: 'copier: stat: ["',
          says: /building at STEP "(?:COPY|ADD) .*copier: stat: \["(?<pattern>[^"]*[*?][^"]*)"\]: no such file/,
        },
      ],
      cause: 'The pattern of COPY matches no file in the build context.',
      why: 'The legacy builder and Podman take that as an error; BuildKit copies nothing and says nothing.',
      fix: ['Check the pattern and the folder (`ls`); `COPY . .` takes everything.'],
    },
  ],
};

/** The instruction that failed: the step's, or what a builder quotes; of several the one that names the path. */
function instruction({ line, groups, reading: { steps, lines }, facts }: Found): string {
  const failed = line.step ?? steps.findLast(({ state }) => state === 'failed');
  if (failed) return failed.text;
  const written = facts.dockerfile?.stages.flatMap(({ instructions }) => instructions) ?? [];
  const quoted = [...lines, ...written]
    .map(({ text }) => text)
    .filter((text) => /^(?:COPY|ADD|RUN --mount) /.test(text));
  const name = (groups.path ?? '').split('/').at(-1) ?? '';
  return quoted.find((text) => text.includes(name)) ?? quoted[0] ?? '';
}

/** The words of COPY without flags and destination. */
function copySources(text: string): string {
  const words = text
    .split(/\s+/)
    .slice(1)
    .filter((word) => !word.startsWith('--'));
  return words.slice(0, -1).join(' ');
}

function ignoredHere({ groups, facts }: Found) {
  const path = (groups.path ?? '').replace(/^\/+/, '');
  if (facts.ignore === null || !facts.files?.includes(path)) return null;
  return hiddenBy(path, readIgnore(facts.ignore));
}

function missingSource(found: Found): Partial<Words> | null {
  const {
    groups,
    facts: { files },
  } = found;
  if (/\s#/.test(instruction(found)))
    return {
      cause:
        'Behind COPY stands a #, and all words behind it are taken for files too: {path} is one of them.',
      why: 'A comment has a line of its own; behind an instruction a # is nothing special.',
      fix: ['Put the comment on the line above.'],
    };
  const path = (groups.path ?? '').replace(/^\/+|\/+$/g, '');
  if (/^\[|[,\]]$/.test(path))
    return {
      cause: 'COPY takes {path}, with its comma or bracket, for the name of a file.',
      why: 'A list in brackets has to be JSON: each word in double quotes, with commas between; else it is plain words.',
      fix: ['Write `COPY ["go.mod", "main.go", "./"]`, or without brackets: `COPY go.mod main.go ./`.'],
    };
  if (files === null || files.includes(path)) return null;
  if (path === 'go.sum')
    return {
      cause: 'COPY asks for go.sum, which was not found: this folder has none.',
      fix: ['Make it: `go mod tidy`, then build again.'],
    };
  const near = nearest(path, files);
  return near
    ? {
        cause: `The file {path} was not found in the build context, the folder that is built; there is a ${near}.`,
        fix: [`Write ${near} in COPY, if that is what you mean.`],
      }
    : null;
}
