import type { Area } from '../areas.ts';

/** What npm and pip say in a RUN; outside of builds they are none of our business. */
export const dockerfileLanguages: Area = {
  name: 'dockerfile',
  diagnoses: [
    {
      id: 'npm-lock',
      title: 'npm ci without a lock file that fits',
      fault: 'learner',
      link: 'https://docs.docker.com/guides/nodejs/containerize/',
      matches: [
        {
          has: 'npm ci',
          says: /^(?:npm (?:ERR!|error) )?The `npm ci` command can only install with an existing/,
          where: 'build',
        },
        {
          has: 'npm ci',
          says: /^npm (?:ERR!|error) .*`npm ci` can only install packages when/,
          where: 'build',
        },
        { says: /^error Your lockfile needs to be updated/, where: 'build' },
        { says: /ERR_PNPM_(?:NO|OUTDATED)_LOCKFILE/, where: 'build' },
      ],
      cause:
        'npm ci needs a package-lock.json that fits package.json, and the image has none, or an old one.',
      why: 'It was not copied in, .dockerignore keeps it out, or package.json was changed without npm install.',
      fix: [
        'Make it here, and copy both: `npm install`, then `COPY package.json package-lock.json ./` in front of npm ci.',
      ],
    },
    {
      id: 'npm-manifest',
      title: 'npm finds no package.json',
      fault: 'learner',
      link: 'https://docs.docker.com/guides/nodejs/containerize/',
      matches: [
        {
          says: /^npm (?:ERR!|error) .*no such file or directory, open '(?<path>[^']*package\.json)'/,
          where: 'build',
        },
        { says: /^error Couldn't find a package\.json file in "(?<path>[^"]+)"/, where: 'build' },
        { says: /^npm (?:ERR!|error) code (?<json>EJSONPARSE)/, where: 'build' },
        { says: /ERR_PNPM_NO_PKG_MANIFEST.*No package\.json found in (?<path>\S+)/, where: 'build' },
      ],
      sharper: ({ groups }) =>
        groups.json
          ? {
              title: 'package.json is no JSON',
              cause: 'npm cannot read package.json: it is not valid JSON.',
              why: 'A comma too many or too few, a comment, or the marks of a merge conflict.',
              fix: ['See where: `node -p "JSON.parse(fs.readFileSync(\'package.json\'))"`, and correct it.'],
            }
          : null,
      cause: 'npm was started where no package.json lies: {path}.',
      why: 'It was not copied into the image yet, or into another folder than WORKDIR.',
      fix: ['Copy it first: `WORKDIR /app`, `COPY package*.json ./`, and then `RUN npm ci`.'],
    },
    {
      id: 'npm-conflict',
      title: 'npm packages that do not go together',
      fault: 'learner',
      link: 'https://docs.docker.com/guides/nodejs/containerize/',
      matches: [{ says: /^npm (?:ERR!|error) (?:code )?ERESOLVE/, where: 'build' }],
      cause: 'npm cannot choose versions that suit all packages: two of them want different ones of a third.',
      why: 'package.json asks for versions whose peer dependencies contradict each other.',
      fix: [
        'Correct the versions in package.json with npm install here, then build again with the new lock file.',
      ],
    },
    {
      id: 'npm-package-missing',
      title: 'npm finds no such package or script',
      fault: 'learner',
      link: 'https://docs.docker.com/guides/nodejs/containerize/',
      matches: [
        {
          says: /^npm (?:ERR!|error) (?:code (?<what>ETARGET)|notarget No matching version found for (?<version>\S+?)\.?$)/,
          where: 'build',
        },
        {
          says: /^npm (?:ERR!|error) 404\s+'(?<name>[^']+)' is not in (?:this|the npm) registry/,
          where: 'build',
        },
        { says: /^npm (?:ERR!|error) Missing script: "?(?<script>[^"]+)"?/, where: 'build' },
      ],
      sharper: ({ groups }) =>
        groups.script
          ? {
              cause: 'package.json has no script {script}.',
              fix: ['See which there are: `npm run`, and correct the name.'],
            }
          : null,
      cause: 'The registry of npm has no {name|such version of a package}{version|}.',
      why: 'A name or version is misspelt, or the package is private and the build has no token for it.',
      fix: [
        'Correct it in package.json; for a private one give the build a token: `RUN --mount=type=secret,id=npmrc ...`.',
      ],
    },
    {
      id: 'pip-package-missing',
      title: 'pip finds no such package',
      fault: 'learner',
      link: 'https://docs.docker.com/guides/python/containerize/',
      matches: [
        {
          says: /^ERROR: Could not find a version that satisfies the requirement (?<package>\S+)/,
          where: 'build',
        },
        { says: /^ERROR: No matching distribution found for (?<package>\S+)/, where: 'build' },
      ],
      cause: 'There is no {package} for this version of Python and this processor.',
      why: 'The name or version is misspelt, or this image has another Python than the package was made for.',
      fix: [
        'Correct it in requirements.txt, or take an image with another Python, as `FROM python:3.13-slim`.',
      ],
      yieldsTo: ['package-network'],
    },
    {
      id: 'pip-requirements',
      title: 'pip finds no requirements.txt',
      fault: 'learner',
      link: 'https://docs.docker.com/guides/python/containerize/',
      matches: [
        { says: /Could not open requirements file: .*: '(?<path>[^']+)'/, where: 'build' },
        { says: /^ERROR: Invalid requirement: '?(?<line>[^']*?)'?(?:$| \(from line| :)/, where: 'build' },
      ],
      sharper: ({ groups }) =>
        groups.line === undefined
          ? null
          : {
              title: 'A line of requirements.txt that pip cannot read',
              cause: 'pip cannot read the requirement {line|that it is given}.',
              why: 'A line is a name, and a version behind ==, >= or ~=; a file saved as UTF-16 by PowerShell looks broken too.',
              fix: ['Correct that line of requirements.txt, as `flask==3.0.0`, and save it as UTF-8.'],
            },
      cause: '{path} is not in the image where pip looks for it.',
      why: 'It was not copied in yet, or into another folder than WORKDIR.',
      fix: ['Copy it first: `COPY {path} ./`, then `RUN pip install -r {path}`.'],
    },
    {
      id: 'pip-managed',
      title: 'pip may not install into the system',
      fault: 'learner',
      link: 'https://docs.docker.com/guides/python/containerize/',
      matches: [{ says: /^error: externally-managed-environment/, where: 'build' }],
      cause: 'The Python of this image belongs to its distribution, and pip may not change it.',
      why: 'Debian 12, Ubuntu 23.04, Alpine 3.19 and later protect the packages of the system.',
      fix: [
        'Start from Python’s own image: `FROM python:3.13-slim`.',
        'Or use a folder of its own: `RUN python3 -m venv /venv && /venv/bin/pip install -r requirements.txt`.',
      ],
    },
    {
      id: 'package-network',
      title: 'npm or pip cannot reach its registry',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/network/#dns-services',
      matches: [
        {
          says: /^npm (?:ERR!|error) (?:code |errno |network )(?<said>EAI_AGAIN|ENOTFOUND|ETIMEDOUT|ECONNRESET|ECONNREFUSED|EIDLETIMEOUT|ERR_SOCKET_TIMEOUT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_HAS_EXPIRED)/,
          where: 'build',
        },
        { says: /^WARNING: Retrying .* after connection broken by '(?<said>[^(']+)/, where: 'build' },
        {
          says: /^error An unexpected error occurred: .*(?<said>ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ECONNRESET)/,
          where: 'build',
        },
      ],
      sharper: ({ groups }) =>
        /CERT|UNABLE|SSL/.test(groups.said ?? '')
          ? {
              title: 'npm or pip does not trust the certificate of its registry',
              cause: 'The certificate of the package registry is not trusted inside the build: {said}.',
              why: 'A proxy of the company opens TLS, and the image does not know its authority.',
              fix: [
                "Add the company's CA to the image before this step: `COPY company.crt /usr/local/share/ca-certificates/`, `RUN update-ca-certificates`.",
              ],
            }
          : null,
      cause: 'The package registry cannot be reached from inside the build: {said}.',
      why: 'The network or DNS of the containers does not work, or a proxy is needed.',
      fix: [
        'Check the network and DNS of the engine (VPN; "dns" in /etc/docker/daemon.json), and build again.',
        'Behind a proxy: `docker build --build-arg HTTPS_PROXY=http://proxy:3128 .`.',
      ],
    },
  ],
};
