import type { Area } from '../areas.ts';
import type { Found, Sharper } from '../types.ts';

/** The engine: whether it runs, and whether one may talk to it. */
export const engine: Area = {
  name: 'docker-engine',
  diagnoses: [
    {
      id: 'daemon-not-running',
      title: 'The Docker daemon does not answer',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/daemon/troubleshoot/',
      matches: [
        {
          says: /Cannot connect to the Docker daemon(?: at (?<where>\S+?)\.)?(?: |$)/,
        },
        {
          says: /failed to connect to the docker API at (?<where>[^;]+);/,
        },
        // Compose v1, in Python.
        {
          says: /Couldn't connect to Docker daemon(?: at (?<where>(?:unix|tcp)\S+))?/,
        },
        {
          says: /Error while fetching server API version: .*(?:FileNotFoundError|ConnectionRefusedError)/,
        },
        { says: /Is the docker daemon running(?: on this host)?\?/ },
        {
          says: /^(?!.*Error response).*dial (?<where>unix \S*docker[\w.]*\.sock): connect: (?:no such file or directory|connection refused)/,
        },
        {
          says: /^(?:docker: |ERROR: )?error during connect: (?!.*pipe)(?!.*command \[ssh)(?:.*https?:\/\/(?<host>[\w.-]+:\d+))?/,
        },
      ],
      cause: 'The Docker daemon is not running, or not where docker looks for it{where|}: no engine answers.',
      sharper: notThere,
      why: 'The daemon or Docker Desktop is stopped, or DOCKER_HOST or the docker context points somewhere else.',
      fix: [
        {
          linux:
            'Start Docker: `sudo systemctl start docker` (or Docker Desktop; in WSL, Docker Desktop on Windows).',
          darwin:
            'Start Docker Desktop (`open -a Docker`), or `colima start`, and wait until it runs. (On Linux: systemctl start docker.)',
          windows: 'Start Docker Desktop and wait until it runs. (On Linux: systemctl start docker.)',
        },
        'Look where docker connects to: `docker context ls`, and `unset DOCKER_HOST`.',
      ],
      yieldsTo: [
        'docker-socket-denied',
        'docker-context-missing',
        'engine-tls',
        'podman-unreachable',
        'desktop-not-running-windows',
      ],
    },
    {
      id: 'desktop-not-running-windows',
      title: 'Docker Desktop does not run',
      fault: 'machine',
      link: 'https://docs.docker.com/desktop/troubleshoot-and-support/troubleshoot/',
      matches: [
        {
          says: /open (?:\/\/|\\\\)\.[/\\]pipe[/\\]\S+: The system cannot find the file specified/,
        },
        { says: /error during connect: .*pipe/ },
      ],
      cause: 'Docker Desktop is not running (or still starting): its named pipe does not exist.',
      why: 'On Windows docker talks to Docker Desktop by a named pipe.',
      fix: ['Start Docker Desktop, wait until the whale says that it runs, and try again.'],
    },
    {
      id: 'desktop-not-ready',
      title: 'Docker Desktop does not work properly',
      fault: 'machine',
      link: 'https://docs.docker.com/desktop/troubleshoot-and-support/troubleshoot/',
      matches: [
        {
          says: /request returned (?<said>.*?) for API route and version .*check if the server supports the requested API version/,
        },
        { says: /error starting vm: (?<vm>.*)$/ },
        {
          has: 'WSL',
          says: /(?<vm>Unexpected WSL error|WSL 2 requires an update.*|WSL (?:engine|distro) terminated abruptly|requires a newer WSL kernel version)/,
        },
        { says: /A (?<vm>WSL distro (?:that )?Docker Desktop relies on has exited unexpectedly)/ },
        {
          has: 'Hardware assisted virtualization',
          says: /(?<vm>Hardware assisted virtualization and data execution protection must be enabled.*?)\.?$/,
        },
        {
          has: 'irtualization support',
          says: /(?<vm>[Vv]irtualization support (?:not detected|wasn't detected))/,
        },
        { has: 'manually paused', says: /Docker Desktop is (?<paused>manually paused)/ },
        {
          has: 'docker.raw.sock',
          says: /dial unix \S*docker\.raw\.sock: connect: (?<said>connection refused|no such file or directory)/,
        },
        { has: 'Bad response from Docker engine', says: /(?<said>Bad response from Docker engine)/ },
        { has: 'Sign-in enforcement', says: /(?<said>Sign-in enforcement is enabled)/ },
        { says: /(?<colima>colima|Rancher Desktop) is not running/ },
        { has: '0x80370102', says: /(?<vm>0x80370102.*)$/ },
        {
          has: 'WslRegisterDistribution failed',
          says: /(?<vm>WslRegisterDistribution failed with error: \S+)/,
        },
        { says: /(?<vm>WSL 2 installation is incomplete)/, has: 'installation is incomplete' },
        { has: 'mkdir /port/', says: /(?<said>mkdir \/port\/\S+: input\/output error)/ },
        { says: /enable the (?<vm>Virtual Machine Platform)/ },
        { says: /(?<vm>Could not access KVM kernel module)/, has: 'KVM kernel module' },
        { has: 'is vmnetd running', says: /(?<helper>is vmnetd running)/ },
        { has: 'Docker Desktop is unable to start', says: /(?<vm>Docker Desktop is unable to start)/ },
      ],
      sharper: ({ groups }) => {
        if (groups.paused)
          return {
            title: 'Docker Desktop is paused',
            cause: 'Docker Desktop is paused, and answers nothing until it goes on.',
            why: 'Somebody paused it, to save memory and battery.',
            fix: ['Let it go on: the whale in the menu bar, Resume (or Unpause).'],
          };
        if (groups.helper)
          return {
            title: 'The helper of Docker Desktop for low ports does not run',
            cause: 'Docker Desktop gives out ports below 1024 by a helper, vmnetd, and that does not run.',
            why: 'It needs an administrator once, and an update or macOS may have removed it.',
            fix: [
              'Publish a higher port: `-p 8080:80`.',
              'Or install it again: Docker Desktop, Settings, Advanced, allow privileged port mapping.',
            ],
          };
        if (groups.colima)
          return {
            title: groups.colima === 'colima' ? 'Colima does not run' : 'Rancher Desktop does not run',
            cause: 'The virtual machine of {colima} is stopped, and so there is no engine.',
            why: 'It does not start by itself with the machine.',
            fix: [
              groups.colima === 'colima'
                ? 'Start it: `colima start`.'
                : 'Start Rancher Desktop, and wait until it says that it is ready.',
            ],
          };
        if (groups.vm === undefined) return null;
        return {
          title: 'The virtual machine of Docker does not start',
          cause: 'The virtual machine that the engine runs in does not start: {vm}.',
          why: 'It lacks memory, disk or virtualization, or what it was left with is damaged.',
          fix: [
            'Colima: `colima stop --force && colima start`; Docker Desktop: restart, or Troubleshoot, Clean / Purge data.',
            'On Windows: `wsl --update`, `wsl --shutdown`, and virtualization on in the BIOS.',
          ],
        };
      },
      cause: 'Something answers where docker asks, and it is no working engine: {said}.',
      why: 'Docker Desktop is starting, is being updated, or its virtual machine has stopped.',
      fix: [
        'Restart Docker Desktop, wait until it says that the engine runs, and try again.',
        'See where docker connects to: `docker context ls`.',
      ],
      yieldsTo: ['desktop-not-running-windows'],
    },
    {
      id: 'docker-socket-denied',
      title: 'No permission to talk to Docker',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/install/linux-postinstall/',
      matches: [
        {
          says: /[Pp]ermission denied while trying to connect to the (?:Docker daemon socket|docker API)/,
        },
        {
          says: /dial unix \S*docker\.sock: connect: permission denied/,
        },
        { says: /Got permission denied while trying to connect/ },
        { says: /open \/\/\.\/pipe\/\S+: (?<windows>Access is denied)/ },
        {
          says: /Error while fetching server API version: .*Permission ?(?:Error|denied)/,
        },
      ],
      sharper: ({ groups }) =>
        groups.windows
          ? {
              cause: 'Docker Desktop runs, but this user has no permission to talk to it.',
              why: 'It was installed by another user, and only members of the group docker-users may use it.',
              fix: [
                'Add yourself, as administrator: `net localgroup docker-users %USERNAME% /add`, then log out and in again.',
              ],
            }
          : null,
      cause: 'Docker runs, but this user has no permission to talk to its socket.',
      why: 'The socket belongs to root and the group docker, and this user is not in that group (or has not logged in again since).',
      fix: [
        'Add yourself to the group: `sudo usermod -aG docker $USER`, then log out and in again (or `newgrp docker`).',
        'Or put sudo in front of this one command.',
      ],
    },
  ],
};

/** By its address an engine tells who has to start it. */
const starters: readonly (readonly [RegExp, string])[] = [
  [/colima/, 'Start Colima: `colima start`.'],
  [/\.rd\/|rancher/, 'Start Rancher Desktop, and wait until it runs.'],
  [/orbstack/i, 'Start OrbStack: `orb start`.'],
  [/podman/, 'Start Podman: `podman machine start` (on Linux `systemctl --user start podman.socket`).'],
  [/\/run\/user\//, 'Start the rootless engine: `systemctl --user start docker`.'],
  [/pipe|desktop|\.docker\/run/i, 'Start Docker Desktop, and wait until it runs.'],
  [
    /^(?:tcp:\/\/)?docker:237\d/,
    'In GitLab CI add `services: [docker:dind]`; the runner has to be privileged.',
  ],
];

function notThere({ groups }: Found): Sharper | null {
  const where = groups.where ?? groups.host;
  if (where === undefined) return null;
  const starter = starters.find(([address]) => address.test(where))?.[1];
  return {
    cause: `The Docker daemon, the engine, is not running at ${where}, where docker looks for it.`,
    ...(starter && {
      fix: [starter, 'Or choose another engine: `docker context ls`, and `unset DOCKER_HOST`.'],
    }),
  };
}
