import type { Area } from '../areas.ts';

/** What the program in a container is refused by the machine below it. */
export const containerHost: Area = {
  name: 'docker-run',
  diagnoses: [
    {
      id: 'chown-refused',
      title: 'The owner of mounted files cannot be changed',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/storage/bind-mounts/',
      matches: [
        {
          says: /^(?:chown|chmod): changing (?:ownership|permissions|group) of ['‘](?<path>[^'’]+)['’]: (?:Operation not permitted|Permission denied)$/,
          where: 'outside',
        },
        {
          says: /^(?:chown|chmod): (?<path>\/[^\s:]+): (?:Operation not permitted|Permission denied)$/,
          where: 'outside',
        },
        {
          says: /(?:daemon: |service \S+: |copy info from \S+: |\/_data: |: )(?:failed to )?(?:l?chown|chmod) (?<path>\/[^\s:]+): operation not permitted/,
        },
        { says: /could not change permissions of directory "(?<path>[^"]+)": Operation not permitted/ },
      ],
      when: ({ line }) => !/failed to (?:register|extract) layer/.test(line.text),
      cause: 'The owner or the mode of {path} may not be changed from inside the container.',
      why: 'It lies on a mounted folder whose file system keeps no Linux owners (Windows or WSL below /mnt/c, NFS, SMB), or root of the container is not root of the machine (rootless, --cap-drop, another USER).',
      fix: [
        'Keep the data in a volume instead of a folder of the machine: `docker run -v pgdata:/var/lib/postgresql/data ...`.',
        'In WSL work below the Linux home, `~`, not below /mnt/c; on NFS export with no_root_squash; or run as the owner: `--user "$(id -u):$(id -g)"`.',
      ],
      yieldsTo: ['selinux-denied', 'mount-label'],
    },
    {
      id: 'kernel-setting',
      title: 'A limit of the machine is too low for this program',
      fault: 'machine',
      link: 'https://docs.docker.com/reference/cli/docker/container/run/#ulimit',
      matches: [
        {
          says: /(?<name>vm\.max_map_count) \[\d+\] (?:is |likely )?too low, increase to at least \[(?<value>\d+)\]/,
        },
        {
          says: /max file descriptors \[\d+\] for elasticsearch process is too low(?<files>), increase to at least \[(?<value>\d+)\]/,
        },
        { says: /[Ff]ailed to lock memory: / },
        { says: /Unable to lock JVM Memory/ },
        { says: /memory locking requested for elasticsearch process but memory is not locked/ },
      ],
      sharper: ({ groups }) =>
        groups.value && groups.files !== undefined
          ? {
              cause: 'The program needs {value} open files, and the container allows fewer.',
              fix: [
                'Allow them: `docker run --ulimit nofile={value}:{value} ...` (Compose: ulimits: nofile).',
              ],
            }
          : groups.value
            ? null
            : {
                cause: 'The program wants to lock its memory (mlock), and the container may not do so.',
                why: 'Containers have no IPC_LOCK capability, and a small limit for locked memory.',
                fix: [
                  'Allow it: `docker run --cap-add IPC_LOCK --ulimit memlock=-1:-1 ...`, or switch the locking off (bootstrap.memory_lock=false, disable_mlock=true).',
                ],
              },
      cause: 'The kernel setting {name} is lower than the {value} that the program demands, and so it ends.',
      why: 'Containers share the kernel of the machine (or of the virtual machine of Docker Desktop), whose setting counts.',
      fix: [
        'Raise it on the machine: `sudo sysctl -w {name}={value}`; for good in /etc/sysctl.conf.',
        'With Docker Desktop on Windows: `wsl -d docker-desktop sysctl -w {name}={value}`; for one node of Elasticsearch: `-e discovery.type=single-node`.',
      ],
    },
  ],
};
