import type { Area } from '../areas.ts';

/** Scripts that are to start a container. */
export const imageScript: Area = {
  name: 'scratch',
  diagnoses: [
    {
      id: 'crlf-script',
      title: 'A script whose interpreter is not there',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#entrypoint',
      matches: [
        {
          says: /^(?:\S+: )?exec (?<program>\S+\.(?:sh|bash|py)): no such file or directory$/,
        },
        {
          says: /env: ['‘]?(?<program>\w+)\\r['’]?: No such file or directory/,
        },
        {
          has: 'sh: not found',
          says: /^\/bin\/\w*sh: (?:\d+: )?(?<program>\S+\.sh): not found$/,
        },
        { says: /env: (?:can't execute )?['‘](?<shell>[\w.-]+)['’]: No such file or directory/ },
        { says: /(?<program>\S+): .*\^M: bad interpreter/ },
        { says: /(?:sh|line \d+): .*(?<program>)\$?'\\r': command not found/ },
        { says: /^(?<program>\S+): (?:line )?\d+: set: -\w*\r?$/ },
        { says: /^(?<program>\S+\.sh): set: (?:line \d+: )?[Ii]llegal option -\s*$/ },
      ],
      sharper: ({ line, groups }) =>
        groups.shell
          ? {
              cause: 'The first line of the script asks for {shell}, and the image has no such program.',
              why: 'Alpine and slim images have little more than /bin/sh.',
              fix: ['Install it in the image, or write the script for sh: `#!/bin/sh`.'],
            }
          : /\\r|\^M|: set: /.test(line.text)
            ? {
                title: 'A script with Windows line ends',
                cause: `A script${/\^M|: set: /.test(line.text) ? ` (${groups.program})` : ''} has Windows line ends (CRLF), and the shell takes the CR at the end of each line for a part of it.`,
                why: 'git on Windows (core.autocrlf) or an editor turned LF into CRLF.',
                fix: [
                  'Save it with LF: `dos2unix start.sh`, and in .gitattributes `*.sh text eol=lf`; then build again.',
                ],
              }
            : null,
      cause:
        'The script {program|} is not there, or the interpreter of its first line is not: the line ends are CRLF, or the image has no such shell (alpine has no bash).',
      why: 'Saved with Windows line ends, the line #!/bin/sh asks for "/bin/sh\\r"; and scratch has no shell at all.',
      fix: [
        'Save it with LF: `dos2unix start.sh`, and in .gitattributes `*.sh text eol=lf`.',
        'In scratch start the program itself, without a script: `ENTRYPOINT ["/server"]`.',
      ],
    },
  ],
};
