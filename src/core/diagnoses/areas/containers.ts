import type { Area } from '../areas.ts';
import type { Line } from '../reading/types.ts';

/** Containers and images by their names, and what becomes of them. */
export const containers: Area = {
  name: 'docker-run',
  diagnoses: [
    {
      id: 'exits-at-once',
      title: 'The container ended at once',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/container/run/#detach',
      weight: 'notice',
      matches: [
        {
          says: /\sExited \((?<code>\d+)\) (?:\d+|Less than|About|a few)\b.*?ago\s+(?:\S+\s+)?(?<name>[\w.-]+)$/,
        },
        {
          says: /^(?<name>[\w.-]+) exited with code (?<code>(?!130|143)[1-9]\d*)(?: \(restarting\))?$/,
        },
      ],
      when: ({ reading, line }) =>
        (/ exited with code /.test(line.text) && !reading.lines.some((each) => spoke(each, line))) ||
        reading.lines.some(
          ({ kind, text, segment }) =>
            kind === 'command' && segment < line.segment && /\brun\b.*\s(?:-d|--detach)\b/.test(text),
        ),
      sharper: ({ groups }) => {
        const meaning = codes[groups.code ?? ''];
        return meaning ? { cause: `The container {name} exited with status {code}: ${meaning}.` } : null;
      },
      cause: 'The container {name} exited with status {code}: its main process ended.',
      why: 'A container lives as long as its program; the default CMD of golang is a shell, which ends without a terminal, and a program that fails ends too.',
      fix: [
        'Read what it said: `docker logs {name}`, and `docker ps -a`.',
        'Give it a program that goes on running: `CMD ["/server"]`.',
      ],
    },
    {
      id: 'container-oom',
      title: 'The container was killed: out of memory',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/containers/resource_constraints/',
      matches: [
        { says: /\sExited \(137\) .*ago/ },
        { says: /container init was OOM-killed/ },
        { has: 'OOMKilled', says: /"?OOMKilled"?[:=]\s*true|^OOMKilled$/ },
        {
          has: 'Killed',
          says: /^(?:\S*sh: (?:line )?\d*:? *\d* )?Killed$|^(?:\S*sh: )line \d+:\s+\d+ Killed\s/,
        },
        { says: /^signal: killed$/ },
        { has: 'killed', says: /^(?:zsh: |\[\d+\]\s+\+?\s*\d+ )killed\s+\.?\/\S+/ },
        { says: /^[\w.-]+ exited with code 137/ },
      ],
      when: ({ line, reading, facts }) =>
        /OOM-?[Kk]illed/.test(line.text) ||
        facts.exit === 137 ||
        /^137$|exit(?:ed with)? (?:code|status):? 137|OOMKilled|signal: killed|^(?:zsh: |\[\d+\]\s+\+?\s*\d+ )killed|-m(?:emory)?[ =]\d/m.test(
          reading.text.slice(-20_000),
        ),
      cause:
        'The program was killed (exit code 137): usually because it, or the container, ran out of memory.',
      why: "At its memory limit a container's largest process is ended with SIGKILL, without a last word; docker kill does the same.",
      fix: [
        'See whether it was memory: `docker inspect -f "{{.State.OOMKilled}}" NAME`.',
        'Give it more: `docker run -m 512m ...` (Docker Desktop: Settings, Resources).',
      ],
      sharper: ({ line, reading }) =>
        /^(?:signal: |zsh: |\[).*killed/.test(line.text) && !/docker|container|137/i.test(reading.text)
          ? {
              title: 'The program was killed',
              cause:
                'The program was killed from outside: by the system, which usually runs out of memory then, or by somebody.',
              why: 'When memory runs out, the system ends the largest program with SIGKILL, without a last word.',
              fix: [
                'See whether it was memory: `sudo dmesg | grep -i "killed process"` (Linux), and let the program hold less.',
                'On a Mac a damaged signature does the same: build it anew, or `codesign -f -s - PROGRAM`.',
              ],
            }
          : null,
      yieldsTo: ['build-out-of-memory', 'killed-compiling'],
    },
    {
      id: 'no-such-container',
      title: 'There is no such container',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/container/ls/',
      matches: [
        {
          says: /^(?:docker: )?(?:Error response from daemon: |Error: )?(?:could not get container for \S+: |joining network namespace of container: )?[Nn]o such container: (?<name>\S+)/,
        },
        { has: ' does not exist', says: /^Error: container "(?<name>[^"]+)" does not exist/ },
        { says: /no container with name or ID "(?<name>[^"]+)" found/ },
        { has: 'No such object', says: /^Error(?: response from daemon)?: [Nn]o such object: (?<name>\S+)/ },
      ],
      cause: 'A container with the name or ID {name} does not exist.',
      why: 'It is misspelt, it was started with --rm and is gone, or {name} is the name of an image.',
      fix: ['See the names: `docker ps -a` (last column).'],
    },
    {
      id: 'container-not-running',
      title: 'The container does not run',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/container/exec/',
      matches: [
        {
          has: 'is not running',
          says: /^Error response from daemon: .*?[Cc]ontainer (?<name>\S+) is not running/,
        },
        {
          says: /can only create exec sessions on running containers: container state improper(?<name>)/,
        },
        { says: /Container (?<name>\S+) is paused, unpause/ },
        { says: /^(?:[Yy]ou )?cannot attach to a (?:stopped|paused|restarting) container(?<name>)/ },
        {
          has: 'non running container: ',
          says: /(?:join network of|link to) a non running container: \/?(?<name>[^\s.]+)/,
        },
        {
          says: /Container (?<name>\S+) is restarting, wait until the container is running/,
        },
      ],
      sharper: ({ line }) =>
        line.text.includes('is paused')
          ? {
              title: 'The container is paused',
              cause:
                'The container {name} is paused: its program stands still, and nothing can be started in it.',
              why: 'docker pause, or a button of Docker Desktop, did it.',
              fix: ['Let it go on: `docker unpause NAME`.'],
            }
          : line.text.includes('is restarting')
            ? {
                title: 'The container ends and is started again, over and over',
                cause:
                  'The program in the container {name} ends each time soon after its start, and --restart starts it again.',
                fix: ['See why it ends: `docker logs --tail 50 NAME`.'],
              }
            : null,
      cause: 'The container {name|} has ended (or never ran), and this command needs a running one.',
      why: 'docker exec and the like work inside of a running container.',
      fix: ['See why it ended: `docker logs NAME`, and start it again: `docker start NAME`.'],
    },
    {
      id: 'container-name-conflict',
      title: 'The container name is taken',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/container/run/#name',
      matches: [
        {
          says: /Conflict\. The container name "\/?(?<name>[^"]+)" is already in use/,
        },
        { says: /the container name "(?<name>[^"]+)" is already in use/ },
        { has: 'that name is already in use', says: /name "?(?<name>[\w.-]+)"? is in use: .*already in use/ },
      ],
      cause: 'There is already a container named {name}, running or not.',
      why: 'A container keeps its name after it has ended, until it is removed.',
      fix: [
        'Remove the old one: `docker rm -f {name}`.',
        'Or take another name; --rm removes a container when it ends.',
      ],
    },
    {
      id: 'rm-running',
      title: 'The container still runs',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/container/rm/',
      matches: [
        {
          says: /[Yy]ou cannot remove a running container (?<name>\w+)/,
        },
        {
          has: 'container is running',
          says: /cannot remove container "?\/?(?<name>[^"\s:]+)"?: container is running/,
        },
        {
          has: 'running or paused containers cannot be removed',
          says: /cannot remove container (?<name>\S+) as it is running/,
        },
      ],
      cause: 'The container {name} is running, and docker rm removes only what has stopped.',
      why: 'So nothing is lost by mistake.',
      fix: [
        'Stop it first: `docker stop {name} && docker rm {name}`, or both at once: `docker rm -f {name}`.',
      ],
    },
  ],
};

/** The program said something before it ended: then that is what it is about, and not that it ended. */
function spoke({ kind, text, line: at, segment }: Line, { line, segment: own }: Line): boolean {
  return (
    kind === 'said' &&
    segment === own &&
    at < line &&
    text.trim() !== '' &&
    !/^Attaching to |^Aborting on container exit|^(?:Creating|Starting|Recreating) | exited with code /.test(
      text,
    )
  );
}

/** What a shell and the engine mean by a status; others are the program's own. */
const codes: { readonly [code: string]: string } = {
  '125': 'docker itself could not start it',
  '126': 'its program is there, and may not be executed',
  '127': 'its program was not found in the image',
  '132': 'its program used an instruction that this processor does not have',
  '134': 'its program gave up (abort)',
  '139': 'its program crashed (segmentation fault), as programs for another processor do',
};
