import type { Area } from '../areas.ts';

/** What any program may meet on a machine. */
export const machine: Area = {
  name: 'machine',
  diagnoses: [
    {
      id: 'disk-full',
      title: 'The disk is full',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/manage-resources/pruning/',
      matches: [
        { says: /(?:^|: )[Nn]o space left on device/ },
        { says: /(?:^|: )[Dd]isk quota exceeded/ },
        { says: /ENOSPC: no space left on device/ },
        { says: /You don't have enough free space in/ },
        { says: /There is not enough space on the disk/ },
        { says: /^(?:##\[warning\])?You are running out of disk space\./ },
      ],
      // cgroups say the same of a limit of theirs.
      when: ({ line }) => !line.text.includes('/sys/fs/cgroup'),
      cause: 'The disk (or the virtual disk of Docker) is full, and nothing more can be written.',
      why: 'Images, build cache and the caches of Go grow with every build.',
      fix: [
        'See what takes the room: `docker system df`, `df -h`.',
        'Give it back: `docker builder prune`, `docker image prune`, `go clean -cache`.',
      ],
      yieldsTo: ['inotify-limit'],
    },
  ],
};
