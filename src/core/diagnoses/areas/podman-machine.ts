import type { Area } from '../areas.ts';

/** What Podman lives in: its virtual machine on macOS and Windows, the folders of a session elsewhere. */
export const podmanMachine: Area = {
  name: 'podman',
  diagnoses: [
    {
      id: 'podman-machine',
      title: "Podman's virtual machine does not start",
      fault: 'machine',
      link: 'https://docs.podman.io/en/latest/markdown/podman-machine-start.1.html',
      matches: [
        {
          says: /^Error: (?<said>(?:vfkit|qemu\S*|krunkit|gvproxy|hyperkit) exited unexpectedly.*?)(?:, stderr.*)?$/,
        },
        { says: /^Error: (?<said>cannot start VM \S+: VM already running or starting)/ },
        { says: /^Error: (?<said>unable to start "[^"]+": already running)/ },
        { says: /^Error: (?<said>dial unix \S*podman\S*_ready\.sock: connect: connection refused)/ },
        { says: /^Error: cannot run command "podman machine \w+" as (?<root>root)/ },
        { says: /^Error: (?<said>machine did not transition into running state.*)$/ },
        { says: /^Error: (?<said>exec: "(?:qemu-system-\w+|vfkit|gvproxy)": executable file not found)/ },
        {
          has: 'could not find "',
          says: /^Error: (?<said>(?:failed to find|could not find) "?(?:vfkit|gvproxy|krunkit|qemu)\S*.*)$/,
        },
      ],
      sharper: ({ groups }) =>
        groups.root
          ? {
              cause: 'podman machine does not run as root.',
              why: 'The virtual machine belongs to a user; on Linux podman needs none.',
              fix: ['Leave out sudo; on Linux leave out podman machine: `podman info`.'],
            }
          : null,
      cause: 'The virtual machine of Podman cannot be started: {said}.',
      why: 'It was broken off, was made by another version, or the program that runs it is missing or of the other processor.',
      fix: [
        'Stop it, and start it again: `podman machine stop && podman machine start`.',
        'Make it anew (its images and containers are lost): `podman machine rm -f && podman machine init && podman machine start`; on a Mac with the newest package from https://podman.io.',
      ],
    },
    {
      id: 'podman-runtime-dir',
      title: 'The runtime folder of the user is missing',
      fault: 'machine',
      link: 'https://docs.podman.io/en/latest/markdown/podman.1.html#rootless-mode',
      matches: [
        {
          has: 'XDG_RUNTIME_DIR',
          says: /XDG_RUNTIME_DIR(?: directory)? "?(?<path>\S+?)"? is not owned by the current user/,
        },
        {
          has: '/run/user/',
          says: /^Error: .*(?:mkdir|lstat|stat|creating tmpdir:?) (?<path>\/run\/user\/\d+)\S*: (?:permission denied|no such file)/,
        },
      ],
      cause: 'Podman cannot use its runtime folder {path}: it belongs to another user, or is missing.',
      why: 'After su or sudo the variables are still those of the user before.',
      fix: [
        'Log in as the user (`machinectl shell USER@`, or ssh), or set it: `export XDG_RUNTIME_DIR=/run/user/$(id -u)`.',
      ],
    },
  ],
};
