import type { Area } from '../areas.ts';

/** Builds that end in the middle, by no fault of a step. */
export const buildLost: Area = {
  name: 'docker-engine',
  diagnoses: [
    {
      id: 'builder-lost',
      title: 'The builder went away in the middle of the build',
      fault: 'machine',
      link: 'https://docs.docker.com/build/builders/manage/',
      weight: 'follows',
      matches: [
        {
          has: 'Unavailable',
          says: /(?:code = Unavailable desc =|Unavailable:) (?<said>error reading from server.*|connection error.*|closing transport.*|transport is closing.*)$/,
        },
        {
          has: 'RST_STREAM',
          says: /(?<said>stream terminated by RST_STREAM with error code: INTERNAL_ERROR)/,
        },
        { has: 'invalid UTF-8', says: /(?<said>string field contains invalid UTF-8)/ },
        { has: 'unable to upgrade to h2c', says: /(?<said>unable to upgrade to h2c, received \d+)/ },
        { has: 'no active session', says: /(?<said>no active session for \S+)/ },
        { has: 'frontend grpc server closed', says: /(?<said>frontend grpc server closed unexpectedly)/ },
      ],
      sharper: ({ groups }) =>
        /RST|UTF/.test(groups.said ?? '')
          ? {
              title: 'The builder cannot read what it was sent',
              cause: 'The builder broke off: {said}. A Dockerfile that is not in UTF-8 has this effect.',
              why: 'PowerShell (`>`) and some editors save UTF-16, which BuildKit does not read.',
              fix: ['See what it is, and save it as UTF-8: `file Dockerfile .dockerignore`.'],
            }
          : null,
      cause: 'The connection to the builder broke off: {said}.',
      why: 'The engine was restarted, ran out of memory, or its virtual machine stopped.',
      fix: [
        'See whether it runs, and build again: `docker info`.',
        'If it comes again: give it more memory (Docker Desktop: Settings, Resources).',
      ],
    },
    {
      id: 'build-canceled',
      title: 'The build was interrupted',
      fault: 'nobody',
      link: 'https://docs.docker.com/reference/cli/docker/buildx/build/',
      weight: 'follows',
      matches: [
        {
          says: /^(?:ERROR|error|Error response from daemon|target \S+): (?:failed to (?:build|solve): )*(?:.*: )?context canceled$/,
        },
        { says: /: grpc: the client connection is closing$/ },
      ],
      cause: 'The build was stopped before it was done: context canceled.',
      why: 'Ctrl+C, a CI system or a lost connection cancels it.',
      fix: ['Build again: `docker build -t hello .`.'],
    },
    {
      id: 'cache-broken',
      title: "The builder's cache is damaged",
      fault: 'machine',
      link: 'https://docs.docker.com/build/cache/garbage-collection/',
      matches: [
        { says: /parent snapshot \S+ does not exist/ },
        { says: /(?:failed to get layer \S+|: )layer does not exist$/ },
        { says: /failed to get state for index \d+ on / },
        { says: /content digest \S+: not found$/ },
        { has: 'unlazy requires', says: /unlazy requires an applier/ },
        {
          has: ' layer',
          says: /failed to (?:register|extract) layer.*: (?<said>.*tar header|unexpected EOF|.*crc32 mismatch)$/,
        },
        { says: /filesystem layer verification failed for digest/ },
        { says: /layers from manifest don't match image configuration/ },
        {
          has: '/overlay2',
          says: /(?:symlink|readlink) \S*.*\/overlay2(?:\/l\/\w+)?: (?:no such file or directory|invalid argument)/,
        },
        { has: 'in content store', says: /blob \S+ not found in content store|missing in content store/ },
      ],
      sharper: ({ groups }) =>
        groups.said
          ? {
              title: 'A layer of an image is damaged',
              cause: 'A layer arrived damaged, or was damaged on the disk: {said}.',
              why: 'The download broke off, or the disk or memory has errors.',
              fix: ['Pull it again; if it comes again: `docker system prune`, and restart Docker.'],
            }
          : null,
      cause: 'The builder looks for a layer that its storage no longer has.',
      why: 'Cache and images no longer fit together, as after a crash or a full disk.',
      fix: [
        'Throw the cache away and build again: `docker builder prune`, then `docker build --no-cache .`.',
        'If it comes again, restart Docker.',
      ],
    },
  ],
};
