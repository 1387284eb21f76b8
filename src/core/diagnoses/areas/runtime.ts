import type { Area } from '../areas.ts';

/** What a container is given by the machine: mounts, devices, privileges. */
export const runtime: Area = {
  name: 'docker-run',
  diagnoses: [
    {
      id: 'mount-source-missing',
      title: 'The folder to be mounted does not exist',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/storage/bind-mounts/',
      matches: [
        {
          says: /bind (?:mount )?source path does not exist(?:: (?<path>.*?))?\.?$/,
        },
        { has: 'statfs ', says: /^Error: statfs (?<path>\S+): no such file or directory/ },
        {
          says: /error while creating mount source path '(?<path>[^']+)'/,
        },
        { says: /crun: cannot stat `(?<path>[^`]+)`: No such file/ },
        { says: /Mounts denied:/ },
        { says: /Drive has not been shared/ },
        { says: /user declined directory sharing (?<path>.+?)\.?$/ },
        { says: /The path (?<path>\S+) is not shared from the host/ },
      ],
      sharper: ({ line, groups }) => {
        if (line.text.includes('/run/desktop/mnt/host'))
          return {
            title: 'Docker Desktop has lost its view of the disk',
            cause: 'Docker Desktop cannot show the folder {path} of Windows to containers any more.',
            why: 'The share between Windows and WSL broke off, as after sleep, or the drive was unplugged.',
            fix: ['Restart both: `wsl --shutdown`, then start Docker Desktop again.'],
          };
        if (/read-only file system/.test(line.text))
          return {
            title: 'The engine cannot make the folder to be mounted',
            cause:
              'The path {path} does not exist where the engine runs, and it may not make it there: read-only file system.',
            why: 'Docker as a snap sees only the home, and the virtual machine of an engine only the folders that are shared.',
            fix: ['Make and use a folder below your home: `mkdir -p ~/data`, `-v "$HOME/data":/data`.'],
          };
        if (/Mounts denied|not shared from|user declined|not been shared|host_mnt/.test(line.text))
          return {
            title: 'Docker Desktop may not share this folder',
            cause: `The folder ${groups.path ?? 'to be mounted'} is not among those that Docker Desktop shares with containers.`,
            why: 'The engine runs in a virtual machine, which sees only the folders that are shared with it.',
            fix: [
              'Add it: Docker Desktop, Settings, Resources, File sharing; or work below your home folder.',
            ],
          };
        return null;
      },
      cause:
        'The path {path|that is to be mounted} does not exist on this machine, or Docker Desktop may not share it.',
      why: 'A bind mount shows a folder of the machine where the engine runs, by its whole path.',
      fix: ['Correct it: `-v "$PWD/data":/data`; with Docker Desktop: Settings, Resources, File sharing.'],
    },
    {
      id: 'mount-file-on-directory',
      title: 'A file is mounted onto a directory, or the other way round',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/storage/bind-mounts/',
      matches: [
        {
          // runc before 1.0.
          says: /mounting [\\"]+(?<source>[^"\\]+)[\\"]+ to rootfs [\\"]+[^"\\]+[\\"]+ at [\\"]+(?<target>[^"\\]+)[\\"]+ caused [\\"]+not a directory/,
        },
        {
          says: /error mounting "(?<source>[^"]+)" to rootfs at "(?<target>[^"]+)".*Are you trying to mount a directory onto a file/,
        },
      ],
      cause:
        '{source} and {target} are not of the same kind: a directory onto a file, or a file onto a directory.',
      why: 'Where the source of -v does not exist, docker makes an empty directory of that name, and that does not fit onto a file.',
      fix: ['See what it is: `ls -ld {source}`; remove the empty directory, and put the file there.'],
    },
    {
      id: 'mount-relative',
      title: 'A relative path where a volume has its name',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/storage/bind-mounts/',
      matches: [
        {
          says: /"(?<path>[^"]+)" includes invalid characters for a local volume name/,
        },
        { says: /create (?<path>\S+): volume name is too short/ },
      ],
      cause: '{path}, in front of the colon of -v, is taken for the name of a volume, and it is none.',
      why: 'A folder of this machine is given by its whole path.',
      fix: ['Write the whole path: `-v "$PWD/data":/data` (PowerShell: `-v "$(pwd)/data:/data"`).'],
    },
    {
      id: 'resource-in-use',
      title: 'Something still uses it',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/manage-resources/pruning/',
      matches: [
        { says: /remove (?<name>\S+): volume is in use - \[(?<by>\w+)/ },
        { says: /network (?<name>\S+) (?:id \S+ )?has active endpoints/ },
      ],
      cause: '{name} cannot be removed while a container, running or stopped, uses it.',
      why: 'A container keeps its volumes and networks until it is removed.',
      fix: ['Remove the container first: `docker rm -f {by|NAME}` (or `docker compose down`), then this.'],
    },
    {
      id: 'device-missing',
      title: 'A device is asked for that is not here',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/containers/gpu/',
      matches: [
        {
          says: /could not select device driver "(?<device>[^"]*)" with capabilities: \[\[gpu\]\]/,
        },
        {
          says: /error gathering device information while adding custom device "(?<device>[^"]+)"/,
        },
        { says: /nvidia-container-(?:runtime|cli|toolkit)\S*: / },
        { says: /unknown or invalid runtime name: (?<device>\S+)/ },
        { says: /Unknown runtime specified (?<device>[\w-]+)/ },
      ],
      cause: 'The container asks for a device (a GPU, or {device|one}) that this machine does not offer.',
      why: '--gpus needs the NVIDIA Container Toolkit, --device a device that exists.',
      fix: [
        'Leave the option out, or install what it needs: https://docs.docker.com/engine/containers/gpu/.',
      ],
    },
    {
      id: 'no-new-privileges',
      title: 'The runtime may not do what it needs',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/security/rootless/',
      matches: [
        {
          has: 'OCI runtime create failed',
          says: /OCI runtime create failed: .*?(?<said>(?:error mounting "|open sysctl|unshare|cgroup|unable to apply|seccomp|apparmor|bpf_prog|can't (?:get|set) |getting the final child's pid|write init-p|running exec setns|systemd |runc did not terminate|waiting for init preliminary setup).*?)[\\"]*(?:: unknown)?\.?$/i,
        },
        {
          has: 'cgroups: c',
          says: /(?<said>cgroups: (?:cgroup mountpoint does not exist|cannot find cgroup mount destination))/,
        },
        {
          says: /error running container: .*(?<said>creating new mount.*not permitted)$/,
        },
        { says: /crun: (?<said>mount `\w+` to `\S+`: Operation not permitted)/ },
        { says: /failed to solve(?!.*executor failed running).*: (?<said>runc did not terminate suc\w+)$/ },
        { says: /exec user process caused:? "?(?<said>operation not permitted)/ },
        { has: 'Could not mount /sys/kernel', says: /(?<said>Could not mount \/sys\/kernel\/security)/ },
        {
          has: 'running exec setns',
          says: /(?<said>running exec setns process for init caused [\\"]*exit status \d+)/,
        },
        {
          has: 'to rootfs ',
          says: /(?<said>mounting [\\"]+(?:proc|sysfs|cgroup|devpts|mqueue|tmpfs)[\\"]+ to rootfs .*?caused [\\"]+[\w ]+)/,
        },
        { has: 'AppArmor enabled on system', says: /(?<said>AppArmor enabled on system but .*)$/ },
        { has: "Devices cgroup isn't mounted", says: /(?<said>Devices cgroup isn't mounted)/ },
      ],
      cause: 'The container runtime is not allowed, or not able, to set the container up: {said}.',
      why: 'The kernel, cgroups, AppArmor or an outer container refuses what runc asks for; it is no fault of the image.',
      fix: [
        'Update Docker and runc; inside another container start that one with --privileged, or use a rootless engine.',
      ],
      yieldsTo: [
        'runtime-missing',
        'workdir-denied',
        'entrypoint-missing',
        'scratch-shell-form',
        'mount-file-on-directory',
        'podman-rlimit',
        'exec-permission',
      ],
    },
    {
      id: 'selinux-denied',
      title: 'SELinux keeps the container from a mounted folder',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/storage/bind-mounts/#configure-the-selinux-label',
      matches: [
        { has: 'avc:', says: /avc:\s+denied\s+\{ (?<said>[^}]+) \}.*container_t/ },
        {
          has: 'relabel failed',
          says: /(?:relabel failed|lsetxattr) "?(?<said>\S+)"?: (?:operation not (?:permitted|supported)|permission denied)/,
        },
      ],
      cause: 'SELinux does not let the container use the mounted folder.',
      why: 'On Fedora and RHEL a folder needs a label before containers may read it.',
      fix: ['Let it be labelled: `-v "$PWD":/app:Z` (Z for this container alone, z for several).'],
    },
  ],
};
