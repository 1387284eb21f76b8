import type { Area } from '../areas.ts';
import type { Line, Reading } from '../reading/types.ts';
import type { Found } from '../types.ts';

/** What a program wants to reach over the network and does not. */
export const goConnect: Area = {
  name: 'go-run',
  diagnoses: [
    {
      id: 'service-refused',
      title: 'What the program connects to does not listen there',
      fault: 'learner',
      link: 'https://docs.docker.com/compose/how-tos/networking/',
      matches: [
        {
          has: 'dial ',
          says: /^(?!go: )(?!.*(?:\/@v\/|\/v2\/|go-get=1|registry-1|docker\.sock|proxyconnect|daemon|[Pp]odman|error during connect|failed to do request|error pulling|Kubernetes|server API group list|:6443))(?:.*[^\w"])?dial (?:tcp|udp)[46]? (?<address>\S+:\d+): (?:connect: connection refused|getsockopt: connection refused|connectex: No connection could be made|(?<mute>i\/o timeout|connect: no route to host))/,
        },
      ],
      when: endedIt,
      cause: 'Nothing listens at {address}, which the program connects to when it starts.',
      why: 'The other service is not ready yet, has another port, or listens in its own container on 127.0.0.1 only.',
      sharper: ({ groups }) =>
        groups.mute
          ? {
              title: 'What the program connects to does not answer',
              cause: 'Nothing answers at {address}, which the program connects to: {mute}.',
              why: 'The address is wrong, a firewall swallows the packets, or the two are in different networks.',
            }
          : /^(?:127\.|\[::1\]|localhost|:)/.test(groups.address ?? '')
            ? {
                cause:
                  'The program connects to {address}, its own machine, and nothing listens there: in a container, localhost is the container itself.',
                why: 'A database in another container, or on the host, has another address than the program that asks for it.',
                fix: [
                  'In Compose use the name of the service as the host, as `db:5432`; for something on the host, `host.docker.internal`.',
                  'Without containers: start the service first, and check the port.',
                ],
              }
            : null,
      fix: [
        'Wait until it is ready: in Compose a healthcheck, and `depends_on: {db: {condition: service_healthy}}`; or try again in the program.',
        'See whether it runs and what it says: `docker compose ps`, `docker compose logs`.',
      ],
      yieldsTo: ['compose-unhealthy'],
    },
    {
      id: 'service-unknown',
      title: 'The name of a service is not known where the program runs',
      fault: 'learner',
      link: 'https://docs.docker.com/compose/how-tos/networking/',
      matches: [
        {
          says: /^(?!go: )(?!.*(?:\/@v\/|\/v2\/|listen tcp|docker\.io|proxyconnect|daemon|error during connect|failed to do request)).*\blookup (?<host>[\w-]+(?:\.[\w.-]+\.svc(?:\.[\w.-]+)?)?)\.?(?: on \S+)?: (?:no such host|server misbehaving|Temporary failure in name resolution|Try again)/,
        },
        {
          says: /^(?!go: )(?!.*(?:https?:|\/@v\/|\/v2\/|go-get|registry|docker|daemon)).*\bdial (?:tcp|udp)4?6?:? lookup (?<host>[\w-]+(?<dot>\.)[\w.-]*\w)\.?(?: on \S+)?: (?:no such host|server misbehaving|Temporary failure in name resolution)/,
        },
        {
          says: /^(?!go: )(?!.*(?:\/@v\/|\/v2\/|error during connect)).*\blookup (?<host>[\w-]+|host\.docker\.internal) on 127\.0\.0\.11:53: (?:no such host|server misbehaving)/,
        },
      ],
      when: endedIt,
      sharper: ({ groups }) =>
        groups.host === 'host.docker.internal'
          ? {
              cause:
                'The program connects to host.docker.internal, and no such name is known in this container.',
              why: 'Docker Desktop has that name by itself; an engine on Linux has to be told.',
              fix: [
                'Start it with the name: `docker run --add-host=host.docker.internal:host-gateway ...` (in Compose: extra_hosts).',
              ],
            }
          : groups.dot || groups.host?.includes('.svc')
            ? {
                title: 'The name of a host is not known where the program runs',
                why: 'The name is misspelt, it is known in another network only (a VPN, a cluster), or there is no DNS here.',
                fix: [
                  'Ask for it in the same place: `nslookup {host}`, and compare the name letter by letter.',
                ],
              }
            : null,
      cause: 'The program connects to a host {host}, and no such name is known where it runs.',
      why: 'Containers know each other by name in the same network only, while the other one runs; outside of containers such names mean nothing.',
      fix: [
        'Put both into one Compose file, or one network (`docker run --network app --name {host} ...`), and see that {host} runs: `docker ps`.',
      ],
      yieldsTo: ['compose-unhealthy'],
    },
    {
      id: 'http-unreachable',
      title: 'What the program asks for cannot be reached',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/network/#dns-services',
      matches: [
        {
          has: 'https://',
          says: /^(?!go: )(?!.*(?:\/@v\/|\/v2\/|docker|registry|daemon|failed to|pinging|initializing))(?:.*: )?(?:Get|Post|Head|Put) "https?:\/\/(?<host>[^"/:\s]+)[^"]*": (?:dial tcp: lookup \S+?(?: on \S+)?: )?(?<said>no such host|server misbehaving|Temporary failure in name resolution|read udp .*|i\/o timeout|net\/http: TLS handshake timeout|context deadline exceeded.*|EOF)$/,
        },
        {
          has: 'http://',
          says: /^(?!go: )(?!.*(?:\/@v\/|\/v2\/|docker|registry|daemon|failed to|pinging|initializing))(?:.*: )?(?:Get|Post|Head|Put) "https?:\/\/(?<host>[^"/:\s]*\.[^"/:\s]*[a-z][^"/:\s]*)[^"]*": (?:dial tcp: lookup \S+?(?: on \S+)?: )?(?<said>no such host|server misbehaving|Temporary failure in name resolution|read udp .*|i\/o timeout|context deadline exceeded.*|EOF)$/,
        },
        {
          has: 'http://',
          says: /^(?!go: )(?!.*(?:\/@v\/|\/v2\/|docker|registry|daemon|failed to|pinging|initializing))(?:.*: )?(?:Get|Post|Head|Put) "(?<service>http:\/\/(?:[^"/.\s]+|[\d.]+(?::\d+)?))(?:\/[^"]*)?": (?:dial tcp: )?(?<said>i\/o timeout|read tcp .*(?:reset by peer|forcibly closed.*)|context deadline exceeded.*|EOF)$/,
        },
      ],
      sharper: ({ groups }) =>
        groups.service
          ? {
              title: 'A service does not answer',
              cause: 'The program asks {service}, and gets no answer, or none in time: {said}.',
              why: 'The other service hangs, is slow, breaks off, or speaks something else than HTTP on that port.',
              fix: [
                'See what it says: `docker compose logs`, and ask it yourself from the same network: `docker compose exec SERVICE wget -qO- URL`.',
              ],
            }
          : null,
      when: endedIt,
      cause: 'The program asks {host} over the network, and gets no answer: {said}.',
      why: 'The name is not known there or misspelt, DNS does not work (in a container: the one that the engine hands in), or there is no way out.',
      fix: [
        'Try it from the same place: `docker run --rm alpine wget -qO- https://{host}`, and on your machine `curl -I https://{host}`.',
        'Where only containers fail, give them a name server: `docker run --dns 1.1.1.1 ...`.',
      ],
      yieldsTo: ['compose-unhealthy', 'service-unknown', 'proxy-dns', 'registry-dns', 'registry-timeout'],
    },
  ],
};

/** It ended the program: a server that says so and goes on, or tries again and gets through, has no problem. */
export function endedIt({ line, reading }: Found): boolean {
  if (line.step !== null) return false;
  if (line.fatal || line.text.startsWith('panic: ')) return true;
  const below = saidBelow(line, reading);
  if (below.some((text) => /\b(?:re)?connected\b|\blistening\b|\bserving\b|succe(?:ss|eded)/i.test(text)))
    return false;
  const dead = /^goroutine \d+|^[Ee]xit status [1-9]|exited with code [1-9]/;
  return below.length === 0
    ? !/retry|try again|reconnect/i.test(line.text)
    : below.some((text) => dead.test(text));
}

/** The next lines that say something, as far down as the end of a program shows. */
function saidBelow({ line }: Line, { lines }: Reading): readonly string[] {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return lines
    .slice(low, low + 40)
    .filter(({ kind, text }) => kind === 'said' && text.trim() !== '')
    .map(({ text }) => text)
    .slice(0, 15);
}
