import type { Area } from '../areas.ts';

/** Pulling and pushing images. */
export const registry: Area = {
  name: 'registry',
  diagnoses: [
    {
      id: 'rate-limit',
      title: 'The registry allows no more pulls for now',
      fault: 'machine',
      link: 'https://docs.docker.com/docker-hub/usage/pulls/',
      matches: [
        { says: /toomanyrequests: / },
        { says: /429 Too Many Requests/ },
        { says: /reached your (?:unauthenticated )?pull rate limit/ },
      ],
      when: ({ line }) => !/^go: |\/@v\//.test(line.text),
      sharper: ({ line }) =>
        /docker\.(?:com|io)|pull rate limit/.test(line.text)
          ? null
          : {
              cause:
                'The registry gives this address, or this account, no more images for now: too many requests.',
              why: 'Registries count pulls by address (a company, a school or a CI runner has one together) or by account.',
              fix: ['Wait some minutes and try again; with a login there are more: `docker login REGISTRY`.'],
            },
      cause:
        'The rate limit for anonymous pulls from Docker Hub is used up, for everybody who shares this address.',
      why: 'Docker Hub counts pulls by address (a company, a school or a CI runner has one together); with an account there are more.',
      fix: [
        'Log in: `docker login`, and try again.',
        'Or wait (up to an hour), or use a mirror or an image that is already here: `docker images`.',
      ],
    },
    {
      id: 'tag-not-found',
      title: 'The image has no such tag',
      fault: 'learner',
      link: 'https://docs.docker.com/docker-hub/repos/manage/hub-images/tags/',
      matches: [
        { says: /manifest for (?<image>\S+) not found/ },
        {
          says: /(?:Error response from daemon: |Error: .*|reading manifest (?<image>\S+) .*|: )manifest unknown/,
        },
        {
          says: /failed to (?:solve|resolve source metadata for \S+): (?:(?<image>[\w./-]+:[\w.-]+): )?(?:failed to resolve source metadata for \S+: )?(?:[\w./-]+\.[\w./-]+:[\w.-]+): not found$/,
        },
        {
          says: /failed to resolve reference "(?<image>[^"]+)": \S+: not found$/,
        },
        {
          says: /failed to solve: (?<image>[\w./-]+:[\w.-]+): (?:\S+: )?not found$/,
        },
      ],
      cause: 'The image {image|that is asked for} does not exist: there is no such tag (version).',
      why: 'The version is not released yet, was removed, or is misspelt.',
      fix: [
        'Choose an existing tag, as golang:1.26 or golang:1.26-alpine: https://docs.docker.com/docker-hub/repos/manage/hub-images/tags/.',
      ],
    },
    {
      id: 'pull-denied',
      title: 'The registry has no such image, or does not give it',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/image/pull/',
      matches: [
        { says: /pull access denied(?: for (?<image>[^\s,]+))?,/ },
        {
          says: /requested access to the resource is denied/,
        },
        { says: /insufficient_scope: authorization failed/ },
        {
          says: /(?:Error response from daemon: |Error: .*: |denied: |: )[Uu]nauthorized: (?:authentication required|access to the requested)/,
        },
        { says: /failed to (?:fetch \w+ token|authorize): .*: 401 Unauthorized/ },
        {
          has: ': 403 Forbidden',
          says: /failed to (?:resolve source metadata|authorize|copy)\S*: 403 Forbidden/,
        },
        { has: '403 Forbidden', says: /unexpected status(?: code)?[^,]*: 403 Forbidden/ },
        {
          has: '/manifests/',
          says: /(?:Head|Get) "https:\/\/[^"]+\/manifests\/[^"]+": (?:denied|unauthorized)(?:: (?!incorrect).*)?$/,
        },
        { says: /no basic auth credentials/ },
        { says: /repository does not exist or may require/ },
        { says: /^unauthorized: authentication required/ },
        { says: /unauthorized to access repository/ },
        { says: /repository (?<image>\S+) not found: does not exist or no pull access/ },
        { says: /^Error: image (?<image>\S+) not found$/ },
        { says: /^denied: (?!requested access)/ },
        { has: 'reading manifest', says: /reading manifest \S+ in (?<image>\S+): (?:denied|unauthorized)\b/ },
      ],
      sharper: ({ line }) =>
        /403 Forbidden/.test(line.text)
          ? {
              title: 'The registry refuses to answer',
              cause: 'The registry refuses the request: 403 Forbidden.',
              why: 'The login that docker has kept is no longer good or may not read this image, or a proxy or the country is blocked.',
              fix: [
                'Forget the old login and try again: `docker logout`, then `docker login`.',
                'Behind a proxy or VPN: try without it, or use a mirror.',
              ],
            }
          : null,
      cause: 'The registry has no image {image|of that name}, or wants a login for it: access denied.',
      why: 'The name is misspelt, the image was built only on another machine, or it is private. To push to Docker Hub, the name has to begin with your user name.',
      fix: [
        'Check the name; if it is your own image, build it here: `docker build -t {image|hello} .`.',
        'If it is private: `docker login`; to push: `docker tag hello YOU/hello && docker push YOU/hello`.',
      ],
      yieldsTo: ['push-denied', 'unable-to-find-image', 'stage-name-typo', 'rate-limit'],
    },
    {
      id: 'repository-missing',
      title: 'The registry has no such repository',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/image/push/',
      matches: [
        { says: /^(?:.*: )?name unknown: (?<said>.*)$/ },
        {
          says: /(?<said>repository with name '[^']+' does not exist in the registry)/,
          has: 'does not exist in the registry',
        },
      ],
      cause: 'The registry has no repository of that name, and makes none by itself: {said}.',
      why: 'At ECR, Artifact Registry and others a repository has to be made before the first push; or the name is misspelt.',
      fix: ['Make it there, or correct the name: `aws ecr create-repository --repository-name NAME`.'],
    },
    {
      id: 'tag-immutable',
      title: 'The tag is there, and may not be changed',
      fault: 'learner',
      link: 'https://docs.docker.com/docker-hub/repos/manage/hub-images/immutable-tags/',
      matches: [
        {
          says: /image tag '(?<tag>[^']+)' already exists in the '[^']+' repository and cannot be overwritten/,
        },
        { says: /tag (?<tag>\S+) is immutable/ },
      ],
      cause: 'The registry has the tag {tag} already, and does not let it be overwritten.',
      why: 'The repository is set to immutable tags, so that a version is always the same image.',
      fix: ['Push under a new tag: `docker tag app REGISTRY/app:1.0.1 && docker push REGISTRY/app:1.0.1`.'],
    },
    {
      id: 'push-too-large',
      title: 'A layer is too large for what stands before the registry',
      fault: 'machine',
      link: 'https://docs.docker.com/build/building/best-practices/#minimize-the-number-of-layers',
      matches: [
        { says: /413 (?:Request Entity|Payload) Too Large/ },
        { says: /parsing HTTP 413 response body/ },
      ],
      cause: 'The registry, or a proxy before it, does not take a layer of this size: 413.',
      why: 'nginx and Cloudflare let only so much through in one request.',
      fix: [
        'Make the image smaller (a multi-stage build ships only the program), or raise the limit: client_max_body_size in nginx.',
      ],
    },
    {
      id: 'manifest-v1',
      title: 'The image has a format that is no longer read',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/deprecated/#pushing-and-pulling-with-image-manifest-v2-schema-1',
      matches: [
        { says: /manifest\.v1\+(?:prettyjws|json)" is no longer supported/ },
        { says: /[Ss]chema 1 (?:manifests? )?support has been removed/ },
      ],
      cause: 'The image was pushed years ago, in a format (schema 1) that engines no longer read.',
      why: 'Docker 29, with containerd 2.1, has taken out what could read it.',
      fix: ['Take a newer tag of the image, or build it anew and push it again.'],
    },
    {
      id: 'no-matching-manifest',
      title: 'The image is not there for this processor',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/multi-platform/',
      matches: [
        {
          says: /no matching manifest for (?<platform>\S+)(?: [\d.]+)? in the manifest list/,
        },
        {
          says: /image operating system "\w+" cannot be used on this platform/,
        },
        { says: /no match for platform in manifest/ },
        {
          says: /no supported platform found in manifest list/,
        },
        {
          says: /no image found in (?:manifest list|image index) for architecture "?(?<platform>\w+)/,
        },
        {
          has: 'was found but does not',
          says: /was found but (?:does not (?:match|provide) the specified|its platform \((?<platform>[^)]+)\) does not match) platform/i,
        },
      ],
      cause:
        'The image exists, but not for this platform (architecture{platform|}): its manifest has no entry for it.',
      sharper: ({ line, groups }) =>
        groups.platform?.startsWith('windows/') || /cannot be used on this platform/.test(line.text)
          ? {
              title: 'Docker Desktop is set to Windows containers',
              cause: 'The engine runs Windows containers, and the image is one for Linux.',
              why: 'Docker Desktop for Windows can run the one or the other, and asks for images of that kind only.',
              fix: [
                'Switch over: the whale in the notification area, "Switch to Linux containers..."; then try again.',
              ],
            }
          : groups.platform
            ? {
                cause:
                  'The image exists, but not for the platform {platform}: its manifest has no entry for that architecture.',
              }
            : null,
      why: 'Not every image, and not every old tag, is built for both amd64 and arm64.',
      fix: [
        'Take another tag or image that has it.',
        'Or the one for the other processor, in emulation: `docker pull --platform linux/amd64 IMAGE`.',
      ],
    },
  ],
};
