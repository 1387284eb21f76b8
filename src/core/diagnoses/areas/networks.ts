import type { Area } from '../areas.ts';

/** Networks (and volumes) that containers are to be connected with. */
export const networks: Area = {
  name: 'docker-run',
  diagnoses: [
    {
      id: 'network-missing',
      title: 'There is no such network',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/network/create/',
      matches: [
        {
          has: ' not found',
          says: /(?:network |Error: unable to find network with name or ID )(?<network>[\w.-]+)(?: not found|: network not found)\.?$/,
        },
        { says: /(?<volume>[\w.-]+): no such volume$/ },
        { says: /external volume "(?<volume>[^"]+)" not found/ },
        {
          has: 'declared as external',
          says: /(?:[Nn]etwork (?<network>\S+)|Volume (?<volume>\S+)) declared as external, but could not be found/,
        },
      ],
      sharper: ({ groups }) =>
        groups.volume
          ? {
              title: 'There is no such volume',
              cause: 'There is no volume {volume}.',
              why: 'It is misspelt, or removed already (as `docker compose down -v` does).',
              fix: ['See which there are: `docker volume ls`.'],
            }
          : /^[0-9a-f]{10,}$/.test(groups.network ?? '')
            ? {
                cause: 'The container was made for a network that has been removed since: {network}.',
                why: 'A container keeps the ID of its network; a new one of the same name has another.',
                fix: [
                  'Make the container anew: `docker compose up -d --force-recreate`, or docker rm and run.',
                ],
              }
            : null,
      cause: 'There is no network {network}.',
      why: 'A network is made once, and then containers are started in it.',
      fix: ['Make it: `docker network create {network}`.', 'See which there are: `docker network ls`.'],
    },
    {
      id: 'network-taken',
      title: 'The name or address is taken in this network',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/network/create/',
      matches: [
        { says: /network with name (?<network>\S+) already exists/ },
        {
          has: 'cannot be removed',
          says: /(?<predefined>\w+) is a pre-defined network and cannot be removed/,
        },
        { says: /operation is not permitted on predefined (?<predefined>\w+) network/ },
        { says: /network (?<foreign>\S+) was found but has incorrect label/ },
        { says: /endpoint with name (?<endpoint>\S+) already exists in network/ },
        {
          has: 'ddress already in use',
          says: /(?:failed to set up container networking|Error response from daemon): (?<address>Address already in use)/,
        },
        {
          has: 'user defined networks only',
          says: /(?<own>user (?:specified|configured) (?:IP address|subnets).*user defined networks only)/,
        },
      ],
      sharper: ({ groups }) => {
        if (groups.network)
          return {
            cause: 'There is a network {network} already.',
            fix: ['Use it, or remove it first: `docker network rm {network}`.'],
          };
        if (groups.foreign)
          return {
            title: 'The network was not made by this Compose project',
            cause: 'There is a network {foreign} already, and this Compose project did not make it.',
            why: 'It was made by hand, or by an older Compose; Compose uses only its own, or those that are called external.',
            fix: [
              'Remove it, Compose makes it anew: `docker compose down`, `docker network rm {foreign}`.',
              'If it is meant to be shared: external: true below it in the Compose file.',
            ],
          };
        if (groups.predefined)
          return {
            title: 'A network that belongs to Docker',
            cause: 'The network {predefined} belongs to Docker: it can neither be made nor removed.',
            why: 'bridge, host and none are always there.',
            fix: ['Leave it alone; a network of your own has another name: `docker network create mynet`.'],
          };
        if (groups.own)
          return {
            cause: 'A container can be given an address of its own only in a network that you made.',
            fix: [
              'Make one: `docker network create --subnet 172.30.0.0/16 mynet`, then `docker run --network mynet --ip 172.30.0.5 ...`.',
            ],
          };
        return null;
      },
      cause: 'Another container {endpoint|} has the name or the address in this network that is asked for.',
      why: 'A name and an address stand for one container in each network, also one that is left over from a crash.',
      fix: [
        'Take the left-over out: `docker network disconnect -f NETWORK CONTAINER`, or `docker compose down` and up again.',
      ],
    },
    {
      id: 'network-subnets',
      title: 'The engine has no addresses left for networks',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/network/#automatic-subnet-allocation',
      matches: [
        {
          says: /could not find an available, non-overlapping IPv4 address pool/,
        },
        {
          says: /all predefined address pools have been fully subnetted/,
        },
        { says: /Pool overlaps with other one on this address space/ },
        {
          has: 'iptables',
          says: /(?:failed to create NAT chain|iptables failed|Unable to enable .*rule): ?.*iptables/i,
        },
      ],
      sharper: ({ line }) =>
        /iptables/i.test(line.text)
          ? {
              title: "Docker's firewall rules are gone",
              cause:
                'The engine cannot add its rule for the port: iptables does not have the chains that Docker made.',
              why: 'A firewall was restarted under Docker, or (in a container or WSL) the kernel does not offer iptables.',
              fix: [
                'Let Docker make them again: `sudo systemctl restart docker`.',
                'If it stays: `sudo update-alternatives --config iptables` (legacy or nft), then restart Docker.',
              ],
            }
          : null,
      cause: 'The engine cannot make a network: no address range is free, or iptables does not let it.',
      why: 'Unused networks pile up, a VPN takes the same addresses, or a firewall was restarted under Docker.',
      fix: [
        'Remove networks that nobody uses: `docker network prune`.',
        'Restart Docker after a change of firewall or VPN: `sudo systemctl restart docker`.',
      ],
    },
  ],
};
