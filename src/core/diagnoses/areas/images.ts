import type { Area } from '../areas.ts';

/** Images by their names on this machine. */
export const images: Area = {
  name: 'docker-run',
  diagnoses: [
    {
      id: 'unable-to-find-image',
      title: 'The image is not on this machine',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/image/ls/',
      matches: [{ says: /^Unable to find image '(?<image>[^']+)' locally/ }],
      when: ({ reading, line, groups }) =>
        fails.test(
          reading.lines
            .filter(({ segment }) => segment === line.segment)
            .map(({ text }) => text)
            .join('\n'),
        ) && !(offline.test(reading.text) && published.test(groups.image ?? '')),
      cause: 'The image {image} is not a local image: it was not built, or has another name or tag.',
      why: 'docker then asks the registry for it, and that has none either, or cannot be reached.',
      fix: [
        'See what there is: `docker images`; build it under that name: `docker build -t hello .`.',
        'Run exactly the name and tag that you gave to -t.',
      ],
      yieldsTo: [
        'rate-limit',
        'credential-helper',
        'registry-x509',
        'tag-not-found',
        'no-matching-manifest',
        'platform-mismatch',
        'docker-socket-denied',
        'registry-timeout',
        'disk-full',
      ],
    },
    {
      id: 'no-such-image',
      title: 'There is no such image here',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/image/ls/',
      matches: [
        {
          says: /^(?:docker: )?(?:Error response from daemon: |Error: )[Nn]o such image: (?<image>\S+)/,
        },
        { says: /^Error: (?<image>\S+): image not known/ },
        {
          says: /initializing source docker:\/\/(?<image>localhost\/\S+): pinging container registry localhost: /,
        },
        { says: /^Error response from daemon: (?<image>)reference does not exist/ },
        { says: /The image for the service you're trying to recreate has been removed(?<image>)/ },
        { says: /^tag does not exist: (?<image>\S+)/ },
        {
          says: /An image does not exist locally with the tag: (?<image>\S+)/,
        },
      ],
      cause: 'There is no image {image|of that name} on this machine.',
      why: 'It was not built, is misspelt, or has another tag than latest.',
      fix: ['See what there is: `docker images`.', 'Build it: `docker build -t {image|hello} .`.'],
    },
    {
      id: 'rmi-in-use',
      title: 'A container uses the image',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/image/rm/',
      matches: [
        {
          says: /conflict: unable to (?:remove repository reference|delete) "?(?<image>[^"\s]+)"?.*container (?<container>\w+)/,
        },
        {
          says: /image used by (?<container>\w+): image is in use by a container/,
        },
        {
          says: /conflict: unable to delete (?<image>\S+) \(must be forced\) - image is referenced in (?<names>multiple repositories)/,
        },
        {
          says: /conflict: unable to delete (?<image>\S+) \(cannot be forced\) - image has (?<children>dependent child images)/,
        },
      ],
      sharper: ({ groups }) =>
        groups.names
          ? {
              title: 'The image has several names',
              cause:
                'The image {image} has several names, and its ID alone does not say which of them is to go.',
              why: 'docker tag gives a further name to the same image.',
              fix: [
                'Remove the names one by one: `docker rmi NAME:TAG`; or all at once: `docker rmi -f {image}`.',
              ],
            }
          : groups.children
            ? {
                title: 'Other images are built on this one',
                cause: 'Other images are built on the image {image}, and need its layers.',
                why: 'An image without a name is often a stage or the base of one that has a name.',
                fix: ['Remove those first, or all that nobody uses: `docker image prune -a`.'],
              }
            : null,
      cause: 'A container {container|} uses the image {image|}, even if it has stopped.',
      why: 'A container keeps its image until the container is removed.',
      fix: ['Remove the container first: `docker rm {container|NAME}`, then the image.'],
    },
  ],
};

const fails = /Error response from daemon|Run 'docker run --help'|docker: /;
const offline = /dial tcp|connection refused|timeout|no such host|server misbehaving/i;
/** Images that one pulls and does not build: with a host or user in front, or well known. */
const published =
  /\/|^(?:hello-world|golang|alpine|busybox|debian|ubuntu|nginx|node|python|postgres|redis|mysql)(?::|$)/;
