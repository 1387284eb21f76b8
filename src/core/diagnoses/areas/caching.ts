import type { Area } from '../areas.ts';
import type { Found } from '../types.ts';

/** Builds that went well and did more than they had to. */
export const caching: Area = {
  name: 'caching',
  diagnoses: [
    {
      id: 'copy-all-before-download',
      title: 'Every change downloads the modules again',
      fault: 'learner',
      link: 'https://docs.docker.com/build/cache/optimize/',
      weight: 'notice',
      matches: [
        {
          has: 'COPY . .',
          says: /^COPY (?:--\S+ )*\. \.\/?$/,
          on: 'header',
          also: { says: /^RUN .*go mod download/, within: 3 },
        },
        { has: 'COPY . ', says: /^COPY (?:--\S+ )*\. (?:\.\/?|\/\S+)$/, on: 'header' },
      ],
      when: ({ line, reading }) => {
        const steps = reading.steps.filter(({ text }) => /^(?:COPY|RUN|WORKDIR)\b/.test(text));
        const copy = line.step === null ? -1 : steps.indexOf(line.step);
        const download = steps.findIndex(
          ({ text }, index) => index > copy && /^RUN (?!--mount).*go mod download/.test(text),
        );
        // Told only of a second build: what stands above came from the cache, the copy did not, and so the download ran again.
        return (
          copy > 0 &&
          download > copy &&
          line.step?.state === 'ran' &&
          steps.slice(0, copy).some(({ state }) => state === 'cached') &&
          steps[download]?.state === 'ran' &&
          !steps.some(({ state }) => state === 'failed')
        );
      },
      cause:
        'COPY . . stands above go mod download: each changed file makes that layer invalid, is invalidated with all below it, and the modules are downloaded again.',
      why: 'A layer is reused only when it and all above it are unchanged; the cache of the download should hang on go.mod and go.sum alone.',
      fix: [
        'Copy those two first: `COPY go.mod go.sum ./`, then `RUN go mod download`, and only before go build `COPY . .`.',
      ],
      yieldsTo: ['no-cache-flag'],
    },
    {
      id: 'mtime-vs-mode',
      title: 'A change of permissions invalidates COPY',
      fault: 'nobody',
      link: 'https://docs.docker.com/build/cache/invalidation/',
      weight: 'notice',
      matches: [
        {
          has: 'chmod ',
          says: /^chmod (?<mode>[0-7]{3,4}) (?<file>\S+) && docker (?:buildx )?build/,
          on: 'command',
        },
      ],
      when: ({ reading, line }) =>
        reading.lines.some(
          ({ kind, text, step, segment }) =>
            kind === 'header' && segment === line.segment && /^COPY /.test(text) && step?.state === 'ran',
        ),
      cause:
        'The checksum of COPY covers content and mode (permissions) of a file, not mtime, its modification time: chmod makes the step run again, touch does not.',
      why: 'Another umask or a fresh checkout can change permissions and break the cache with the same content.',
      fix: [
        'Keep permissions the same: `git config core.fileMode`, or set them in the step: `COPY --chmod=644 go.mod ./`.',
      ],
    },
    {
      id: 'no-cache-flag',
      title: '--no-cache builds everything again',
      fault: 'nobody',
      link: 'https://docs.docker.com/reference/cli/docker/buildx/build/#no-cache',
      weight: 'notice',
      matches: [
        {
          says: /^(?:.*&& )?(?:docker|podman) (?:buildx )?build .*--no-cache/,
          on: 'command',
        },
      ],
      when: ({ reading, line }) =>
        reading.lines.some(
          ({ kind, text, step, segment }) =>
            kind === 'header' &&
            segment === line.segment &&
            /^RUN .*go mod download/.test(text) &&
            step?.state === 'ran',
        ) && !reading.steps.some(({ state }) => state === 'failed'),
      cause:
        'The flag --no-cache ignores all cached layers: all steps run again, go mod download too, a full rebuild.',
      why: 'It is not needed to pick up changed files: those invalidate the right layers by themselves.',
      fix: ['Build again, but remove --no-cache: `docker build -t hello .`.'],
    },
    {
      id: 'cache-mount-not-in-layer',
      title: 'What a cache mount holds is missing in the next RUN',
      fault: 'learner',
      link: 'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
      weight: 'notice',
      matches: [{ says: /^RUN --mount=type=cache\S* go mod download/, on: 'header' }],
      when: downloadsLater,
      cause:
        'A cache mount is seen by only that RUN which names it, and is not in the layer: the next RUN downloads the modules again.',
      why: 'The mount lies beside the image, not in it, so a later RUN finds an empty module cache.',
      fix: [
        'Repeat --mount on every RUN that needs it: `RUN --mount=type=cache,target=/go/pkg/mod go build -o /server .`.',
        'Or do without, and let the layer hold the modules: `RUN go mod download`.',
      ],
      yieldsTo: ['cache-mount-ci'],
    },
    {
      id: 'cache-mount-ci',
      title: 'Cache mounts are not exported from CI',
      fault: 'learner',
      link: 'https://docs.docker.com/build/ci/github-actions/cache/#cache-mounts',
      weight: 'notice',
      matches: [
        { has: 'cache-from', says: /--cache-(?:from|to)[= ]type=(?:gha|registry|local|s3)/, on: 'command' },
      ],
      when: ({ reading }) =>
        reading.lines.some(({ kind, text }) => kind === 'header' && /^RUN --mount=type=cache/.test(text)) &&
        reading.lines.some(
          ({ text, step }) =>
            /^go: downloading /.test(text) && step !== null && /--mount=type=cache/.test(step.text),
        ),
      cause:
        'A cache mount is not exported with the layers: it lives in the builder daemon, and each CI runner starts with an empty one, so the modules are downloaded again.',
      why: 'cache-to writes layers only (type=gha, registry, local), and a mount is none.',
      fix: [
        'Let a layer hold the modules, which is exported: `COPY go.mod go.sum ./` and `RUN go mod download`, with mode=max.',
        'Or carry the mount over with a cache dance action (buildkit-cache-dance), or keep one builder.',
      ],
    },
  ],
};

function downloadsLater({ line, reading }: Found): boolean {
  return reading.lines.some(
    ({ text, step, line: at }) =>
      at > line.line &&
      /^go: downloading /.test(text) &&
      step !== null &&
      step !== line.step &&
      /^RUN (?!.*--mount=type=cache)/.test(step.text),
  );
}
