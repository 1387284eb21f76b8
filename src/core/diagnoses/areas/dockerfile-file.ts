import type { Area } from '../areas.ts';

/** The Dockerfile as a file: whether it is there and has anything in it. */
export const dockerfileFile: Area = {
  name: 'dockerfile',
  diagnoses: [
    {
      id: 'dockerfile-not-found',
      title: 'There is no Dockerfile',
      fault: 'learner',
      link: 'https://docs.docker.com/build/concepts/dockerfile/#filename',
      matches: [
        {
          says: /failed to read dockerfile: (?:failed to load cache key: (?!repository does not|invalid response).*|open (?<path>\S+): no such file or directory|failed to create lease)/,
        },
        {
          says: /unable to evaluate symlinks in Dockerfile path: (?:lstat (?<path>\S+): no such file|CreateFile (?<file>.+?): The system cannot find the file)/,
        },
        {
          says: /Cannot locate specified Dockerfile: (?<path>\S+)/,
        },
        {
          says: /(?:no|specified) Containerfile or Dockerfile (?:specified or found|does not exist)/,
        },
        { says: /error resolving dockerfile path/ },
        {
          has: 'Error: stat ',
          says: /^Error: stat (?<path>\S*(?:Dockerfile|Containerfile)[\w.-]*): no such file or directory/,
        },
      ],
      cause: 'A file named exactly Dockerfile was not found in this directory (the build context){path|}.',
      sharper: ({ facts: { files }, groups }) => {
        if (
          groups.path !== undefined &&
          (!/(?:^|[\\/])(?:Docker|Container)file$/.test(groups.path) || /^[^/]+\//.test(groups.path))
        )
          return {
            title: 'There is no such Dockerfile',
            cause: 'The Dockerfile that is asked for, {path}, does not exist there.',
            why: 'It is named by -f, seen from this directory, or by dockerfile: in Compose, seen from the context.',
            fix: ['Correct the name or the path of it, or rename the file.'],
          };
        const near = files?.find(
          (name) => /^docker[-_ ]?file(?:\..+)?$/i.test(name) && name !== 'Dockerfile',
        );
        return near
          ? {
              cause: `The Dockerfile was not found: the file in this directory is named ${near}, and the name has to be exactly Dockerfile.`,
              fix: [
                `Rename it: \`mv ${near} Dockerfile\`, or name it: \`docker build -f ${near} .\`.`,
                'Or `cd` to the directory that has a Dockerfile.',
              ],
            }
          : { cause: 'A file named exactly Dockerfile was not found in this directory (the build context).' };
      },
      why: 'It is the wrong directory, or the file has another name, as dockerfile or Dockerfile.txt.',
      fix: [
        '`cd` to the directory that has it, or rename the file to Dockerfile.',
        'Or name it: `docker build -f path/to/Dockerfile .`.',
      ],
    },
    {
      id: 'dockerfile-empty',
      title: 'The Dockerfile is empty',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/',
      matches: [
        { says: /[Tt]he Dockerfile (?:\(\S+\) )?cannot be empty/ },
        { says: /no contents in "[^"]*(?:Docker|Container)file[^"]*"/ },
      ],
      cause: 'The Dockerfile is empty: usually it was not saved in the editor.',
      why: 'It has 0 bytes, so there is nothing to build.',
      fix: ['Save the file, with at least a FROM line: `FROM golang:1.26`.'],
    },
    {
      id: 'dockerfile-no-instructions',
      title: 'The Dockerfile has no instructions',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#format',
      matches: [{ says: /file with no instructions/ }, { says: /no stages to build/ }],
      cause: 'The Dockerfile has comments or blank lines only, and no instructions.',
      why: 'A # in front makes a line a comment.',
      fix: ['Uncomment the instructions: take the # away, and begin with FROM.'],
    },
    {
      id: 'no-from',
      title: 'The Dockerfile does not begin with FROM',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#from',
      matches: [
        { says: /[Nn]o build stage in current context/ },
        { says: /^Error: no FROM statement found/ },
        {
          has: 'lease provide a source image with',
          says: /[Pp]lease provide a source image with `?from`? prior to (?:commit|run)/i,
        },
      ],
      cause: 'An instruction stands before the first FROM (only ARG may).',
      why: 'FROM says which image to begin with, and every other instruction changes that image.',
      fix: ['Let the Dockerfile begin with FROM: `FROM golang:1.26`.'],
    },
    {
      id: 'heredoc-open',
      title: 'A here-document without its end',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#here-documents',
      matches: [{ says: /unterminated heredoc/ }],
      cause: 'A here-document (<<EOT) has no end: the line with its word is missing.',
      why: 'It goes on until a line that holds only that word, without blanks in front.',
      fix: ['End it with the word alone on a line: `EOT`.'],
    },
    {
      id: 'mount-type-unknown',
      title: 'A mount of a type that does not exist',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#run---mount',
      matches: [
        { says: /unsupported mount type "(?<type>[^"]*)"/ },
        { says: /invalid mount type "(?<type>[^"]*)"/ },
        { says: /unexpected key '(?<type>[^']*)' (?:in|for) '/ },
      ],
      cause: 'RUN --mount knows no type or key {type}.',
      why: 'There are bind, cache, tmpfs, secret and ssh, each with its own keys.',
      fix: ['Write for instance `RUN --mount=type=cache,target=/go/pkg/mod go mod download`.'],
    },
  ],
};
