import type { Area } from '../areas.ts';

/** Ports that are taken, and connections that nobody answers. */
export const ports: Area = {
  name: 'docker-run',
  diagnoses: [
    {
      id: 'port-allocated',
      title: 'Another container has this port',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/network/port-publishing/',
      matches: [
        {
          says: /Bind for \S+?:(?<port>\d+) failed: port is already allocated/,
        },
        { says: /(?:^|: )port is already allocated\.?$/ },
      ],
      cause: 'Another container that runs already publishes port {port|}.',
      why: 'A port of this machine belongs to one container at a time; the new one stays behind in state Created.',
      fix: [
        'See which one, and stop it: `docker ps`, then `docker stop NAME`.',
        'Or publish another port of this machine: `-p 8081:8080`.',
      ],
    },
    {
      id: 'port-in-use-host',
      title: 'A program on this machine has the port',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/network/port-publishing/',
      matches: [
        {
          says: /failed to bind host port (?:for )?\S*?:(?<port>\d+)(?::\S+|\/\w+)?: address already in use/,
        },
        {
          says: /[Ee]rror (?:while )?starting userland proxy: .*?:(?<port>\d+): (?:bind: )?address already in use/,
        },
        {
          says: /[Ee]rror (?:while )?starting userland proxy: .*(?:EADDRINUSE|already in use)/,
        },
        {
          says: /Ports are not available: (?!.*forbidden by its access permissions)(?!.*permission denied)(?!.*vmnetd).*?:(?<port>\d+)/,
        },
        {
          says: /cannot listen on the TCP port: listen tcp4? \S*:(?<port>\d+): bind: address already in use/,
        },
        {
          has: 'rootlessport listen tcp',
          says: /rootlessport listen tcp \S*:(?<port>\d+): bind: address already in use/,
        },
        { says: /Failed to bind port (?<port>\d+) \(Address already in use\)/ },
      ],
      cause:
        'Port {port|that is to be published} is already in use by a host process, a program on this machine (or a container of Podman).',
      why: 'Often it is the server that go run started in another terminal.',
      fix: [
        {
          linux:
            'Stop it: `lsof -i :{port|8080}` (or `ss -ltnp`) shows which one it is; Ctrl+C in its terminal ends it.',
          darwin: 'Stop it: `lsof -i :{port|8080}` shows which one it is; Ctrl+C in its terminal ends it.',
          windows:
            'Stop it: `netstat -ano | findstr :{port|8080}` shows which one it is. (Elsewhere: lsof -i.)',
        },
        'Or publish another port of this machine: `-p 8081:8080`.',
      ],
      yieldsTo: ['port-allocated'],
    },
    {
      id: 'port-reserved',
      title: 'Windows keeps this port for itself',
      fault: 'machine',
      link: 'https://docs.docker.com/desktop/troubleshoot-and-support/troubleshoot/topics/',
      matches: [
        {
          says: /listen (?:tcp|udp)[46]? \S*?:(?<port>\d+): (?:bind: )?An attempt was made to access a socket in a way forbidden/,
        },
        {
          has: 'Bind for ',
          says: /userland proxy: Bind for \S*?:(?<port>\d+): unexpected error (?:Permission denied|.*forbidden)/,
        },
      ],
      when: ({ line, groups }) =>
        Number(groups.port) > 1023 ||
        line.text.includes('unexpected error') ||
        /userland proxy|Ports are not available|daemon/.test(line.text),
      sharper: ({ groups }) =>
        Number(groups.port) > 1023
          ? null
          : {
              title: 'Windows itself has this port',
              cause:
                'Windows does not give port {port} away: a service of Windows has it, most often IIS (W3SVC) or http.sys.',
              why: 'Web servers, World Wide Web Publishing, SQL Reporting and Skype take port 80 or 443 when Windows starts.',
              fix: [
                'Publish another port: `-p 8080:80`.',
                'Or see who has it, and stop it, as administrator: `netstat -ano | findstr :{port}`, `net stop http`.',
              ],
            },
      cause:
        'Windows does not give port {port} away: it lies in a range that is reserved (by Hyper-V, WSL or winnat).',
      why: 'Windows sets ranges of ports aside when it starts, other ones each time, and nobody may listen there.',
      fix: [
        'See the ranges: `netsh interface ipv4 show excludedportrange protocol=tcp`, and take a port outside of them: `-p 8081:8080`.',
        'Or let them be dealt out again, as administrator: `net stop winnat`, then `net start winnat`.',
      ],
    },
    {
      id: 'curl-refused',
      title: 'Nothing listens on that port',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/network/port-publishing/',
      matches: [
        { says: /curl: \(7\) Failed (?:to )?connect to (?:\S+ port |\S+:)(?<port>\d+)/ },
        { says: /^ERR_CONNECTION_REFUSED$/ },
        {
          says: /^(?:curl|wget|iwr|Invoke-(?:WebRequest|RestMethod)) : Unable to connect to the remote server/,
        },
        {
          says: /^Connecting to .*?:(?<port>\d+)\.\.\. failed: Connection refused/,
        },
        {
          says: /^wget: can't connect to remote host.*: Connection refused/,
        },
      ],
      // wget tries one address after the other.
      when: ({ line, reading }) =>
        !line.text.startsWith('Connecting to ') ||
        !reading.lines.some(
          ({ text, line: at }) => at > line.line && /^Connecting to .* connected\.$/.test(text),
        ),
      cause:
        'Nothing listens on port {port|} there: it is not published (-p was forgotten; EXPOSE alone publishes nothing), it is another port, or the server or container has ended.',
      why: 'A container has ports of its own; only -p connects one of this machine with it.',
      fix: [
        'Start it with the port: `docker run -p {port|8080}:8080 hello`.',
        'See what runs and which ports it has: `docker ps`.',
      ],
    },
    {
      id: 'curl-reset',
      title: 'The container takes the connection and nobody answers',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/network/port-publishing/',
      matches: [
        { says: /curl: \(56\) Recv failure: Connection (?:was )?reset/ },
        { says: /curl: \(52\) Empty reply from server/ },
        { has: 'ERR_', says: /^(?:net::)?ERR_(?:EMPTY_RESPONSE|CONNECTION_RESET)$/ },
        {
          has: 'Read error (Connection reset by peer)',
          says: /^(?:HTTP request sent.*)?Read error \(Connection reset by peer\) in headers/,
        },
        { says: /awaiting response\.\.\. No data received/ },
        { says: /^wget: error getting response: Connection reset/ },
        {
          has: 'connection was closed unexpectedly',
          says: /^(?:curl|wget|iwr|Invoke-\w+) : The underlying connection was closed/,
        },
      ],
      cause:
        'The port is published, and in the container nothing answers at it: the server listens on another port, or on 127.0.0.1 only.',
      why: '-p 8080:9090 leads to port 9090 of the container; and 127.0.0.1 inside a container is reached from inside only.',
      fix: [
        'Let the server listen on all addresses: `http.ListenAndServe(":8080", nil)`, and publish that port: `-p 8080:8080`.',
        'See what it says: `docker logs NAME`.',
      ],
      // A handler that panics ends its connection too, and wget asks again.
      when: ({ reading }) => !/http: panic serving|awaiting response\.\.\. 200/.test(reading.text),
    },
    {
      id: 'curl-https',
      title: 'HTTPS is asked of a server that speaks HTTP',
      fault: 'learner',
      link: 'https://pkg.go.dev/net/http#ListenAndServe',
      matches: [
        { says: /^curl: \(35\) .*wrong version number/ },
        {
          says: /^(?!go: )(?!.*(?:\/v2\/|daemon|errors\.New)).*server gave HTTP response to HTTPS client/,
        },
        {
          says: /^(?!go: )(?!ERROR|Error response)(?!.*(?:\/v2\/|daemon|registry|\/@v\/)).*tls: first record does not look like a TLS handshake$/,
        },
      ],
      cause: 'The address begins with https, and the server there speaks plain HTTP.',
      why: 'http.ListenAndServe has no certificate; only ListenAndServeTLS speaks HTTPS.',
      fix: ['Ask without the s: `curl http://localhost:8080`, `http.Get("http://...")`.'],
    },
    {
      id: 'curl-dns',
      title: 'The host name is not known',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/network/#dns-services',
      matches: [
        { says: /curl: \(6\) Could not resolve host: (?<host>\S+)/, where: 'outside' },
        { says: /wget: unable to resolve host address .(?<host>[\w.-]+)/, where: 'outside' },
        { says: /wget: bad address '(?<host>[^']+)'/, where: 'outside' },
      ],
      cause: 'The name {host} cannot be resolved: it is misspelt, or DNS does not work here.',
      why: 'Containers find each other by name only in a network of their own (or of Compose), and on this machine a container is localhost with its published port.',
      fix: ['Use localhost and the published port: `curl localhost:8080`.', 'Look at the network and DNS.'],
    },
  ],
};
