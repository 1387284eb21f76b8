import type { Area } from '../areas.ts';

/** A server that cannot listen. */
export const goListen: Area = {
  name: 'go-run',
  diagnoses: [
    {
      id: 'addr-in-use',
      title: 'The address is already in use',
      fault: 'machine',
      link: 'https://pkg.go.dev/net#Listen',
      matches: [
        {
          says: /^(?!Error: cannot listen)(?!.*userland proxy)(?!\s*\/\/)(?:.*: )?listen (?:tcp[46]?|udp[46]?) \S*:(?<port>\d+): bind: address already in use$/,
        },
        {
          says: /listen (?:tcp[46]?|udp[46]?) \S*:(?<port>\d+): bind: Only one usage of each socket address/,
        },
        { says: /EADDRINUSE: address already in use \S*:(?<port>\d+)/ },
        { says: /\(98\)Address (?:already )?in use: .*could not bind to address \S*:(?<port>\d+)/ },
        { says: /bind\(\) to \S*:(?<port>\d+) failed \(98: Address/ },
      ],
      cause:
        'Another process already listens on port {port}: often an earlier run of the same server, or a container.',
      why: 'A port belongs to one program at a time.',
      fix: [
        {
          linux:
            'See who it is, and stop it: `lsof -i :{port}` (or `ss -ltnp | grep :{port}`), or `docker ps` for a container.',
          darwin: 'See who it is, and stop it: `lsof -i :{port}`, or `docker ps` for a container.',
          windows:
            'See who it is, and stop it: `netstat -ano | findstr :{port}`, or `docker ps` for a container.',
        },
        'Or use another port in your program.',
      ],
      yieldsTo: ['port-in-use-host', 'port-allocated'],
    },
    {
      id: 'missing-port',
      title: 'An address without a colon, or with a port that is none',
      fault: 'learner',
      link: 'https://pkg.go.dev/net#Dial',
      matches: [
        {
          says: /listen (?:tcp[46]?|udp): address (?<address>\S+): missing port in address/,
        },
        { says: /listen (?:tcp[46]?|udp): address (?<address>\S+): invalid port/ },
        {
          says: /listen (?:tcp[46]?|udp): address (?<address>\S+): too many colons in address/,
        },
        { says: /listen tcp: lookup tcp\/(?<address>[^\s:]+): / },
      ],
      cause:
        'The server was given the address {address}, and an address is host, colon and port (0 to 65535), as :8080.',
      why: 'The host may be left out, the colon may not: "8080" is read as a host without a port.',
      fix: ['Write it with a colon: `http.ListenAndServe(":8080", nil)`.'],
    },
    {
      id: 'port-privileged',
      title: 'A port below 1024 needs privileges',
      fault: 'learner',
      link: 'https://pkg.go.dev/net#Listen',
      matches: [
        { says: /listen tcp[46]? \S*:(?<port>\d+): (?:bind: )?permission denied/ },
        {
          says: /rootlessport cannot expose privileged port (?<port>\d+)/,
        },
        { says: /cannot expose privileged port (?<port>\d+)/ },
        { says: /bind\(\) to \S*:(?<port>\d+) failed \(13: Permission denied\)/ },
        {
          says: /listen tcp[46]? \S*:(?<port>\d+): bind: An attempt was made to access a socket in a way forbidden/,
        },
      ],
      cause:
        'The program may not listen on port {port}: ports below 1024 are for root (on Windows, some are reserved).',
      why: 'The program, or the rootless engine, runs as an ordinary user.',
      fix: ['Use a higher port, as :8080; for a container publish it so: `-p 8080:8080`.'],
      yieldsTo: ['port-reserved'],
    },
    {
      id: 'address-not-here',
      title: 'An address that this machine does not have',
      fault: 'learner',
      link: 'https://pkg.go.dev/net#Listen',
      matches: [
        {
          says: /listen (?:tcp|udp)[46]? (?<address>\S+): bind: cannot assign requested address/,
        },
        {
          says: /listen (?:tcp|udp)[46]? (?<address>\S+): bind: can't assign requested address/,
        },
        {
          says: /listen tcp: lookup (?!tcp\/)(?<address>\S+?)(?: on \S+)?: no such host/,
        },
      ],
      cause: 'The server is to listen on {address}, which is no address of this machine (or container).',
      why: "A program listens on addresses of its own machine; inside a container those are the container's.",
      fix: ['Leave the host out, which means all addresses: `http.ListenAndServe(":8080", nil)`.'],
    },
    {
      id: 'server-closed',
      title: 'The server was shut down, and that is taken for an error',
      fault: 'learner',
      link: 'https://pkg.go.dev/net/http#ErrServerClosed',
      matches: [
        {
          says: /^(?:panic: )?(?:.*: )?http: Server closed$/,
          also: { says: /^exit status 1$|^goroutine \d+/, within: 3 },
        },
      ],
      cause: 'The server was shut down in order, and the program treats http: Server closed as an error.',
      why: 'ListenAndServe always returns an error; after Shutdown it is http.ErrServerClosed.',
      fix: ['Let it pass: `if !errors.Is(err, http.ErrServerClosed) { log.Fatal(err) }`.'],
    },
  ],
};
