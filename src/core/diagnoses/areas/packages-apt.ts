import type { Area } from '../areas.ts';

/** What else apt says, in a build and where Docker itself is to be installed. */
export const packagesApt: Area = {
  name: 'dockerfile',
  diagnoses: [
    {
      id: 'apt-key-missing',
      title: 'apt does not have the key of a repository',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/install/debian/#install-using-the-repository',
      matches: [{ says: /the public key is not available: NO_PUBKEY (?<key>\w+)/ }],
      cause: 'A repository of packages is signed with the key {key}, which is not here.',
      why: 'A repository that is added needs its key beside it, named by signed-by in its line.',
      fix: [
        'Fetch it first, as the page of the repository says: `curl -fsSL https://download.docker.com/linux/debian/gpg -o /etc/apt/keyrings/docker.asc`.',
        'An old base image has old keys: take a newer one.',
      ],
    },
    {
      id: 'apt-conflict',
      title: 'Packages that cannot be installed together',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/best-practices/#apt-get',
      matches: [
        {
          says: /(?:^|\.\.\. ?)E: Unable to correct problems, you have held broken packages/,
          where: 'build',
        },
      ],
      cause: 'apt cannot install what is asked for: it depends on other versions than there are.',
      why: 'Lists of another release are mixed in, or the base image holds other versions than the lists of today.',
      fix: ['Take a fresh base image (`docker build --pull .`), and only repositories of its own release.'],
    },
    {
      id: 'docker-repo-missing',
      title: 'The repository of Docker is not set up',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/install/',
      matches: [
        {
          says: /(?:^|\.\.\. ?)E: Package '(?<package>docker-[\w-]+|containerd\.io)' has no installation candidate/,
          where: 'outside',
        },
        { says: /^\s*(?<both>containerd\.io) : Conflicts: containerd/ },
        {
          says: /(?:^|\.\.\. ?)E: Unable to locate package (?<package>docker-[\w-]+|containerd\.io)/,
          where: 'outside',
        },
        {
          says: /(?:^|\.\.\. ?)E: The repository 'https:\/\/download\.docker\.com\/linux\/(?<release>[^']+?) Release' does not have a Release file/,
          where: 'outside',
        },
      ],
      sharper: ({ groups }) =>
        groups.both
          ? {
              title: 'Two packages of Docker exclude each other',
              cause:
                'containerd.io is of Docker, containerd of the distribution, and only one of them can be installed.',
              why: 'docker.io and docker-ce bring one each.',
              fix: ['Remove the other one first: `sudo apt-get remove docker.io containerd runc`.'],
            }
          : groups.release
            ? {
                cause: 'The repository of Docker has no folder for this release: {release}.',
                why: 'Mint, Kali and others have none of their own there, and a release may be too new or too old for it.',
                fix: [
                  'Name the one it is made from in /etc/apt/sources.list.d/docker.list: `ubuntu noble`, `debian trixie`.',
                  'Or use the packages of the distribution: `sudo apt-get install docker.io docker-buildx`.',
                ],
              }
            : null,
      cause:
        'apt does not know the package {package}: the repository of Docker was not added, or its lists not fetched.',
      why: 'docker-ce and its plugins are in a repository of Docker, not in that of Debian or Ubuntu.',
      fix: [
        'Add it as the page says: https://docs.docker.com/engine/install/.',
        'Or use the packages of the distribution: `sudo apt-get update && sudo apt-get install docker.io docker-buildx`.',
      ],
    },
  ],
};
