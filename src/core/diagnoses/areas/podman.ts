import type { Area } from '../areas.ts';

/** What only Podman (and Buildah) say. */
export const podman: Area = {
  name: 'podman',
  diagnoses: [
    {
      id: 'podman-short-name',
      title: 'Podman knows no registry for a short name',
      fault: 'machine',
      link: 'https://docs.podman.io/en/latest/markdown/podman-pull.1.html',
      matches: [
        {
          says: /short-name "(?<image>[^"]+)" did not resolve to an alias/,
        },
        {
          says: /short-name resolution enforced but cannot prompt without a TTY/,
        },
      ],
      cause:
        'The image {image|} is not on this machine, and Podman has no registry to look for a short name in.',
      why: 'Docker puts docker.io/library/ in front by itself; Podman asks the list in registries.conf, which is empty here.',
      fix: [
        'Write the whole name: `docker.io/library/golang:1.26`, in FROM or after pull.',
        'Or add to /etc/containers/registries.conf: `unqualified-search-registries = ["docker.io"]`.',
        'An image of your own is localhost/NAME; see `podman images`.',
      ],
    },
    {
      id: 'podman-rlimit',
      title: 'The runtime may not raise its limits',
      fault: 'machine',
      link: 'https://docs.podman.io/en/latest/markdown/podman-run.1.html#ulimit-option',
      matches: [
        {
          says: /error setting rlimits? (?:type (?<type>\d+)|for ready process)/,
        },
      ],
      cause: 'The container runtime may not raise its limits here (rlimit {type|}).',
      why: 'The limit that is asked for is higher than your own hard limit, as inside of another container.',
      fix: [
        'Ask for no more than you have: `podman run --ulimit nofile=$(ulimit -Hn) ...`.',
        'Or for good, in containers.conf: `default_ulimits = ["nofile=1024:1024"]`.',
      ],
    },
    {
      id: 'podman-subuid',
      title: 'No user ids for rootless containers',
      fault: 'machine',
      link: 'https://docs.podman.io/en/latest/markdown/podman.1.html#rootless-mode',
      matches: [
        { says: /no subuid ranges found for user "?(?<user>[^\s"]+)/ },
        { says: /cannot find UID\/GID for user (?<user>[^\s:]+)/ },
        { says: /no range for (?<user>\S+) found in \/etc\/sub[ug]id/ },
        { says: /insufficient UIDs or GIDs available in user namespace/ },
        { says: /there might not be enough IDs available in the namespace/ },
        {
          has: 'newuidmap',
          says: /(?:exec: "newuidmap": executable file not found|newuidmap: (?:write to|open of) uid_map failed)/,
        },
        {
          has: 'cannot setup namespace using newuidmap',
          says: /cannot (?:setup|set up) namespace using "?newuidmap/,
        },
      ],
      sharper: ({ line }) =>
        /open of uid_map failed|uid_map failed: Operation not permitted/.test(line.text)
          ? {
              title: 'Rootless containers may not map user ids here',
              cause:
                'newuidmap may not set up the user ids of rootless containers, as inside another container.',
              why: 'An outer container without the needed capabilities, or newuidmap without its setuid bit, keeps it from doing so.',
              fix: [
                'Run the engine as root here, or start the outer container with `--privileged` (or --cap-add SETUID,SETGID).',
                'On a machine of your own: `sudo chmod u+s /usr/bin/newuidmap /usr/bin/newgidmap`.',
              ],
            }
          : null,
      cause: 'Rootless containers need a range of user ids, and this user {user|} has none.',
      why: 'The ids of a container are mapped to a range that /etc/subuid and /etc/subgid give to you, by the program newuidmap.',
      fix: [
        'Give a range: `sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $USER`, then `podman system migrate`.',
        'If newuidmap is missing: `sudo apt-get install uidmap`.',
      ],
    },
    {
      id: 'podman-unreachable',
      title: 'Podman does not answer',
      fault: 'machine',
      link: 'https://docs.podman.io/en/latest/markdown/podman-machine.1.html',
      matches: [
        { says: /Cannot connect to Podman/ },
        { has: 'does not exist', says: /^Error: .*\b(?:vm|VM) does not exist/ },
        { says: /[Uu]nable to connect to Podman(?: socket)?/ },
      ],
      sharper: ({ reading }) =>
        reading.text.includes('podman machine init')
          ? { fix: ['Start its virtual machine: `podman machine init` once, then `podman machine start`.'] }
          : null,
      cause: 'Podman does not run: its virtual machine or its socket does not answer.',
      why: 'On macOS and Windows Podman lives in a virtual machine; elsewhere its socket is a service of the user.',
      fix: [
        {
          linux: 'Start its socket: `systemctl --user start podman.socket`, or use podman without --remote.',
          darwin: 'Start it: `podman machine init` once, then `podman machine start`.',
          windows: 'Start it: `podman machine init` once, then `podman machine start`.',
        },
      ],
    },
    {
      id: 'podman-cgroups',
      title: 'cgroups do not fit rootless containers',
      fault: 'machine',
      link: 'https://docs.podman.io/en/latest/markdown/podman-run.1.html#cgroups-how',
      matches: [
        {
          has: 'cgroupfs',
          says: /^Error: .*(?:invalid configuration: cannot (?:specify|use).*cgroup|cgroup.* not supported)/,
        },
        {
          says: /^Error: .*[Rr]esource limits are not supported and ignored on cgroups V1 rootless/,
        },
        {
          says: /(?:(?:crun|runc): .*|^)sd-bus call: (?:Interactive authentication required|Transport endpoint is not connected|Permission denied|Connection reset)/,
        },
        { says: /crun: (?:creating cgroup directory|open) `\/sys\/fs\/cgroup[^`]*`: / },
        { has: 'requires cgroup v2', says: /requires cgroup(?:s)? v2/i },
      ],
      cause: 'The runtime cannot set the limits of the container up: cgroups are not delegated to this user.',
      why: 'Rootless containers need cgroups v2 and a login session of systemd.',
      fix: [
        'Log in as that user (not by su), or `loginctl enable-linger $USER`; without systemd: `podman --cgroup-manager=cgroupfs run ...`.',
      ],
    },
    {
      id: 'podman-network',
      title: "Podman's network cannot be set up",
      fault: 'machine',
      link: 'https://docs.podman.io/en/latest/markdown/podman-network.1.html',
      matches: [
        { says: /(?:^Error: |: )netavark: (?<said>.*)$/ },
        { says: /setting up [Pp]asta: (?<said>.*?):?$/ },
        {
          has: 'slirp4netns',
          says: /(?<said>(?:exec: )?"?slirp4netns"?(?: failed|: executable file not found).*)$/,
        },
        { has: 'aardvark-dns', says: /(?<said>aardvark-dns(?: failed to start| runs in a different|: ).*)$/ },
      ],
      cause: 'Podman cannot give the container a network: {said}.',
      why: 'A helper (netavark, aardvark-dns, pasta, iptables or nft) is missing or fails, or a network was left over from before.',
      fix: [
        'Install the helpers: `sudo apt-get install netavark aardvark-dns passt`, and begin anew: `podman network prune`, `podman system migrate`.',
        'To go on without: `podman run --network=host ...`.',
      ],
      yieldsTo: ['port-in-use-host', 'port-privileged', 'network-subnets', 'rootless-userns'],
    },
    {
      id: 'podman-storage',
      title: "Podman's storage does not fit",
      fault: 'machine',
      link: 'https://docs.podman.io/en/latest/markdown/podman-system-reset.1.html',
      matches: [
        {
          has: '/merged`',
          says: /crun: (?:make|open|mount|stat|realpath) `(?<denied>\S+\/containers\/storage\/\S+\/merged)`.*: Permission denied/,
        },
        {
          has: 'database graph driver',
          says: /database graph driver "(?<had>[^"]*)" does not match our graph driver "(?<has>[^"]*)"/,
        },
        {
          has: 'User-selected graph driver',
          says: /User-selected graph driver "(?<has>[^"]*)" overwritten by graph driver "(?<had>[^"]*)" from database/,
        },
        { says: /'overlay' is not supported over (?<has>\S+)/ },
        { says: /kernel does not support overlay fs/ },
        {
          says: /potentially insufficient UIDs or GIDs available in user namespace/,
        },
      ],
      sharper: ({ line, groups }) =>
        groups.denied
          ? {
              title: 'The user of the container may not enter the storage',
              cause: 'The runtime may not enter {denied}, where the files of the container lie.',
              why: 'A rootless container has other user ids: a folder above it (your home) lets no others through, or its SELinux labels are wrong.',
              fix: [
                'Let others pass through the folders above: `chmod a+x ~ ~/.local ~/.local/share`; SELinux: `restorecon -RF ~/.local/share/containers`.',
                'If nothing in it is needed, begin anew: `podman system reset`.',
              ],
            }
          : /does not support overlay|is not supported over/.test(line.text)
            ? {
                title: 'Podman cannot use overlay here',
                cause:
                  'The kernel, or the file system that the storage lies on, does not let Podman stack layers with overlay.',
                why: 'Inside another container, on NFS, ZFS or an old kernel, ordinary users may not use it.',
                fix: [
                  'Install fuse-overlayfs, which needs no such right: `sudo apt-get install fuse-overlayfs`.',
                  'Or use the slow driver that works everywhere: `podman --storage-driver=vfs ...`.',
                ],
              }
            : null,
      cause: "Podman's storage was made with another driver or user mapping than it is used with now.",
      why: 'A change of driver, kernel or user range leaves the old storage behind.',
      fix: [
        'If nothing in it is needed, begin anew: `podman system reset` (removes all images and containers).',
        'Or use the old driver again: `podman --storage-driver=vfs ...`.',
      ],
    },
    {
      id: 'mount-label',
      title: 'The mounted folder cannot be labelled',
      fault: 'learner',
      link: 'https://docs.podman.io/en/latest/markdown/podman-run.1.html#volume-v-source-volume-host-dir-container-dir-options',
      matches: [
        { says: /lsetxattr(?:\(label=\S+\))? (?<path>\S+?): operation not (?:supported|permitted)/ },
        { says: /building at STEP "RUN --mount=type=bind.*": .*open (?<step>\S+): permission denied/ },
        { has: 'SELinux relabeling', says: /SELinux relabeling of (?<path>\S+) is not allowed/ },
      ],
      sharper: ({ groups }) =>
        groups.step
          ? {
              title: 'SELinux keeps the step from what is mounted',
              cause: 'The step may not read {step}, which RUN --mount shows it: SELinux forbids it.',
              why: 'Files of the folder that is built have another label than files of containers.',
              fix: [
                'Let Podman label them: `RUN --mount=type=bind,source=go.mod,target=go.mod,z ...`, or COPY them.',
              ],
            }
          : null,
      cause: 'The folder {path} cannot be given a label of SELinux, which :z or :Z asks for.',
      why: 'Network and Windows file systems hold no labels, and those of the system may not be changed.',
      fix: [
        'Leave :z and :Z out: `-v {path}:/data`, or mount a folder below your home.',
        'If SELinux then refuses: `podman run --security-opt label=disable ...`.',
      ],
    },
  ],
};
