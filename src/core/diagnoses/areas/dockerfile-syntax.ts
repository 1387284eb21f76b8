import type { Area } from '../areas.ts';
import type { Sharper } from '../types.ts';

/** Instructions that are not as they should be. */
export const dockerfileSyntax: Area = {
  name: 'dockerfile',
  diagnoses: [
    {
      id: 'unknown-instruction',
      title: 'An instruction that Dockerfiles do not have',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/',
      matches: [
        {
          has: 'nknown instruction',
          says: /dockerfile parse error (?:on )?line (?<line>\d+): unknown instruction: (?<word>\S+)(?: \(did you mean (?<meant>\w+)\?\))?/i,
        },
        {
          says: /^(?!.*level=)Error: .*[Uu]nknown instruction: "?(?<word>[^\s"]+)/,
        },
        {
          has: 'nknown instruction',
          says: /^Error response from daemon: .*[Uu]nknown instruction: (?<word>\S+)/,
        },
      ],
      cause: '{word} is no instruction of a Dockerfile{line|}.',
      sharper: ({ groups }) => {
        const word = groups.word ?? '';
        const odd = oddities.find(([looks]) => looks.test(word))?.[1];
        if (odd) return odd;
        const where = groups.line
          ? 'Line {line} of the Dockerfile begins with {word}, which is no instruction.'
          : '{word} is no instruction of a Dockerfile.';
        return groups.meant
          ? { cause: where, fix: ['Write {meant} instead of {word}, if that is what you mean.'] }
          : { cause: where };
      },
      why: 'It is misspelt, or it belongs to the line above: a RUN that goes on needs a backslash at the end of its line.',
      fix: ['Correct the word, or end the line above with \\ so that it goes on.'],
    },
    {
      id: 'copy-one-arg',
      title: 'COPY without a destination',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#copy',
      matches: [{ says: /(?<keyword>COPY|ADD) requires at least (?:two|one) arguments?/ }],
      cause: '{keyword} was given too few arguments: COPY needs a source and a destination.',
      why: 'The last word is where the files go in the image.',
      fix: ['Add the destination, as ./ for the WORKDIR: `COPY main.go ./`.'],
    },
    {
      id: 'env-syntax',
      title: 'ENV or LABEL without a value',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#env',
      matches: [
        { says: /(?<keyword>ENV|LABEL) must have two arguments/ },
        { says: /(?<keyword>ENV|LABEL|ARG) names can not be blank/ },
        { has: "can't find = in", says: /can't find = in (?<word>".*?")\. Must be of the form: name=value/ },
      ],
      cause: '{keyword|ENV} needs a name and a value as arguments: name=value.',
      why: 'A value with spaces needs straight quotes around it, and there is no space around the =.',
      fix: ['Write `ENV NAME=value`, or `ENV NAME="two words"`.'],
    },
    {
      id: 'from-empty-arg',
      title: 'FROM with an empty variable',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
      matches: [
        {
          says: /failed to parse stage name "(?<name>[^"]*)": invalid reference format$/,
        },
        { says: /base name \((?<name>[^)]*)\) should not be blank/ },
        { says: /^invalid reference format$/, where: 'build' },
        {
          says: /^Error: creating build container: invalid reference format$/,
        },
      ],
      cause:
        'The variable in FROM is empty: its ARG has no default, was not given, or stands after the first FROM.',
      why: 'Only an ARG before the first FROM can be used in FROM, and without a value golang:$VERSION is golang: with nothing behind it.',
      fix: [
        'Give it a default before FROM: `ARG GO_VERSION=1.26`.',
        'Or pass it: `docker build --build-arg GO_VERSION=1.26 .`.',
      ],
      when: ({ line, groups }) =>
        groups.name !== undefined || line.step === null || /\$|FROM .*:\s*$/.test(line.step.text),
    },
    {
      id: 'dockerfile-flag-unknown',
      title: 'An instruction with a flag that it does not have',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/',
      matches: [
        {
          has: 'unknown flag: ',
          says: /dockerfile parse error (?:on )?line (?<line>\d+): unknown flag: (?<flag>\S+?)(?: \(did you mean (?<meant>\w+)\?\))?$/i,
        },
        {
          has: ' only supports the --',
          says: /(?<keyword>COPY|ADD|RUN|FROM) only supports the (?<said>--.*)$/,
        },
        {
          has: 'nknown flag: ',
          says: /dockerfile parse error (?:on )?line (?<line>\d+): Unknown flag: (?<flag>(?!mount|chmod|link)\S+)$/,
        },
      ],
      cause: 'An instruction has a flag that it does not know: {flag|see the message}.',
      sharper: ({ groups }) => (groups.meant ? { fix: ['Write --{meant} instead of {flag}.'] } : null),
      why: 'The flag is misspelt, belongs to another instruction, or is newer than this builder.',
      fix: ['Correct the flag; which there are: https://docs.docker.com/reference/dockerfile/.'],
    },
    {
      id: 'instruction-arguments',
      title: 'An instruction with the wrong arguments',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/',
      matches: [
        { has: 'requires exactly one argument', says: /(?<said>[A-Z]+ requires exactly one argument)/ },
        {
          has: 'requires either one or three arguments',
          says: /(?<said>FROM requires either one or three arguments)/,
        },
        {
          has: 'requires at least one argument',
          says: /(?<said>(?!COPY|ADD)[A-Z]{3,} requires at least one argument)/,
        },
        { has: 'in HEALTHCHECK', says: /(?<said>[Uu]nknown type "\S+" in HEALTHCHECK \(try CMD\))/ },
        { has: 'as an ONBUILD trigger', says: /(?<said>\w+ isn't allowed as an ONBUILD trigger)/ },
        {
          has: 'failed to process ',
          says: /failed to process ".*": (?<said>unexpected end of statement.*)$/,
        },
        { has: 'invalid includepatterns', says: /(?<json>invalid includepatterns: .*?): syntax error/ },
        { has: 'nvalid signal', says: /(?<said>[Ii]nvalid signal: \S+)/ },
        { has: 'nvalid containerPort', says: /(?<said>[Ii]nvalid containerPort: \S+)/, where: 'build' },
        {
          says: /dockerfile parse error (?:on )?line \d+: (?<said>(?![Uu]nknown (?:instruction|flag|mount)|invalid name for build stage|no build stage|[Ii]nvalid reference|unterminated heredoc).*)$/,
        },
      ],
      cause: 'An instruction of the Dockerfile is not as it should be: {said}.',
      sharper: ({ groups }) =>
        groups.json
          ? {
              cause: 'COPY takes a bracket for a part of the name of a file: {json}.',
              why: 'A list in brackets has to be JSON: each word in double quotes, with commas between; else it is plain words.',
              fix: [
                'Write `COPY ["go.mod", "main.go", "./"]`, or without brackets: `COPY go.mod main.go ./`.',
              ],
            }
          : null,
      why: 'Each instruction has its own form, and the builder reads all of them before it begins.',
      fix: ['Correct that line; the forms are at https://docs.docker.com/reference/dockerfile/.'],
      yieldsTo: [
        'env-syntax',
        'copy-one-arg',
        'dockerfile-flag-unknown',
        'mount-type-unknown',
        'mount-requires-buildkit',
        'from-empty-arg',
        'multi-source-dest-slash',
        'unknown-instruction',
      ],
    },
    {
      id: 'exec-form-one-string',
      title: 'A command and its arguments in one string',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#exec-form',
      matches: [
        {
          says: /exec: "(?<program>[^"\s]+) (?<rest>[^"]+)": (?:executable file not found|stat )/,
        },
        {
          says: /^(?:\/bin\/)?sh: (?:\d+: )?\[[“”‘’']?(?<program>[\w./-]+)[“”‘’']?,?\]?: not found$/,
        },
        { says: /\[(?<program>[\w./-]+),(?<rest>[\w.,/ -]+)\]: (?:command )?not found/ },
      ],
      sharper: ({ groups }) =>
        groups.rest === undefined
          ? {
              title: 'A list in brackets that is no JSON',
              cause:
                'CMD or ENTRYPOINT has a list in brackets that is no JSON, and so the shell looks for a program called [{program}.',
              why: 'In exec form every word stands in double quotes; with single quotes, or none, the whole line is given to a shell.',
              fix: ['Write it with double quotes: `CMD ["{program}"]`, each argument apart.'],
            }
          : null,
      cause:
        'In exec form each word is a separate array element, in double quotes; "{program} {rest}" is looked for as one program of that name.',
      why: 'The exec form starts the program without a shell, so nobody splits the words (with single quotes it is no array at all).',
      fix: [
        'Write each word apart: `["{program}", "{rest}"]`, for instance `RUN ["go", "build"]`; or the plain form: `RUN go build`.',
      ],
      yieldsTo: ['git-bash-path'],
    },
  ],
};

/** First words that tell what the file, or the line, really is. */
const oddities: readonly (readonly [RegExp, Sharper])[] = [
  [
    /^<(?:!doctype|html|\?xml)/i,
    {
      title: 'The Dockerfile is a web page',
      cause: 'The Dockerfile holds HTML ({word}): a web page was saved in its place.',
      why: 'A download of a page of GitHub, and not of the raw file, brings the page.',
      fix: ['Get the file itself ("Raw"), or write it anew.'],
    },
  ],
  [
    /^(?:FROM|RUN|COPY|ADD|ARG|ENV|WORKDIR|CMD|ENTRYPOINT|EXPOSE|USER)$/,
    {
      title: 'An invisible character in the Dockerfile',
      cause:
        '{word} is an instruction, and something that cannot be seen stands in front of it or behind it.',
      why: 'Editors of Windows put a byte order mark at the beginning of a file, and text from web pages holds blanks of other kinds.',
      fix: [
        'Write that line anew by hand, and save the file as UTF-8 without BOM; see it: `head -c 20 Dockerfile | od -c`.',
      ],
    },
  ],
  [
    /[\ufffd\0\ufeff\u00ff\u00fe]/,
    {
      title: 'The Dockerfile is not in UTF-8',
      cause: 'The first line of the Dockerfile begins with bytes that are no text in UTF-8.',
      why: 'PowerShell (`>`) and some editors save UTF-16, which BuildKit does not read.',
      fix: ['Save it as UTF-8 without BOM, or in PowerShell: `... | Out-File -Encoding ascii Dockerfile`.'],
    },
  ],
  [
    /^(?:[{}[\]]|EOF|EOT|fi$|done$|then$|#!|echo$|set$|cd$|export$|cat$|apt(?:-get)?$|apk$|go$|&&|\|\|)/i,
    {
      cause: '{word} is no instruction: that line belongs to the RUN (or here-document) above it.',
      why: 'A RUN goes on only where its line ends in a backslash, and a here-document needs a current BuildKit.',
      fix: [
        'End the line above with \\, or write RUN in front of it.',
        'For a here-document: `# syntax=docker/dockerfile:1` as the first line.',
      ],
    },
  ],
];
