import type { Found, Judge } from '../finding.ts';
import { installPackage, type System } from '../system.ts';

export const network: Judge<'network'> = {
  name: 'Network',
  says({ variables }) {
    const names = Object.keys(variables);
    return names.length === 0 ? 'no proxy is set' : `${names.join(', ')} set`;
  },
  judge: ({ variables, curl }, system) => [
    ...differing(variables),
    ...malformed(variables),
    ...(curl ? [] : [noCurl(system)]),
  ],
};

function noCurl(system: System): Found {
  return {
    id: 'curl-missing',
    severity: 'warns',
    title: 'There is no curl on this machine.',
    what: 'The lessons ask servers with it. A browser or wget does as well, but the lines that the tour offers fail.',
    concerns: 'serves',
    fix: installPackage(system, 'curl'),
    link: 'https://curl.se/download.html',
  };
}

type Variables = { readonly [name: string]: string };

/** Go and curl do not agree on which of the two spellings counts. */
function differing(variables: Variables): readonly Found[] {
  return ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].flatMap((name) => {
    const upper = variables[name];
    const lower = variables[name.toLowerCase()];
    if (upper === undefined || lower === undefined || upper === lower) return [];
    return [
      {
        id: 'proxy-differs',
        severity: 'warns' as const,
        title: `${name} and ${name.toLowerCase()} differ.`,
        what: 'go takes the first, curl and other programs the second: what works for one may fail for the other.',
        concerns: 'modules' as const,
        fix: [`export ${name.toLowerCase()}="$${name}"`],
        link: 'https://pkg.go.dev/golang.org/x/net/http/httpproxy#FromEnvironment',
      },
    ];
  });
}

function malformed(variables: Variables): readonly Found[] {
  return Object.entries(variables).flatMap(([name, value]) => {
    if (
      /^no_proxy$/i.test(name) ||
      /^(?:(?:https?|socks5h?):\/\/)?(?:[^\s/@]*@)?[^\s/:@]+(?::\d+)?\/?$/.test(value)
    )
      return [];
    return [
      {
        id: 'proxy-malformed',
        severity: 'warns' as const,
        title: `${name} is not the address of a proxy.`,
        what: 'It is written http://HOST:PORT, and everything that goes to the network reads it.',
        concerns: 'modules' as const,
        fix: [`export ${name}=http://HOST:PORT`, `unset ${name}`],
        link: 'https://pkg.go.dev/golang.org/x/net/http/httpproxy#FromEnvironment',
      },
    ];
  });
}
