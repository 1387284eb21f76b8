import type { Area } from '../areas.ts';

/** What builders, and what becomes of a build, are asked to be. */
export const builderOptions: Area = {
  name: 'docker-engine',
  diagnoses: [
    {
      id: 'builder-exists',
      title: 'There is a builder of that name',
      fault: 'learner',
      link: 'https://docs.docker.com/build/builders/manage/',
      matches: [
        { says: /existing instance for "(?<name>[^"]+)" but no append mode/ },
        { says: /(?<name>\S+) is a reserved name and cannot be used to identify builder/ },
      ],
      cause: 'There is a builder named {name} already.',
      why: 'docker buildx create makes a new one each time.',
      fix: ['Use it: `docker buildx use {name}`; or remove it first: `docker buildx rm {name}`.'],
    },
    {
      id: 'builder-tls',
      title: 'buildx makes no builder from TLS variables',
      fault: 'learner',
      link: 'https://docs.docker.com/build/builders/manage/',
      matches: [{ says: /could not create a builder instance with TLS data loaded from environment/ }],
      cause: 'DOCKER_HOST and DOCKER_CERT_PATH name the engine, and buildx wants a context in their place.',
      why: 'A builder lives longer than the variables of one shell, as in GitLab CI.',
      fix: ['Make one of them: `docker context create ci`, then `docker buildx create --use ci`.'],
    },
    {
      id: 'build-output',
      title: 'What becomes of the build is not told rightly',
      fault: 'learner',
      link: 'https://docs.docker.com/build/exporters/',
      matches: [
        { has: '--push and --load', says: /(?<said>--?push and --?load may not be set together)/ },
        { has: 'tag is needed when pushing', says: /(?<said>tag is needed when pushing to registry)/ },
        { has: 'by digest', says: /(?<said>can't push tagged ref .*by digest)/ },
        { has: 'unknown compression type', says: /(?<said>unknown compression type: \S+)/ },
      ],
      cause: 'The options for the outcome of the build do not fit: {said}.',
      why: 'An outcome is loaded into the engine, or pushed under a name, which -t has to give.',
      fix: [
        'Write for instance `docker buildx build -t YOU/app --push .`, or `docker buildx build -t app --load .`.',
      ],
    },
    {
      id: 'cache-gha',
      title: 'The cache of GitHub Actions cannot be used',
      fault: 'machine',
      link: 'https://docs.docker.com/build/cache/backends/gha/',
      matches: [
        { says: /missing runtime token \$ACTIONS_RUNTIME_TOKEN(?<token>)/ },
        { says: /failed to (?:reserve|commit|save) cache: (?<said>.*)$/ },
        { has: 'temporarily unavailable', says: /(?<said>GitHub Actions is temporarily unavailable)/ },
        {
          has: 'maximum timeout reached',
          says: /^(?:ERROR: )?(?:failed to solve: )?(?<said>maximum timeout reached)/,
        },
        { has: 'error writing layer blob', says: /error writing layer blob: (?<said>.*)$/ },
        {
          has: '.actions.githubusercontent.com/',
          says: /(?:artifactcache|results-receiver)\.actions\.githubusercontent\.com\/.*": (?<said>.*)$/,
        },
        { has: 'legacy service is shutting down', says: /(?<said>This legacy service is shutting down)/ },
      ],
      sharper: ({ groups }) =>
        groups.token !== undefined
          ? {
              cause: 'type=gha is the cache of GitHub Actions, and the build was not given its token.',
              why: 'Only docker/build-push-action hands the token on by itself; a docker build in run: does not.',
              fix: [
                'Use docker/build-push-action, or leave the cache out: `docker build .` without --cache-to type=gha.',
              ],
            }
          : null,
      cause: 'The cache of GitHub Actions did not take what was to be kept: {said}.',
      why: 'The service has a limit of requests and size, or changed its version.',
      fix: [
        'Run the job again; update docker/setup-buildx-action, or let it pass: `--cache-to type=gha,ignore-error=true`.',
      ],
    },
    {
      id: 'build-check',
      title: 'A build check found something, and counts as an error here',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/build-checks/',
      matches: [{ says: /lint violation found for rules: (?<rules>.*)$/ }],
      cause: 'The Dockerfile offends against rules that are to be errors: {rules}.',
      why: 'A line # check=error=true in the Dockerfile, or BUILDKIT_DOCKERFILE_CHECK, turns the warnings into errors.',
      fix: [
        'See the lines: `docker build --check .`, and correct them as https://docs.docker.com/reference/build-checks/ says.',
      ],
    },
    {
      id: 'image-exists',
      title: 'Two builds write the same image name at once',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/compose-file/build/',
      matches: [
        { has: ': already exists', says: /failed to solve: image "(?<image>[^"]+)": already exists/ },
      ],
      cause: 'The build is done, and its name {image} was given to another image at the same moment.',
      why: 'Two services of a Compose file are built side by side, and name the same image.',
      fix: [
        'Build it in one of the services only, and let the other name the image: `docker compose build && docker compose up`.',
      ],
    },
  ],
};
