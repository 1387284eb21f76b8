import type { Environment } from '../workspace/paths.ts';

/** What a report must not tell. */
export type Secrets = {
  readonly environment: Environment;
  readonly home: string;
  readonly user: string;
  readonly host: string;
};

/** Names of variables that hold what nobody else may know. */
const secretName =
  /TOKEN|SECRET|PASSW|PWD_|CREDENTIAL|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|AUTH|SESSION|COOKIE|_PAT$|_KEY$/i;
/** Their values from this length on: shorter ones are part of too many words. */
const shortestSecret = 6;
/** Variables that name machines, which a company may not want to be known. */
const hostName =
  /^(?:(?:HTTPS?|ALL|NO|FTP)_PROXY|GOPROXY|GONOPROXY|GOPRIVATE|GOSUMDB|GONOSUMDB|GOINSECURE|DOCKER_HOST|CONTAINER_HOST|GO_DOCKER_TOUR_BASE_IMAGE)$/i;

/** Hosts that everybody knows. */
const publicHosts =
  /(?:^|\.)(?:golang\.(?:org|google\.cn)|go\.dev|goproxy\.(?:io|cn)|docker\.(?:io|com)|github\.com|gitlab\.com|quay\.io|ghcr\.io|gcr\.io|mcr\.microsoft\.com|debian\.org|ubuntu\.com|nodejs\.org|npmjs\.(?:org|com)|podman\.io|microsoft\.com|brew\.sh|localhost)$/i;

/** Tokens that tell themselves by their form: GitHub, GitLab, AWS, Slack, npm, Google, JSON web tokens, PEM keys. */
const tokens =
  /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|AKIA[A-Z0-9]{12,}|xox[abprs]-[\w-]{10,}|npm_\w{20,}|AIza[\w-]{30,}|dckr_pat_[\w-]{20,}|eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]+)?)\b|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

/** Makes the function that takes all secrets from a text. */
export function masker({ environment, home, user, host }: Secrets): (text: string) => string {
  const named = Object.entries(environment);
  const values = named
    .filter(
      ([name, value]) => secretName.test(name) && value.length >= shortestSecret && !/^[/~]/.test(value),
    )
    .map(([, value]) => value);
  const hosts = named.filter(([name]) => hostName.test(name)).flatMap(([, value]) => hostsIn(value));
  const machines = [...new Set(hosts)].filter((each) => !publicHosts.test(each));
  const literal: readonly (readonly [string, string])[] = [
    ...[...values, ...named.flatMap(([, value]) => credentialsIn(value))].map(
      (value) => [value, '***'] as const,
    ),
    ...(home.length > 1 ? ([[home, '~']] as const) : []),
    ...machines.map((each) => [each, '<private-host>'] as const),
    ...(host.length >= 3 && host !== 'localhost' ? ([[host, '<this-host>']] as const) : []),
  ];
  // The longer ones first: one may be part of another.
  const ordered = literal.toSorted(([one], [other]) => other.length - one.length);
  const users = user === '' || user === 'root' ? null : wordPattern(user);
  return (text) => {
    const bare = text
      .replace(tokens, '***')
      .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"'<>]*@/gi, '$1***@')
      .replace(/([?&][^=&#\s"']*=)[^&#\s"']+/g, '$1***');
    const without = ordered.reduce((left, [secret, instead]) => left.replaceAll(secret, instead), bare);
    const anonymous = users === null ? without : without.replace(users, '<user>');
    return anonymous.replace(/(\/(?:home|Users)\/)(?!<user>)[^/\s"':]+/g, '$1<user>');
  };
}

/** Names and passwords in addresses; a name as common as `git` would be part of too many words. */
function credentialsIn(value: string): readonly string[] {
  return [...value.matchAll(/:\/\/([^\s/@"']+)@/g)].flatMap(([, both = '']) =>
    both.split(':').filter((each) => each.length >= 4),
  );
}

/** Hosts in a list of addresses: `https://me:secret@proxy.corp:8080/x,direct`, `.corp.example`, `ssh://me@box`. */
function hostsIn(value: string): readonly string[] {
  return value.split(/[,|\s]+/).flatMap((each) => {
    const bare = each.replace(/^[a-z0-9+.-]+:\/\//i, '').replace(/^[^/]*@/, '');
    const host = bare.split(/[/:]/, 1)[0]?.replace(/^[.*]+/, '') ?? '';
    return /^[\w.-]{4,}$/.test(host) && !/^(?:127\.0\.0\.1|0\.0\.0\.0|direct|off|unix|npipe)$/.test(host)
      ? [host]
      : [];
  });
}

/** The name where it stands for itself: not as a part of a word. */
function wordPattern(word: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9_])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z0-9_])`, 'g');
}

/** The same value with every text in it masked, names of fields excepted. */
export function maskAll<Value>(value: Value, mask: (text: string) => string): Value {
  if (typeof value === 'string') return mask(value) as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => maskAll(each, mask)) as Value;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, maskAll(each, mask)]),
    ) as Value;
  return value;
}
