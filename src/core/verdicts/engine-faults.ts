import type { MachineFault } from './verdict.ts';

/**
 * What the engine, its builder, and Go inside a build say when the machine is at fault; FACTS of Docker 20.10 to 29,
 * BuildKit, the legacy builder and Podman. The first entry that matches wins, so the more telling ones stand first.
 */
const faults: readonly {
  readonly id: string;
  readonly says: RegExp;
  readonly what: string;
  readonly next: string;
}[] = [
  {
    id: 'disk-full',
    says: /no space left on device|disk quota exceeded|not enough free space/i,
    what: 'The disk is full, so the engine cannot store what it builds.',
    next: 'Make room, for instance with docker builder prune and docker image prune, and check again.',
  },
  {
    id: 'engine-permission',
    says: /permission denied while trying to connect to the docker|dial unix \S*docker\.sock: connect: permission denied|Got permission denied/i,
    what: 'Docker runs, but this user may not talk to it.',
    next: 'Run sudo usermod -aG docker $USER, then log out and in again.',
  },
  {
    id: 'engine-down',
    says: /cannot connect to the docker daemon|failed to connect to the docker API|is the docker daemon running|error during connect:|unable to connect to Podman|Cannot connect to Podman|The system cannot find the file specified.*docker/i,
    what: 'Docker does not answer: no engine is running where the docker command looks for it.',
    next: 'Start it with sudo systemctl start docker, or open Docker Desktop; then check again.',
  },
  {
    id: 'engine-lost',
    says: /error reading from server: EOF|rpc error: code = Unavailable|the transport is closing|error reading preface from client/i,
    what: 'The engine went away while it worked: it was stopped, restarted, or has crashed.',
    next: 'See whether it is back with docker info, and start it if it is not.',
  },
  {
    id: 'engine-too-old',
    says: /client version [\d.]+ is too (?:old|new)/i,
    what: 'The docker command and the engine do not speak a common version.',
    next: 'Update the older of the two; docker version shows both.',
  },
  {
    id: 'buildx-broken',
    says: /buildx component is missing or broken/i,
    what: 'BuildKit is asked for, but the buildx plugin that drives it is missing.',
    next: 'Install the docker-buildx package, or unset DOCKER_BUILDKIT.',
  },
  {
    id: 'builder-without-mounts',
    says: /the --mount option requires BuildKit|Unknown flag: mount/i,
    what: "RUN --mount belongs to BuildKit, and Docker's legacy builder is in use.",
    next: 'Install the docker-buildx package and unset DOCKER_BUILDKIT, or build without the mount.',
  },
  {
    id: 'short-name',
    says: /short-name "[^"]*" did not resolve to an alias/i,
    what: 'The base image is not on this machine, and Podman knows no registry to look for a short name in.',
    next: 'Write docker.io/library/ in front of the name in FROM, or list docker.io in registries.conf.',
  },
  {
    id: 'rlimit',
    says: /error setting rlimit type/i,
    what: 'The container runtime may not raise its limits on this machine.',
    next: 'Set default_ulimits in containers.conf at or below your own limits (ulimit -Hn), and check again.',
  },
  {
    id: 'pull-limit',
    says: /toomanyrequests|429 Too Many Requests|pull rate limit/i,
    what: 'The image registry refuses more downloads from this address for a while.',
    next: 'Wait, or run docker login, and check again.',
  },
  {
    id: 'certificate',
    says: /x509: |tls: failed to verify certificate|certificate signed by unknown authority/i,
    what: 'A secure connection was refused: its certificate is signed by nobody this machine knows, as behind a company proxy.',
    next: "Add the proxy's certificate to the machine (and to the base image), and check again.",
  },
  {
    id: 'module-proxy-unreachable',
    says: /proxy\.golang\.org\S*: (?:dial|read|net|context|EOF|Get)|\/@v\/\S+: (?:dial tcp|read tcp|EOF|net\/http)|go: [^\n]*: Get "[^"]+": (?:dial|read|net|context|EOF|proxyconnect|Forbidden|Bad Gateway|Service Unavailable|Gateway Timeout|Proxy Auth)/i,
    what: 'The Go module proxy cannot be reached, so modules cannot be downloaded.',
    next: 'Look at the network, the VPN and go env GOPROXY, and check again.',
  },
  {
    id: 'registry-unreachable',
    says: /(?:failed to do request|failed to resolve (?:reference|source metadata)|Error response from daemon: Get|error pulling|pinging container registry|initializing source docker|Unable to copy from source)[^\n]*(?:dial tcp|lookup |i\/o timeout|connection refused|no such host|network is unreachable|TLS handshake timeout|EOF|context deadline exceeded)/i,
    what: 'The image registry cannot be reached, and the base image is not on this machine.',
    next: 'Look at the network, then docker pull the image that FROM names, and check again.',
  },
  {
    id: 'dns',
    says: /dial tcp: lookup \S+[^\n]*(?:no such host|server misbehaving|i\/o timeout|Temporary failure)/i,
    what: 'A name could not be resolved: there is no working DNS.',
    next: 'Look at the network or the VPN, and check again.',
  },
  {
    id: 'network',
    says: /network is unreachable|no route to host|dial tcp \S+: i\/o timeout|TLS handshake timeout/i,
    what: 'The network cannot be reached from here.',
    next: 'Look at the network or the VPN, and check again.',
  },
  {
    id: 'container-network',
    says: /failed to (?:create|set up|setup) (?:endpoint|container networking)|adding interface \S+ to bridge/i,
    what: 'The engine could not give a container its network.',
    next: 'Try again; if it stays, restart Docker.',
  },
  {
    id: 'engine-storage',
    says: /read-only file system[^\n]*\/var\/lib\/docker|failed to (?:register|mount) layer|input\/output error/i,
    what: 'The engine cannot use its storage.',
    next: 'Restart Docker; if it stays, look at its log and the disk.',
  },
];

/** The machine's fault that an engine's output tells of; null where the output blames nobody, or the learner. */
export function engineFault(output: string): MachineFault | null {
  const found = faults.find(({ says }) => says.test(output));
  return found ? { id: found.id, what: found.what, next: found.next } : null;
}
