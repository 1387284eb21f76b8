import type { EngineFacts } from '../facts.ts';
import type { Found, Judge } from '../finding.ts';
import { asRoot, installBuildx, installEngine, type System, startEngine } from '../system.ts';
import { bytesText } from '../versions.ts';

const link = 'https://docs.docker.com/engine/install/';
/** Bytes that the lessons' images and build cache take, on top of the base image. */
const wanted = 2e9;
const least = 5e8;

export const engine: Judge<'engine'> = {
  name: 'Engine',
  says(fact) {
    if (fact.program === null) return 'no docker and no podman here';
    const name = nameOf(fact);
    if (fact.fault !== null) return `${name} does not answer`;
    const builder = { buildkit: 'BuildKit', legacy: 'the legacy builder', buildah: 'Buildah' }[fact.builder];
    return `${name} ${fact.server ?? fact.client ?? ''}, ${builder}${fact.chosenBy ? `, by ${fact.chosenBy}` : ''}`;
  },
  judge(fact, system) {
    if (fact.program === null) return [missing(system)];
    if (fact.fault !== null) return [silent(fact, system)];
    return [...builder(fact, system), ...storage(fact), ...emulation(fact)];
  },
};

function nameOf({ program }: EngineFacts): string {
  return program === 'podman' ? 'Podman' : 'Docker';
}

function missing(system: System): Found {
  const install = installEngine(system);
  return {
    id: 'engine-missing',
    severity: 'blocks',
    title: 'There is neither docker nor podman on this machine.',
    what: 'The lessons that build an image need one of them; the others can be done now.',
    concerns: 'engine',
    fix: system.wsl
      ? [
          'switch on WSL integration in Docker Desktop (Settings, Resources, WSL integration), or:',
          ...(install ?? []),
        ]
      : (install ?? ['install Docker from https://docs.docker.com/get-docker/']),
    link,
  };
}

/** The engine is there and does not answer, or not us. */
function silent(fact: EngineFacts, system: System): Found {
  const { fault, said, endpoint, chosenBy, socket } = fact;
  const id = socket?.there && !socket.allowed ? 'engine-permission' : (fault?.id ?? 'engine-down');
  const common = { severity: 'blocks', concerns: 'engine', link } as const;
  const means = 'The lessons that build an image need it; the others can be done now.';
  const at = endpoint ? ` at ${endpoint}` : '';
  switch (id) {
    case 'engine-permission':
      return {
        ...common,
        id,
        title: 'Docker runs, but this user may not talk to it.',
        what: `${socket?.path ?? 'Its socket'} belongs to root and the group docker. ${means}`,
        fix: [asRoot(system, 'usermod -aG docker "$USER"'), 'newgrp docker   # or log out and in again'],
        link: 'https://docs.docker.com/engine/install/linux-postinstall/',
      };
    case 'engine-too-old':
      return {
        ...common,
        id,
        title: 'The docker command and the engine speak no common version.',
        what: `It says: ${said ?? ''}. ${means}`,
        fix: [`docker version   # shows both`, ...(installEngine(system) ?? [])],
      };
    case 'engine-down':
      if (fact.program === 'podman')
        return {
          ...common,
          id,
          title: 'Podman does not answer.',
          what: `It says: ${said ?? 'nothing'}. ${means}`,
          fix: system.os === 'macos' ? ['podman machine init', 'podman machine start'] : ['podman info'],
          link: 'https://podman.io/docs/installation',
        };
      return {
        ...common,
        id,
        title: `Docker does not answer${at}.`,
        what: chosenBy
          ? `${chosenBy} sends docker there, and nobody answers. ${means}`
          : `No engine is running there. ${means}`,
        fix:
          chosenBy === 'DOCKER_HOST'
            ? ['unset DOCKER_HOST', ...startEngine(system)]
            : chosenBy
              ? ['docker context use default', ...startEngine(system)]
              : system.wsl && !fact.daemon
                ? ['start Docker Desktop on Windows, with WSL integration switched on']
                : startEngine(system),
        link: 'https://docs.docker.com/engine/daemon/start/',
      };
    default:
      return {
        ...common,
        id,
        title: fault?.what ?? 'The engine does not answer.',
        what: `It says: ${said ?? 'nothing'}. ${means}`,
        fix: fault ? [fault.next] : [],
      };
  }
}

function builder({ builder: which, buildx, program }: EngineFacts, system: System): readonly Found[] {
  if (which !== 'legacy' || program !== 'docker') return [];
  const install = installBuildx(system);
  return [
    {
      id: 'builder-legacy',
      severity: 'note',
      title: "Docker builds with its legacy builder: BuildKit's plugin is not in use.",
      what: 'All lessons can be done with it, except one further step on RUN --mount, which belongs to BuildKit.',
      concerns: 'engine',
      fix:
        buildx === null
          ? (install ?? [
              "install Docker from Docker's own packages: https://docs.docker.com/engine/install/",
            ])
          : ['unset DOCKER_BUILDKIT'],
      link: 'https://docs.docker.com/build/buildkit/',
    },
  ];
}

function storage({ storage: where, program }: EngineFacts): readonly Found[] {
  if (where === null || where.free >= wanted) return [];
  const none = where.free < least;
  return [
    {
      id: 'engine-disk',
      severity: none ? 'blocks' : 'warns',
      title: `Only ${bytesText(where.free)} are free where images are kept.`,
      what: `${where.path} needs about ${bytesText(wanted)} for the lessons' images and builds.`,
      concerns: 'engine',
      fix: [
        `${program} system df   # what takes the room`,
        `${program} builder prune`,
        `${program} image prune`,
      ],
      link: 'https://docs.docker.com/engine/manage-resources/pruning/',
    },
  ];
}

function emulation({ arch, platform }: EngineFacts): readonly Found[] {
  const asked = /^[^/]+\/([^/]+)/.exec(platform)?.[1];
  if (asked === undefined || arch === null || asked === arch) return [];
  return [
    {
      id: 'emulated',
      severity: 'warns',
      title: `DOCKER_DEFAULT_PLATFORM asks for ${asked}, and the engine runs on ${arch}.`,
      what: 'Everything in a build is then emulated: minutes instead of seconds, where it runs at all.',
      concerns: 'engine',
      fix: ['unset DOCKER_DEFAULT_PLATFORM'],
      link: 'https://docs.docker.com/build/building/multi-platform/',
    },
  ];
}
