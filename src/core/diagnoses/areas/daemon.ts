import type { Area } from '../areas.ts';

/** What the engine says when it cannot start or work. */
export const daemon: Area = {
  name: 'docker-engine',
  diagnoses: [
    {
      id: 'daemon-start-failed',
      title: 'The Docker daemon cannot start',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/daemon/troubleshoot/',
      matches: [
        { says: /(?:^|\]: )failed to start daemon[:,] (?<said>.*)$/, has: 'failed to start daemon' },
        {
          has: 'unable to configure the Docker daemon',
          says: /(?:^|\]: )unable to configure the Docker daemon with file (?<said>.*)$/,
        },
        { says: /^Job for docker\.service failed(?<said>)/ },
        {
          has: 'docker.service',
          says: /docker\.service: (?:Start request repeated too quickly|Failed with result '|Main process exited, code=exited)(?<said>)/,
        },
        { says: /Failed to start (?:docker\.service - )?Docker Application Container Engine(?<said>)/ },
        { has: 'pid file found', says: /(?<said>pid file found, ensure docker is not running .*)$/ },
        {
          says: /^System has not been booted with systemd as init system(?<init>)/,
          where: 'outside',
        },
        { says: /^Failed to start docker\.service: Unit (?:docker\.service )?(?<unit>.*?)\.?$/ },
        {
          says: /(?:Unit |Failed to \w+ unit: Unit file )docker\.service (?<unit>could not be found|is masked|not found|does not exist)/,
        },
      ],
      cause: 'The Docker daemon cannot start{said|}.',
      sharper: ({ groups }) => {
        if (groups.init !== undefined)
          return {
            title: 'There is no systemd here',
            cause: 'systemctl starts nothing here: this machine runs without systemd, as WSL or a container.',
            why: 'Services are started otherwise there.',
            fix: [
              'Start the engine so: `sudo service docker start` (or `sudo dockerd &`).',
              'In WSL: `[boot] systemd=true` in /etc/wsl.conf, then `wsl --shutdown`.',
            ],
          };
        if (groups.unit !== undefined)
          return /masked/.test(groups.unit)
            ? {
                title: 'The service of Docker is switched off',
                cause: 'systemd may not start docker.service: it is masked, which somebody did by hand.',
                why: 'Rootless installation and some scripts mask the engine of the system.',
                fix: [
                  'Allow it again: `sudo systemctl unmask docker.service docker.socket && sudo systemctl start docker`.',
                ],
              }
            : {
                title: 'There is no service for Docker',
                cause:
                  'systemd knows no docker.service: the engine is not installed here, or was installed as a snap.',
                why: 'The docker command alone (docker-cli, Docker Desktop) brings no service of its own.',
                fix: [
                  'Install the engine: `sudo apt-get install docker.io` (or https://docs.docker.com/engine/install/).',
                  'With Docker Desktop: `systemctl --user start docker-desktop`; as a snap: `sudo snap start docker`.',
                ],
              };
        if (/ensure docker is not running/.test(groups.said ?? ''))
          return {
            cause: 'The Docker daemon runs already, or it crashed and left docker.pid: {said}.',
            fix: ['See whether it runs: `docker info`; if not: `sudo rm /var/run/docker.pid`.'],
          };
        if (/daemon\.json: /.test(groups.said ?? ''))
          return {
            cause: 'The Docker daemon cannot start, because of its configuration: {said}.',
            why: 'The file has to be JSON with options that this version has, and none of them may stand on the command line of the service too.',
            fix: [
              'Correct it (`sudo dockerd --validate` tells), or put it aside: `sudo mv /etc/docker/daemon.json /etc/docker/daemon.old`, `sudo systemctl restart docker`.',
            ],
          };
        if (/Iptables not found/i.test(groups.said ?? ''))
          return {
            cause: 'The Docker daemon cannot start: {said}.',
            why: 'It makes the network of containers by the program iptables, which is not installed.',
            fix: ['Install it: `sudo apt-get install iptables`, then `sudo systemctl restart docker`.'],
          };
        if (groups.said) return { cause: 'The Docker daemon cannot start: {said}.' };
        return null;
      },
      why: 'Its configuration (/etc/docker/daemon.json), its storage or the kernel does not allow it.',
      fix: ['Read its log: `sudo journalctl -u docker --no-pager | tail -50`.'],
      yieldsTo: ['disk-full', 'storage-driver', 'network-subnets', 'rootless-userns'],
    },
    {
      id: 'containerd-down',
      title: 'containerd does not answer the engine',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/daemon/troubleshoot/',
      matches: [
        {
          has: 'containerd.sock',
          says: /containerd\.sock(?:"|: ).*(?<said>timeout|connection refused|no such file or directory)/,
        },
        { says: /failed to start containerd: (?<said>.*)$/ },
      ],
      cause: 'The Docker engine runs, and containerd, which starts its containers, does not: {said}.',
      why: 'containerd is a service of its own, and it has crashed or was not started.',
      fix: [
        'Start both again: `sudo systemctl restart containerd docker`; why it fell: `sudo journalctl -u containerd`.',
      ],
    },
    {
      id: 'rootless-userns',
      title: 'Rootless Docker may not make a user namespace',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/security/rootless/troubleshoot/',
      matches: [
        { says: /rootlesskit.*fork\/exec \/proc\/self\/exe: (?:operation not permitted|permission denied)/ },
        { says: /rootlesskit.*failed to setup network .*slirp4netns failed/ },
        { says: /^setns\(CLONE_NEW\w+\): Operation not permitted/ },
      ],
      cause:
        'The system does not let an ordinary user make a user namespace, which rootless Docker lives in.',
      why: 'Ubuntu 24.04 and later allow it only to programs that AppArmor knows.',
      fix: [
        'Install the profile of rootlesskit, as its page says, or allow it to all: `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`.',
      ],
    },
    {
      id: 'layer-owner',
      title: 'A layer cannot be unpacked: its owners do not exist here',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/security/userns-remap/',
      matches: [
        {
          says: /failed to (?:register|extract) layer.*[Ll]chown .*: (?<said>invalid argument|operation not permitted)/,
        },
        { says: /failed to register layer: (?:.*: )?(?<said>operation not permitted)$/ },
      ],
      cause: 'The engine cannot give the files of a layer their owner: {said}.',
      why: 'The engine runs with few user ids (rootless, in LXC, or remapped), and the image uses more of them.',
      fix: [
        'Give it a longer range in /etc/subuid and /etc/subgid: `sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $USER`; in LXC allow nesting.',
      ],
    },
    {
      id: 'runtime-missing',
      title: 'A part of the engine is not installed',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/install/',
      matches: [
        {
          has: 'OCI runtime "',
          says: /^Error: (?:default )?(?<oci>OCI runtime) "(?<part>[\w-]+)" not found/,
        },
        {
          says: /exec: \\*"(?<part>containerd-shim[\w-]*|runc|crun|docker-init|docker-proxy|docker-runc)\\*": executable file not found/,
        },
      ],
      sharper: ({ groups }) =>
        groups.oci
          ? { fix: ['Install it, or the other one: `sudo apt-get install {part}` (crun or runc).'] }
          : null,
      cause: 'The engine does not find {part}, which it starts containers with.',
      why: 'It was installed or updated only in part, or is not in the PATH of the service.',
      fix: [
        'Install it whole again: `sudo apt-get install --reinstall containerd.io docker-ce` (Debian: docker.io, runc), and restart it.',
      ],
    },
    {
      id: 'storage-driver',
      title: "The engine's storage does not work",
      fault: 'machine',
      link: 'https://docs.docker.com/engine/storage/drivers/select-storage-driver/',
      matches: [
        {
          has: 'failed to mount',
          says: /failed to (?:mount|register layer)[^\n]*(?<said>overlay.*(?:invalid argument|no such device|operation not permitted|too many levels).*)$/,
        },
        {
          has: 'driver not supported',
          says: /(?<said>(?:error initializing graphdriver|prior storage driver \S+ failed): .*)$/,
        },
        { has: 'error creating aufs mount', says: /(?<said>error creating aufs mount) .*: invalid argument/ },
        {
          has: 'input/output error',
          says: /(?:\/var\/lib\/(?:docker|containers|containerd|desktop-containerd)\S*|\/blobs\/sha256\S*): (?<said>input\/output error)/,
        },
        {
          has: 'error creating temporary lease',
          says: /error creating temporary lease: (?<said>read-only file system)/,
        },
        {
          has: 'read-only file system',
          says: /(?:\/var\/lib\/(?:docker|containers|containerd)\S*): (?<said>read-only file system)/,
        },
      ],
      cause: 'The engine cannot use its storage: {said}.',
      why: 'Its driver (overlay2) does not work on this file system or kernel, or the disk is broken; an engine inside a container needs another one.',
      fix: [
        'See its driver and log: `docker info --format "{{.Driver}}"`, `sudo journalctl -u docker`; inside a container use vfs or fuse-overlayfs.',
      ],
      yieldsTo: ['disk-full'],
    },
    {
      id: 'deadline-exceeded',
      title: 'The engine did not answer in time',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/daemon/troubleshoot/',
      weight: 'follows',
      matches: [
        { says: /^(?:ERROR: |Error: |Error response from daemon: )(?:.*: )?context deadline exceeded/ },
        { has: 'HTTP request took too long', says: /An HTTP request took too long to complete/ },
      ],
      cause: 'Something did not answer in time: context deadline exceeded.',
      why: 'The engine is overloaded or hangs, or the network behind it is slow.',
      fix: ['Try again; if it stays, restart Docker and look at the network (VPN, proxy).'],
      yieldsTo: ['builder-lost'],
    },
    {
      id: 'bridge-missing',
      title: "The engine's own network is broken",
      fault: 'machine',
      link: 'https://docs.docker.com/engine/daemon/troubleshoot/#networking-issues',
      matches: [
        {
          says: /failed to create endpoint \S+ on network (?<network>\S+): (?!Bind for)(?<said>(?:adding interface|failed to add|failed to set up|Unable to).*)$/,
        },
        { says: /plugin type="bridge" failed \(add\): (?<said>.*)$/ },
        {
          has: 'to bridge',
          says: /(?:adding interface|failed to add interface) \S+ to (?:bridge|sandbox) (?<network>\S+)(?<said> failed: .*)$/,
        },
      ],
      cause:
        'The engine cannot give the container a network {network|}: {said|its bridge is gone or broken}.',
      why: 'A VPN, a firewall or a cleaning program took the interface (docker0) away while the engine was running.',
      fix: ['Restart the engine, which makes it again: `sudo systemctl restart docker`.'],
    },
  ],
};
