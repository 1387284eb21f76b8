import type { DoctorFacts, EngineFacts } from './facts.ts';
import type { DoctorLine } from './lines.ts';
import { asRoot, type System } from './system.ts';
import { bytesText } from './versions.ts';

/** A Go that a module proxy has. */
export type Toolchain = {
  /** `1.27.4`. */
  readonly go: string;
  /** `v0.0.1-go1.27.4.linux-amd64`. */
  readonly version: string;
  readonly proxy: string;
  /** Bytes of the zip, where the proxy says so. */
  readonly bytes: number | null;
};

/** One thing that `doctor --fix` does, all of it said beforehand. */
export type FixStep = {
  readonly id: 'go' | 'curl' | 'engine' | 'start-engine' | 'image';
  readonly title: string;
  /** What is run, line by line, in bash; for Go what is done instead. */
  readonly commands: readonly string[];
  /** What it means and leaves behind. */
  readonly note: string;
  readonly toolchain: Toolchain | null;
  /** Steps without which this one cannot be done. */
  readonly after: readonly FixStep['id'][];
};

export type FixPlan = {
  readonly steps: readonly FixStep[];
  /** What is wrong and cannot be put right by the tour, with the reason. */
  readonly cannot: readonly { readonly title: string; readonly why: string }[];
};

/** What a plan is made from, beside the facts. */
export type FixMeans = {
  /** The newest Go to be had, asked for only where one is needed; the reason where there is none. */
  readonly toolchain:
    | { readonly ok: true; readonly toolchain: Toolchain }
    | { readonly ok: false; readonly what: string }
    | null;
  /** The folder of the tour's own Go, as it is to be shown. */
  readonly goRoot: string;
  /** The recipe of the stand-in image, absolute. */
  readonly imageRecipe: string;
};

/** Whether a Go has to be fetched: there is none, or none that is of use. */
export function wantsGo({ go }: DoctorFacts): boolean {
  return go.known && (go.fact.path === null || (go.fact.version === null && go.fact.goroot === null));
}

/** What can be done about a machine, in order. */
export function planFix(facts: DoctorFacts, means: FixMeans): FixPlan {
  const steps: FixStep[] = [];
  const cannot: FixPlan['cannot'][number][] = [];
  const { system } = facts;
  const engine = facts.engine.known ? facts.engine.fact : null;

  if (wantsGo(facts) && means.toolchain) {
    if (means.toolchain.ok) steps.push(goStep(means.toolchain.toolchain, means.goRoot));
    else cannot.push({ title: 'Go cannot be fetched.', why: means.toolchain.what });
  }
  if (facts.network.known && !facts.network.fact.curl && debianOnly(system) === null)
    steps.push(curlStep(system));
  if (engine !== null) {
    const step = engineStep(engine, system);
    if (step !== null && 'id' in step) steps.push(step);
    else if (step !== null) cannot.push(step);
  }
  const image = facts.image.known ? facts.image.fact : null;
  const engineComes =
    engine !== null && (engine.fault === null ? engine.program !== null : steps.some(isEngine));
  if (image?.here === null && image.registry?.failed && (engineComes || steps.some(isEngine))) {
    const why = debianOnly(system);
    if (why === null) steps.push(imageStep(image.name, system, means, engine?.program ?? 'docker', steps));
    else cannot.push({ title: `${image.name} cannot be had.`, why: `Its registry does not answer; ${why}` });
  }
  return { steps, cannot };
}

function isEngine({ id }: FixStep): boolean {
  return id === 'engine' || id === 'start-engine';
}

function goStep(toolchain: Toolchain, goRoot: string): FixStep {
  const { go, version, proxy, bytes } = toolchain;
  const size = bytes === null ? '' : ` (${bytesText(bytes)})`;
  return {
    id: 'go',
    title: `Fetch Go ${go} into the tour's folder`,
    commands: [
      `download golang.org/toolchain ${version}${size} from ${proxy}`,
      'compare it with what the Go checksum database has signed',
      `unpack it to ${goRoot}`,
    ],
    note: 'Needs no administrator. The tour uses it from then on; the rest of the machine does not see it.',
    toolchain,
    after: [],
  };
}

function curlStep(system: System): FixStep {
  return {
    ...nothing,
    id: 'curl',
    title: 'Install curl',
    commands: [asRoot(system, 'apt-get update -q'), installed(system, 'curl')],
    note: 'The lessons ask servers with it.',
  };
}

type Cannot = FixPlan['cannot'][number];

function engineStep(fact: EngineFacts, system: System): FixStep | Cannot | null {
  if (fact.program === null) {
    const why = debianOnly(system);
    if (why !== null) return { title: 'No engine can be installed.', why };
    return {
      ...nothing,
      id: 'engine',
      title: "Install this system's own Docker and start it",
      commands: [...install(system), ...start(system), ...join(system)],
      note: installNote(system),
    };
  }
  if (fact.fault === null) return null;
  if (fact.socket?.there && !fact.socket.allowed)
    return system.sudo
      ? {
          ...nothing,
          id: 'start-engine',
          title: 'Let this user talk to Docker',
          commands: ['sudo usermod -aG docker "$USER"'],
          note: 'It holds from your next login on, or at once in a shell that newgrp docker opens.',
        }
      : {
          title: 'This user may not talk to Docker.',
          why: 'putting you into its group takes an administrator: usermod -aG docker YOU',
        };
  if (fact.program !== 'docker' || fact.chosenBy !== null || !fact.daemon || system.os !== 'linux')
    return null;
  if (!system.root && !system.sudo)
    return { title: 'Docker cannot be started.', why: 'that takes an administrator' };
  return {
    ...nothing,
    id: 'start-engine',
    title: 'Start Docker',
    commands: start(system),
    note: 'Nothing is installed.',
  };
}

const nothing = { toolchain: null, after: [] } as const;

/** Why the tour installs nothing here itself; null where it can. */
function debianOnly({ os, manager, root, sudo }: System): string | null {
  if (os !== 'linux' || manager !== 'apt') return 'the tour knows how to do that on Debian and Ubuntu only';
  return root || sudo ? null : 'that takes an administrator, and there is no sudo';
}

/** Debian keeps docker's command line and buildx in packages of their own since 13; older ones have neither. */
function install(system: System): readonly string[] {
  const also = "$(apt-cache search --names-only '^docker-(cli|buildx)$' | cut -d' ' -f1)";
  return [
    asRoot(system, 'apt-get update -q'),
    installed(system, `docker.io iptables ca-certificates tini ${also}`),
  ];
}

function installed(system: System, packages: string): string {
  return asRoot(
    system,
    `env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends ${packages}`,
  );
}

const log = '/var/log/dockerd.log';

/** With systemd as a service; without it as a daemon of its own, which lives until the machine or container ends. */
function start(system: System): readonly string[] {
  if (system.systemd) return [asRoot(system, 'systemctl enable --now docker')];
  const line = `setsid dockerd >${log} 2>&1 </dev/null &`;
  return [
    system.root ? line : `sudo sh -c '${line}'`,
    `for i in $(seq 60); do ${asRoot(system, 'docker info')} >/dev/null 2>&1 && break; sleep 1; done; ${asRoot(system, 'docker info')} >/dev/null || { tail -n 5 ${log}; false; }`,
  ];
}

function join(system: System): readonly string[] {
  return system.root ? [] : ['sudo usermod -aG docker "$USER"'];
}

function installNote(system: System): string {
  const stays = 'The packages stay when the tour is gone: clean does not remove them.';
  return system.root
    ? stays
    : `${stays} You are put into the group docker, which holds from your next login on.`;
}

function imageStep(
  name: string,
  system: System,
  { imageRecipe, goRoot }: FixMeans,
  program: 'docker' | 'podman',
  before: readonly FixStep[],
): FixStep {
  const environment = `env PATH="${goRoot}/bin:$PATH"${program === 'podman' ? ' ENGINE=podman' : ''}`;
  return {
    id: 'image',
    title: `Make a stand-in for ${name}`,
    commands: [asRoot(system, `${environment} bash ${quoted(imageRecipe)}`)],
    note: "No image registry answers. The recipe installs debootstrap, and makes an image of this machine's own Go and Debian's packages, labelled as what it is. The official image is not what you get.",
    toolchain: null,
    after: before.map(({ id }) => id),
  };
}

function quoted(path: string): string {
  return /^[\w./@-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

/** The plan as lines of the report. */
export function planLines({ steps, cannot }: FixPlan): readonly DoctorLine[] {
  return [
    ...steps.flatMap(({ title, commands, note }, index): DoctorLine[] => [
      { kind: 'title', severity: 'note', text: `${index + 1}. ${title}` },
      ...commands.map((text): DoctorLine => ({ kind: 'command', text })),
      { kind: 'text', text: note },
    ]),
    ...cannot.flatMap(({ title, why }): DoctorLine[] => [
      { kind: 'title', severity: 'blocks', text: title },
      { kind: 'text', text: `${why}.` },
    ]),
  ];
}
