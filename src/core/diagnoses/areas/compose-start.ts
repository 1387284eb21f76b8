import type { Area } from '../areas.ts';

/** What Compose says when it starts what its file tells it. */
export const composeStart: Area = {
  name: 'compose',
  diagnoses: [
    {
      id: 'compose-no-service',
      title: 'The Compose file has no such service',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/compose/up/',
      matches: [
        { has: 'o such service', says: /^(?:ERROR: |Error: )?no such service: (?<service>\S+)/i },
        { says: /^service "(?<service>[^"]+)" is not running/ },
        { says: /^no container found for (?:project|service) "(?<service>[^"]+)"/ },
        { says: /^service "(?<service>[^"]+)" has no container(?: to start)?$/ },
      ],
      cause: 'There is no running service {service} in this Compose file.',
      why: 'Services go by the names under services: in the file, not by container names, and exec needs one that runs.',
      fix: ['See the names: `docker compose config --services`; start it: `docker compose up -d {service}`.'],
    },
    {
      id: 'compose-variable',
      title: 'A variable of the Compose file is not set',
      fault: 'learner',
      link: 'https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/',
      matches: [
        { has: 'required variable', says: /required variable (?<name>\w+) is missing a value/ },
        { has: 'env file ', says: /env file (?<name>\S+) not found/ },
        { says: /^Failed to load (?<name>\S+): open \S+: no such file/ },
        { has: 'find env file: ', says: /[Cc]ouldn't find env file: (?<name>\S+)/ },
      ],
      cause: 'The Compose file needs {name}, which is not set or not there.',
      why: 'Variables come from the shell and from the file .env beside the Compose file.',
      fix: ['Write it into .env: `echo "NAME=value" >> .env`, or make the file that it names.'],
    },
    {
      id: 'env-file-syntax',
      title: 'A line of the file .env cannot be read',
      fault: 'learner',
      link: 'https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax',
      matches: [
        {
          says: /failed to read (?<file>\S+): (?:line (?<line>\d+): )?(?<said>unexpected character .* in variable name)/,
        },
        {
          says: /failed to read (?<file>\S+): line (?<line>\d+): (?<said>unterminated quoted value.*|key cannot contain a space)$/,
        },
        {
          has: 'trailing space',
          says: /^environment variable (?<said>\S+)\s+is declared with a trailing space/,
        },
        {
          has: 'contains whitespaces',
          says: /invalid env file \((?<file>[^)]+)\): (?<said>variable '.*' contains whitespaces)/,
        },
        { has: 'poorly formatted environment', says: /(?<said>poorly formatted environment: .*)$/ },
      ],
      sharper: ({ line, groups }) =>
        line.text.includes('trailing space')
          ? {
              cause: `The variable ${groups.said} in the file .env has a space between its name and the equals sign.`,
            }
          : null,
      cause: 'The file {file|.env} cannot be read: {said}.',
      why: 'Each line is NAME=value: names have letters, digits and underscores, and the file is UTF-8 without a mark at its beginning.',
      fix: ['Correct that line; `docker compose config` tells when it is right.'],
    },
    {
      id: 'compose-project-name',
      title: 'The name of the Compose project is no name',
      fault: 'learner',
      link: 'https://docs.docker.com/compose/how-tos/project-name/',
      matches: [
        { says: /invalid project name "(?<name>[^"]*)"/ },
        { says: /^(?:ERROR: )?project name must not be empty/ },
      ],
      cause:
        'The project name {name|is empty, and} cannot be used: it has to be lower-case letters, digits, - and _.',
      why: 'Without a name of its own the project has that of its folder.',
      fix: ['Give it one: `docker compose -p shop up`, or the line name: shop at the top of the file.'],
    },
    {
      id: 'compose-watch',
      title: 'Compose has nothing to watch',
      fault: 'learner',
      link: 'https://docs.docker.com/compose/how-tos/file-watch/',
      matches: [
        { says: /^none of the selected services is configured for watch/ },
        { says: /^can't watch service "(?<service>[^"]+)" / },
        { says: /service (?<service>\S+) doesn't have a build section, can't apply/ },
      ],
      cause:
        'docker compose watch needs a service that is built here and says what to watch; {service|none} fits.',
      why: 'What is watched stands under develop: watch: of a service that has build: too.',
      fix: [
        'Add it: develop: watch: with path: ., action: rebuild; or start without: `docker compose up --build`.',
      ],
    },
    {
      id: 'compose-unhealthy',
      title: 'A service that others wait for did not become healthy',
      fault: 'learner',
      link: 'https://docs.docker.com/compose/how-tos/startup-order/',
      matches: [
        {
          says: /dependency failed to start: container (?<name>\S+) (?<said>is unhealthy|exited \(\d+\)|has no healthcheck configured)/,
        },
        {
          has: 'service "',
          says: /service "(?<name>[^"]+)" (?<said>didn't complete successfully: exit \d+)/,
        },
        { has: 'container ', says: /^container (?<name>\S+) (?<said>is unhealthy|exited \(\d+\))$/ },
        { says: /^(?<all>application) not healthy after (?<said>\S+)$/ },
      ],
      sharper: ({ line, groups }) =>
        groups.all
          ? {
              cause: 'Not all services became healthy within {said}, which --wait waits for.',
              why: 'A service did not start, or its healthcheck fails.',
            }
          : /^container /.test(line.text)
            ? {
                cause: 'The container {name}, which --wait waits for, {said}.',
                why: '--wait goes on only when every service runs and is healthy.',
              }
            : null,
      cause: 'The container {name}, which another service waits for, {said}.',
      why: 'depends_on with a condition starts a service only when the other is healthy or has ended well.',
      fix: [
        'See what it says: `docker compose logs`, and whether its healthcheck command exists in the image.',
      ],
    },
  ],
};
