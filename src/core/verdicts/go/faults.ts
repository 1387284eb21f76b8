import type { MachineFault } from '../verdict.ts';

type Rule = { readonly pattern: RegExp } & MachineFault;

/** The machine's own troubles as go reports them (Go 1.19 to 1.27); the first that fits wins. */
const rules: readonly Rule[] = [
  {
    pattern: /no space left on device|disk quota exceeded/,
    id: 'disk-full',
    what: 'The disk is full: go could not write.',
    next: "Free some space (go clean -cache gives back go's own), then check again.",
  },
  {
    pattern: /x509: |tls: failed to verify certificate/,
    id: 'certificate',
    what: 'A certificate on the way to the Go module proxy is not trusted here.',
    next: 'Behind a company proxy, add its certificate to this machine (or name it in SSL_CERT_FILE), then check again.',
  },
  {
    pattern:
      /lookup \S+( on \S+)?: (no such host|server misbehaving|i\/o timeout|Temporary failure)|Could not resolve host/,
    id: 'dns',
    what: 'The name of the Go module proxy could not be resolved.',
    next: 'Look whether this machine is online and what `go env GOPROXY` says, then check again.',
  },
  {
    pattern:
      /dial (?:tcp|udp)\b.*(connection refused|i\/o timeout|network is unreachable|no route to host|operation timed out)|proxyconnect tcp|TLS handshake timeout|read tcp .*(reset|timeout)|context deadline exceeded|Get "?https?:[^\n]*(EOF|timeout)/,
    id: 'module-proxy-unreachable',
    what: 'The Go module proxy could not be reached.',
    next: 'Look at the network, and at the proxy that `go env GOPROXY` names, then check again.',
  },
  {
    pattern: /reading https?:\S+: (429|5\d\d) /,
    id: 'module-proxy-failing',
    what: 'The Go module proxy answered with an error of its own.',
    next: 'Wait a moment, then check again.',
  },
  {
    pattern: /cannot find GOROOT directory|go: no such tool |toolchain not available: /,
    id: 'go-broken',
    what: 'The Go installation is incomplete, or GOROOT points where there is none.',
    next: 'Unset GOROOT (unset GOROOT; go env -u GOROOT), or install Go again.',
  },
  {
    pattern:
      /(failed to initialize build cache|could not create module cache|writing go\.mod cache|failed to create cache directory)[^\n]*(permission denied|read-only file system)|mkdir \S*pkg\/mod\/cache\S*: permission denied/,
    id: 'go-cache-permission',
    what: 'go may not write to its caches.',
    next: 'See who owns the folders that `go env GOMODCACHE GOCACHE` names, then check again.',
  },
];

/** The machine's fault in what go printed; null where there is none. Not to be asked of a run that went well. */
export function goMachineFault(output: string): MachineFault | null {
  const rule = rules.find(({ pattern }) => pattern.test(output));
  return rule ? { id: rule.id, what: rule.what, next: rule.next } : null;
}

export const goMissing: MachineFault = {
  id: 'go-missing',
  what: 'There is no go on this machine, or it is not in PATH.',
  next: 'Install Go from https://go.dev/dl, open a new terminal, then check again.',
};
