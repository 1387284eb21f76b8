import type { Area } from '../areas.ts';

/** Who one is for a registry: logins, the helpers that keep them, and what they allow. */
export const registryLogin: Area = {
  name: 'registry',
  diagnoses: [
    {
      id: 'push-denied',
      title: 'The registry does not let you push there',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/image/push/',
      matches: [
        {
          says: /requested access to the resource is denied/,
        },
        { has: 'insufficient_scope', says: /push access denied.*insufficient_scope/ },
        {
          has: 'failed to push ',
          says: /failed to push (?<image>[^\s:]+\S*): .*(?:denied|nauthorized|forbidden)/i,
        },
        { has: 'denied: ', says: /^(?:error parsing HTTP 403 response body: .*)?(?:denied|unauthorized): / },
        { says: /^unauthorized: / },
        {
          says: /checking push permission for "(?<image>[^"]+)": (?!.*dial tcp).*(?:UNAUTHORIZED|DENIED|40[13])/,
        },
        { says: /denied: Unauthenticated request/ },
        {
          has: 'denied: ',
          says: /^(?:Error: )?(?:buildx failed with: )?ERROR: denied: (?:installation not|permission_denied)/,
        },
      ],
      when: ({ line, reading }) =>
        /failed to push|checking push permission|push access denied|^denied: |denied: (?:installation|permission|Unauthenticated)|insufficient scopes/.test(
          line.text,
        ) ||
        reading.lines.some(
          ({ text, segment }) => segment === line.segment && /^The push refers to repository /.test(text),
        ),
      sharper: ({ line }) =>
        /token has expired|Unauthenticated/.test(line.text)
          ? {
              title: 'The login at the registry is missing, or has expired',
              cause: 'The registry knows no login of yours that is still good.',
              why: 'Logins at the registries of clouds end after some hours, or were made for another address.',
              fix: [
                'Log in anew: `aws ecr get-login-password | docker login -u AWS --password-stdin REGISTRY`, `gcloud auth configure-docker REGISTRY`, `az acr login -n NAME`.',
              ],
            }
          : null,
      cause:
        'The registry does not accept this image from you: you are not logged in, or the name is not below your user name.',
      why: 'To Docker Hub one pushes as USER/NAME; a bare name as httpserver belongs to the official images.',
      fix: [
        'Log in, and push under your name: `docker login`, `docker tag httpserver YOU/httpserver`, `docker push YOU/httpserver`.',
        'In CI the token needs the right to write (on GitHub: `permissions: packages: write`).',
      ],
    },
    {
      id: 'credential-helper',
      title: "docker's password helper is missing",
      fault: 'machine',
      link: 'https://docs.docker.com/reference/cli/docker/login/#credential-stores',
      matches: [
        {
          has: 'docker-credential-',
          says: /exec: "docker-credential-(?<helper>[\w.-]+)": executable file not found/,
        },
        { says: /error getting credentials - err: (?<said>.*)$/ },
        { says: /Credentials store docker-credential-\S+ exited with "(?<said>.*?)"?[').]*$/ },
        { says: /[Ee]rror saving credentials: (?<said>.*)$/ },
      ],
      sharper: ({ groups }) =>
        groups.said !== undefined && !/executable file not found/.test(groups.said)
          ? {
              title: "docker's password helper does not work",
              cause: 'docker asks a helper program for passwords, and that failed: {said}.',
              why: 'The keychain is locked or not set up (`pass init`), belongs to another user (as with sudo), or Docker Desktop does not run.',
              fix: [
                'Leave out sudo, unlock the keychain or start Docker Desktop, and try again: `docker login`.',
                'Or do without the helper: take the line "credsStore" out of `~/.docker/config.json`.',
              ],
            }
          : null,
      cause:
        'docker is to ask docker-credential-{helper|desktop} for passwords, and that is not in PATH or does not work.',
      why: '"credsStore" in ~/.docker/config.json names a helper, often left over from Docker Desktop, or copied from another machine (WSL).',
      fix: [
        'Take the line "credsStore" out of `~/.docker/config.json`, then try again.',
        'Or install the helper and put it into PATH.',
      ],
    },
    {
      id: 'login-failed',
      title: 'The login was refused',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/login/',
      matches: [
        { says: /[Ii]ncorrect username or password/ },
        {
          has: 'Username and password required',
          says: /^(?:Error: |##\[error\])(?<ci>Username and password required)/,
        },
        {
          says: /Cannot perform an interactive login from a non[- ]TTY device/,
        },
        {
          says: /Get "https:\/\/[^"]+\/v2\/": (?:denied(?:: denied)?$|unauthorized: (?:your account|please verify))/,
        },
        { has: 'login attempt to', says: /login attempt to \S+ failed with status: 40[13]/ },
      ],
      sharper: ({ groups }) =>
        groups.ci
          ? {
              cause: 'docker/login-action was given no user name or no password: a secret is empty.',
              why: 'The secret is not set, is misspelt, or belongs to another repository; a pull request from a fork gets none.',
              fix: ['Set it: Settings, Secrets and variables, Actions; and log in only where it is there.'],
            }
          : null,
      cause: 'The registry refused the login, or nobody could be asked for the password.',
      why: 'Docker Hub wants an access token where two-factor login is on, and a script has no terminal to ask at.',
      fix: ['Use a token, from standard input: `echo "$TOKEN" | docker login -u USER --password-stdin`.'],
    },
  ],
};
