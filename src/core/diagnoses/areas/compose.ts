import type { Area } from '../areas.ts';
import { commandOf } from '../match.ts';

/** Docker Compose: its file, and what it starts. */
export const compose: Area = {
  name: 'compose',
  diagnoses: [
    {
      id: 'compose-no-file',
      title: 'There is no Compose file here',
      fault: 'learner',
      link: 'https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file',
      matches: [
        { says: /^no configuration file provided: not found/ },
        {
          says: /Can't find a suitable configuration file in this directory or any/,
        },
        { has: 'compose', says: /^(?:open|stat) (?<path>\S*compose\S*\.ya?ml): no such file/ },
        { says: /^Error: no compose\.yaml, docker-compose\.yml or/ },
        { has: '.y', says: /^(?:open|stat) (?<path>(?<any>\S+)\.ya?ml): no such file/ },
      ],
      // Programs say so of files of theirs.
      when: (found) => found.groups.any === undefined || /\bcompose\b/.test(commandOf(found) ?? ''),
      sharper: ({ groups }) =>
        groups.path
          ? {
              cause: 'The Compose file {path}, which is asked for, does not exist.',
              why: 'It is named by -f, by COMPOSE_FILE, or by include: and extends: in another one.',
              fix: ['Correct the path: it is seen from this directory, or from the file that includes it.'],
            }
          : null,
      cause: 'There is no compose.yaml (or docker-compose.yml) in this directory or above it.',
      why: 'docker compose reads what to start from that file.',
      fix: [
        'Go to the directory that has it: `cd ...`, or name it: `docker compose -f path/compose.yaml up`.',
      ],
    },
    {
      id: 'compose-yaml',
      title: 'The Compose file is no YAML',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/compose-file/',
      matches: [
        {
          says: /^(?:parsing \S+: |ERROR: |failed to parse \S+: |error (?!converting).*: )?yaml: (?!\w+ errors:$)(?:line (?<line>\d+): )?(?<said>.*)$/,
        },
        { says: /^(?:failed to parse \S+: )?\s*line (?<line>\d+): (?<said>mapping key ".*)$/ },
        { says: /yaml\.(?:scanner\.Scanner|parser\.Parser)Error: (?<said>.*)$/ },
        {
          says: /(?<said>[Tt]op-level object must be a mapping)/,
          has: 'op-level object',
        },
        { has: 'empty compose file', says: /(?<said>empty compose file)/ },
      ],
      // Programs read YAML of their own, with the same words.
      when: (found) => {
        const command = commandOf(found);
        return (
          found.line.logged !== true &&
          (command === null || /\b(?:docker|podman|nerdctl|compose)\b/.test(command))
        );
      },
      cause: 'The Compose file cannot be read as YAML{line|}: {said}.',
      sharper: ({ groups }) =>
        groups.line ? { cause: 'The Compose file cannot be read as YAML, line {line}: {said}.' } : null,
      why: 'YAML goes by indentation, with blanks and never tabs, and a colon needs a blank behind it.',
      fix: ['Look at that line and the one above it; `docker compose config` tells when it is right.'],
    },
    {
      id: 'compose-schema',
      title: 'The Compose file has something that Compose does not know',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/compose-file/services/',
      matches: [
        {
          says: /(?:validating \S+: )?(?<place>[\w.\-/()]+)[: ]+[Aa]dditional propert(?:y (?<key>\S+) is|ies '(?<keys>[^']+)') not allowed/,
        },
        {
          says: /^(?<place>[\w.-]+) (?:value )?Additional properties are not allowed \('(?<key>[^']+)' was unexpected/,
        },
        {
          says: /^(?<place>(?:services|networks|volumes)\.[\w.-]+) contains an invalid type, (?<key>it should be .*)$/,
        },
        {
          says: /Service "(?<place>[^"]+)" uses an undefined (?<key>(?:network|volume|secret|config) "[^"]+")/,
        },
        {
          says: /(?:validating \S+: )?(?<place>(?:(?:services|networks|volumes)[\w.-]*|version|name)) must be a (?<key>\w+)/,
        },
        { has: "In file '", says: /In file '[^']+', (?<place>\w+ '[^']+') must be a (?<key>\w+)/ },
        {
          says: /Unsupported config option for (?<place>[\w.-]+): '(?<key>[^']+)'/,
        },
        {
          says: /service "(?<place>[^"]+)" has neither an image nor a build context specified/,
        },
        {
          has: 'refers to undefined',
          says: /service "(?<place>[^"]+)" refers to undefined (?<key>\w+ \S+): invalid compose project/,
        },
        {
          says: /(?:validating \S+: )?(?<place>(?:services|networks|volumes)[\w.-]*) array items(?<key>\[[\d,]+\] must be unique)/,
        },
        {
          has: 'healthcheck.test',
          says: /(?<place>services\.\S+\.healthcheck\.test) (?<key>must start either by .*)$/,
        },
        {
          has: 'missing property',
          says: /(?<place>(?:services|networks|volumes)\.[\w.-]+) (?<key>missing property '[^']+')/,
        },
        {
          has: 'value must be one of',
          says: /(?<place>(?:services|networks|volumes)\.[\w.-]+) (?<key>value must be one of .*)$/,
        },
        {
          has: 'mutually exclusive',
          says: /service "?(?<place>[\w-]+)"? declares (?<key>mutually exclusive .*?)(?:: invalid compose project)?$/,
        },
        {
          has: 'container name must be unique',
          says: /can't set container_name and (?<place>[\w-]+) as (?<key>container name must be unique)/,
        },
        { has: 'is invalid: ', says: /^(?:ERROR: )?(?<place>services\.[\w.-]+) is invalid: (?<key>.*)$/ },
        {
          says: /Named volume "(?<key>[^:"]+)\S*" is used in service "(?<place>[^"]+)" but no declaration was found/,
        },
        {
          says: /Service "(?<place>[^"]+)" has a link to service "(?<key>[^"]+)" which (?:is not in project|does not exist)/,
        },
        {
          has: 'which is an invalid type',
          says: /(?<place>services\.[\w.-]+) contains (?<key>.* is an invalid type, .*)$/,
        },
        { has: 'dependency cycle detected', says: /(?<key>dependency cycle detected): (?<place>.*)$/ },
        {
          has: 'nvalid interpolation format',
          says: /(?<key>[Ii]nvalid interpolation format) for ["']?(?<place>[\w.-]+[\w-])/,
        },
        {
          says: /service "(?<place>[^"]+)" depends on undefined service "?(?<key>[\w-]+)/,
        },
        { has: 'has neither', says: /^(?<rule>service "[^"]+" has neither .*?): invalid compose project$/ },
        { says: /^(?:.*?validating \S+: )?(?<rule>.*): invalid compose project$/ },
        { has: 'cannot extend service', says: /^(?<rule>cannot extend service .*)$/ },
        {
          has: 'is required by',
          says: /^(?<rule>service "?[\w-]+"? is required by "?[\w-]+"? but is disabled.*)$/,
        },
        {
          has: 'not found for network_mode',
          says: /^(?<rule>service "[^"]+" not found for network_mode .*)$/,
        },
        { has: 'to be set', says: /^(?<rule>healthcheck\.start_interval requires .* to be set)$/ },
        {
          has: 'Must specify either image or build',
          says: /^(?<rule>invalid service "[^"]+"\. Must specify either image or build)/,
        },
        { has: 'non-string key', says: /^(?<rule>non-string key (?:at|in) .*)$/ },
        { has: 'unexpected type', says: /^(?<rule>services\.[\w.[\]-]+: unexpected type .*)$/ },
        {
          has: 'does not support platform',
          says: /^(?<rule>service "[^"]+" build configuration does not support platform: \S+)/,
        },
      ],
      sharper: ({ groups, line }) => {
        if (groups.rule) return { cause: 'The Compose file does not fit: {rule}.' };
        if (/\(root\)|\.ya?ml$/.test(groups.place ?? '') && /not allowed/.test(line.text))
          return {
            cause: `The Compose file has ${groups.keys ?? groups.key} at its top level, which is no key there.`,
            why: 'At the top level stand services, networks and volumes; what is to be started is a key below services.',
            fix: [
              'Write services: above it, and indent it by two blanks; `docker compose config` tells when it is right.',
            ],
          };
        if (/has neither an image/.test(line.text))
          return {
            cause:
              'The service {place} has neither an image nor a build, and so nothing that could be started.',
          };
        if (groups.keys)
          return { cause: 'The Compose file does not fit at {place}: {keys} is no key there.' };
        if (/^(?:mapping|list|array|string|object|boolean|integer|number)$/.test(groups.key ?? ''))
          return {
            cause: 'What stands at {place} in the Compose file has the wrong form: it has to be a {key}.',
            why: 'A mapping has lines as name: value, a list has lines that begin with a dash; an empty key is neither.',
          };
        if (/^(?:network|volume|secret|config) /.test(groups.key ?? ''))
          return {
            cause: 'The service {place} uses the {key}, which the Compose file does not define.',
            why: 'Named volumes and networks are listed once more at the top level of the file.',
            fix: [
              'Add it at the end of the file, without indentation in front: volumes: (or networks:), and below it the name with a colon.',
            ],
          };
        if (/no declaration was found/.test(line.text))
          return {
            cause: 'The service {place} uses the volume {key}, which the Compose file does not define.',
            fix: [
              'Add it at the end of the file, without indentation in front: the key volumes with a colon, and below it {key} with a colon.',
            ],
          };
        if (/undefined service/.test(line.text))
          return {
            cause: 'The service {place} depends on {key}, and the Compose file has no service of that name.',
          };
        if (groups.key !== undefined && /not allowed|nsupported config option/.test(line.text))
          return {
            cause: 'The Compose file has {key} at {place}, which is no key there.',
            ...(/^(?:develop|provider|models|gpus|use_api_socket|post_start|pre_stop)$/.test(groups.key) && {
              why: 'The key is newer than the Compose that runs here: `docker compose version`.',
              fix: [
                'Update Compose (`sudo apt-get install docker-compose-plugin`, or Docker Desktop), or leave the key out.',
              ],
            }),
          };
        if (/interpolation/.test(groups.key ?? ''))
          return {
            why: 'A $ begins the name of a variable; one that is meant as it stands is written twice.',
            fix: [
              'Write $$ for each $ that is no variable.',
              ...(/\$\{\w+:?[-?]/.test(line.text)
                ? ['Old versions of docker-compose do not know :- and ? in it: use `docker compose`.']
                : []),
            ],
          };
        return null;
      },
      yieldsTo: ['compose-variable'],
      cause: 'The Compose file does not fit at {place}: {key|something is missing or wrong there}.',
      why: 'A key is misspelt or indented under the wrong one, or names something that the file does not define.',
      fix: [
        'Correct it; `docker compose config` tells when it is right, and https://docs.docker.com/reference/compose-file/ what there is.',
      ],
    },
  ],
};
