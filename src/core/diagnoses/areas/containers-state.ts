import type { Area } from '../areas.ts';
import { commandOf } from '../match.ts';

/** Containers in a state that they should not be in. */
export const containersState: Area = {
  name: 'docker-run',
  diagnoses: [
    {
      id: 'container-cannot-stop',
      title: 'The engine may not stop its container',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/security/apparmor/',
      matches: [
        { says: /[Cc]annot (?:stop|kill) container: (?<name>[^\s:]+): (?:.*: )?permission denied/ },
        { says: /could not kill (?:container|process).*(?<name>)permission denied/ },
      ],
      cause: 'The engine may not stop the container {name|}: permission denied.',
      why: 'AppArmor keeps it from doing so, most often because Docker is installed twice, as a package and as a snap.',
      fix: [
        'Remove one of the two, and restart: `snap list docker`, `sudo snap remove docker`.',
        'For now: `sudo aa-remove-unknown`, then stop it again.',
      ],
    },
    {
      id: 'container-unhealthy',
      title: 'A container runs, and its health check fails',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#healthcheck',
      weight: 'notice',
      matches: [{ says: /\bUp .*\((?<state>unhealthy)\)/ }],
      cause: 'A container runs, and the command of its HEALTHCHECK fails: it is {state}.',
      why: 'The program does not answer there, or the image (scratch, distroless) has no curl or shell for the check.',
      fix: [
        'See what the check says: `docker inspect NAME` (State, Health), and what the program says: `docker logs NAME`.',
      ],
    },
    {
      id: 'container-restarting',
      title: 'A container ends and is started again, over and over',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/containers/start-containers-automatically/',
      weight: 'notice',
      matches: [{ says: /\bRestarting \((?<code>\d+)\) (?:Less than|About|\d+|an?) .*ago/ }],
      cause:
        'The program in a container ends with exit code {code} each time, and its restart policy starts it again.',
      why: 'A restart policy hides that it fails at its start; nothing answers at its port meanwhile.',
      fix: ['See why it ends: `docker logs --tail 50 NAME` (or `docker compose logs`).'],
    },
    {
      id: 'container-removal',
      title: 'The container is being removed, and something holds it',
      fault: 'machine',
      link: 'https://docs.docker.com/reference/cli/docker/container/rm/',
      matches: [
        { says: /removal of container (?<name>\S+) is already in progress/ },
        { says: /container (?<name>\S+) is marked for removal and cannot be/ },
        {
          has: 'remove ',
          says: /(?:unable to remove filesystem|failed to remove root filesystem) for (?<name>\w+).*device or resource busy/,
        },
      ],
      cause: 'The container {name} is being removed, and that has not come to its end.',
      why: 'The engine is busy, or a process still holds a file of it, as one that mounted /var/lib/docker.',
      fix: [
        'Wait a moment and look: `docker ps -a`; if it stays, restart the engine: `sudo systemctl restart docker`.',
      ],
    },
    {
      id: 'load-no-image',
      title: 'The archive is no image',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/image/load/',
      matches: [
        { says: /open \/var\/lib\/docker\/tmp\/docker-import-\S+: no such file or directory/ },
        {
          has: '/json: no such file',
          says: /Error processing tar file.*open \/\S*json: no such file or directory/,
        },
        {
          has: 'invalid tar header',
          says: /^(?:Error response from daemon: )?(?:Error processing tar file.*: )?(?:archive\/tar: )?invalid tar header/,
        },
        { has: 'unexpected EOF', says: /^(?<cut>(?:Error response from daemon: )?unexpected EOF)$/ },
        { has: 'unrecognized image format', says: /unrecognized image format/ },
      ],
      when: (found) =>
        found.groups.cut === undefined ||
        /\b(?:docker|podman) (?:image )?load\b/.test(commandOf(found) ?? ''),
      cause: 'docker load was given an archive that is no image, or only a part of one.',
      why: 'docker load reads what docker save wrote; what docker export wrote is the files of a container, for docker import.',
      fix: [
        'Save it anew: `docker save -o app.tar app`, then `docker load -i app.tar`; or take it in as files: `docker import app.tar app`.',
      ],
    },
  ],
};
