import type { Area } from '../areas.ts';

/** Packages of a distribution that a RUN installs. */
export const dockerfilePackages: Area = {
  name: 'dockerfile',
  diagnoses: [
    {
      id: 'apk-apt-mixed',
      title: 'The package manager of another distribution',
      fault: 'learner',
      link: 'https://docs.docker.com/guides/golang/build-images/',
      matches: [
        {
          says: /(?:^|: )(?<command>apk|apt-get|apt|yum|dnf): (?:command )?not found$/,
          where: 'build',
        },
        { says: /^\/bin\/sh: (?:\d+: |line \d+: )?(?<command>apk|apt-get|apt|yum|dnf): not found$/ },
      ],
      cause: 'The image has no {command}: it is of another distribution.',
      why: 'apk belongs to Alpine, apt-get to Debian and Ubuntu (golang:1.26 is Debian, golang:1.26-alpine is Alpine).',
      fix: [
        'Use the one of your base image: `RUN apt-get update && apt-get install -y git` on Debian, `RUN apk add --no-cache git` on Alpine.',
      ],
    },
    {
      id: 'apt-package-missing',
      title: 'A package that cannot be found',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/best-practices/#apt-get',
      matches: [
        { says: /(?:^|\.\.\. ?)E: Unable to locate package (?<package>\S+)/, where: 'build' },
        {
          says: /(?:^|\.\.\. ?)E: Package '(?<package>[^']+)' has no installation candidate/,
          where: 'build',
        },
        { has: '404', says: /(?:^|\.\.\. ?)E: Failed to fetch \S+\/(?<package>[^/_\s]+)_\S+\s+404/ },
        { says: /^\s*(?<package>\S+) \(no such package\):/ },
        { has: 'No match for argument', says: /^(?:Error: )?No match for argument: (?<package>\S+)/ },
        { has: 'Unable to find a match', says: /^Error: Unable to find a match: (?<package>\S+)/ },
        { says: /(?:^|\.\.\. ?)E: Version '(?<pinned>[^']+)' for '(?<package>[^']+)' was not found/ },
        { says: /^\s*breaks: world\[(?<package>[\w.+-]+?)[=~<>]+(?<pinned>[^\]]+)\]/ },
        { says: /^\s*(?<package>[\w.+-]+) \(missing\):/ },
      ],
      sharper: ({ groups }) =>
        groups.pinned
          ? {
              title: 'A version of a package that is gone',
              cause: 'There is no version {pinned} of the package {package} any more.',
              why: 'Alpine, and Debian in its security updates, keep only the newest version of a package.',
              fix: [
                'Leave the version out, or take the one that there is: `apk add --no-cache {package}`, `apt-get install -y {package}`.',
              ],
            }
          : null,
      cause:
        'The package {package} cannot be found: the lists of packages are missing or old, or its name is misspelt.',
      why: 'Images come without package lists, and a cached RUN apt-get update on a line of its own keeps old ones.',
      fix: [
        'Update in the same RUN: `RUN apt-get update && apt-get install -y {package}`.',
        'On Alpine: `RUN apk add --no-cache {package}`.',
      ],
      yieldsTo: ['apt-network', 'download-certificate'],
    },
    {
      id: 'apt-network',
      title: 'The package servers cannot be reached',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/network/#dns-services',
      matches: [
        {
          says: /(?:Err:|E: |W: |Could not resolve|Temporary failure resolving).*Temporary failure resolving '(?<host>[^']+)'/,
        },
        { says: /^\s*Temporary failure resolving '(?<host>[^']+)'/ },
        { says: /^(?:E: |W: |Err:\d+ ).*Could not connect to (?<host>[^\s:]+)/ },
        { has: 'Unable to connect to', says: /^(?:E: |W: |Err:\d+ ).*Unable to connect to (?<host>[^\s:]+)/ },
        {
          has: 'WARNING: ',
          says: /WARNING: (?:fetching|Ignoring|opening|updating and opening) \S*(?<host>https?:\/\/[^/\s]+)\S*: .*(?:temporary error|transient error|DNS lookup error|network error|Permission denied|timed out|Host is unreachable|Connection refused)/i,
        },
        {
          says: /^ERROR: (?<host>https?:\/\/[^/\s]+)\S*: +(?:temporary error|network error|DNS lookup error|Permission denied|BAD archive|IO ERROR)/,
        },
        {
          says: /(?:^|\.\.\. ?)E: Failed to fetch (?<host>https?:\/\/[^/\s]+)\S*\s+.*(?:Temporary failure|Could not (?:resolve|connect)|timed out)/,
        },
      ],
      cause: 'The servers with the packages cannot be reached from inside the build: {host}.',
      why: 'The network or DNS of the containers does not work, or a proxy is needed.',
      fix: [
        'Check the network and DNS of the engine (VPN; "dns" in /etc/docker/daemon.json).',
        'Behind a proxy: `docker build --build-arg HTTPS_PROXY=http://proxy:3128 .`.',
      ],
      yieldsTo: ['download-certificate'],
    },
    {
      id: 'apt-signature',
      title: 'apt does not trust its package lists',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/manage-resources/pruning/',
      matches: [
        {
          says: /At least one invalid signature was encountered/,
        },
        { has: 'is not valid yet', says: /Release file for \S+ is (?<clock>not valid yet)/ },
        {
          has: 'Hash Sum mismatch',
          says: /(?:^|\.\.\. ?)E: Failed to fetch (?<mirror>https?:\/\/[^/\s]+)\S*\s+Hash Sum mismatch/,
        },
        { has: 'is not signed', says: /(?:^|\.\.\. ?)E: The repository '[^']+' is not signed/ },
      ],
      sharper: ({ groups }) =>
        groups.clock
          ? {
              title: 'The clock of the engine is slow',
              cause: 'By the clock of the engine the package lists are of the future: it is wrong.',
              why: 'After sleep the clock of a virtual machine (WSL, Docker Desktop) lags behind.',
              fix: ['Check it: `docker run --rm alpine date`; restart Docker Desktop (`wsl --shutdown`).'],
            }
          : groups.mirror
            ? {
                title: 'apt was given other files than it was promised',
                cause:
                  'A file from {mirror} has another hash than its list says: it was changed on the way, or the mirror is being updated.',
                why: 'A proxy that keeps old copies, or a mirror in the middle of its update, gives lists and files that do not fit.',
                fix: [
                  'Try again in some minutes, with fresh lists: `docker build --no-cache .`; behind a proxy try without it.',
                ],
              }
            : null,
      cause: 'apt cannot verify the package lists, most often because the disk of the engine is full.',
      why: 'With no room for temporary files every signature is invalid; an old engine or a wrong clock has the same effect.',
      fix: [
        'Make room: `docker system df`, `docker builder prune`, `docker image prune`.',
        'If there is room: update Docker, and check the clock: `date`.',
      ],
      yieldsTo: ['disk-full', 'apt-network', 'apt-key-missing'],
    },
    {
      id: 'apt-suite-gone',
      title: 'The base image is of a Debian that is no longer served',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
      matches: [
        {
          has: 'have a Release file',
          says: /(?:^|\.\.\. ?)E: The repository '(?<host>[^']+)' (?:does not have|no longer has) a Release file/,
          where: 'build',
        },
        {
          says: /(?:^|\.\.\. ?)E: The repository '(?<host>https?:\/\/\w+\.debian\.org\S* (?:wheezy|jessie|stretch|buster)\S*[^']*)' does not have a Release file/,
        },
        {
          says: /(?:^|\.\.\. ?)E: The repository '(?<host>[^']+)' no longer has a Release file/,
          where: 'build',
        },
        {
          has: 'No URLs in mirrorlist',
          says: /Failed to download metadata for repo '(?<host>[^']+)'.*No URLs in mirrorlist/,
        },
        { says: /Cannot find a valid baseurl for repo: (?<host>\S+)/ },
      ],
      cause: 'The package server no longer has the release that this image is made of: {host}.',
      why: 'Old releases of Debian and Ubuntu are moved to an archive when their support ends.',
      fix: ['Take a newer base image: `FROM golang:1.26` (or `FROM debian:bookworm-slim`).'],
    },
  ],
};
