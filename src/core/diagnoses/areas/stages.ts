import type { Area } from '../areas.ts';

/** Stages by their names. */
export const stages: Area = {
  name: 'scratch',
  diagnoses: [
    {
      id: 'stage-name-typo',
      title: 'COPY --from or FROM names a stage that is not there',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/multi-stage/#name-your-build-stages',
      matches: [
        {
          says: /invalid from flag value (?<stage>\S+): (?!refers to current)/,
        },
        {
          says: /COPY --from=(?<stage>\S+): no stage or image found with that name/,
        },
        {
          has: '(did you mean ',
          says: /failed to solve: (?<stage>[^\s:]+)(?::\S*)?: .*\(did you mean (?<meant>[\w.-]+)\?\)/,
        },
        {
          says: /failed to solve: (?<stage>[\w.-]+)(?::\S+)?: pull access denied/,
        },
        {
          says: /load metadata for docker\.io\/library\/(?<stage>builder|build|builds|bulider|build-env|build-stage|base|stage|compile\w*|final|prod|production|dev|deps|app):latest/,
          on: 'header',
        },
        {
          says: /failed to resolve source metadata for docker\.io\/library\/(?<stage>[\w.-]+):latest/,
        },
      ],
      when: ({ line, groups, reading }) => {
        if (/invalid from flag|no stage or image|did you mean/.test(line.text))
          return !/^\w[\w.-]*[:/]/.test(groups.stage ?? '');
        if (line.kind === 'header') return line.step?.state === 'failed';
        return new RegExp(`--from=${(groups.stage ?? '').replace(/[.]/g, '\\.')}\\b`).test(reading.text);
      },
      cause:
        'COPY --from names {stage}, which is no stage name of this Dockerfile, and so docker looks for an image of that name.',
      why: 'A stage gets its name by AS in its FROM; the name is misspelt, missing, or stands further down.',
      sharper: ({ groups }) =>
        groups.meant
          ? { fix: ['Write the name of the stage: `COPY --from={meant} ...` (its FROM says AS {meant}).'] }
          : null,
      fix: ['Use the exact name: `FROM golang:1.26 AS builder`, and `COPY --from=builder ...`.'],
    },
    {
      id: 'from-image-missing',
      title: 'COPY --from names an image that is not here',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#copy---from',
      matches: [
        {
          says: /COPY --from=(?<image>[^\s:/]+[:/]\S*): no stage or image found with that name/,
        },
      ],
      cause: 'COPY --from names the image {image}, which is not on this machine and cannot be pulled.',
      why: 'Where no stage has that name, it is taken for an image.',
      fix: [
        'Pull it: `podman pull docker.io/library/{image}`, and write it so in COPY --from; or name a stage of this Dockerfile.',
      ],
    },
    {
      id: 'stage-order',
      title: 'COPY --from names a stage that comes later',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/multi-stage/',
      matches: [{ says: /cannot (?:copy|mount) from stage "(?<stage>[^"]+)".*needs to be defined before/ }],
      cause: 'COPY --from names the stage {stage}, which stands further down in the Dockerfile.',
      why: 'A stage can take only from stages above it.',
      fix: ['Move the stage up: the one that builds the program comes before the one that ships it.'],
    },
    {
      id: 'stage-circular',
      title: 'A stage that copies from itself',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/multi-stage/',
      matches: [
        {
          says: /circular dependency detected on stage: (?<stage>\S+)/,
        },
        {
          says: /invalid from flag value (?<stage>\S+): refers to current build stage/,
        },
      ],
      cause:
        'COPY --from names the very stage that it stands in: stages are numbered from 0, and this one is itself.',
      why: '--from=1 is the second stage, --from=0 the first.',
      fix: [
        'Write `COPY --from=0 ...`, or better a stage name: `FROM golang:1.26 AS builder`, `COPY --from=builder ...`.',
      ],
    },
    {
      id: 'target-not-found',
      title: '--target names a stage that is not there',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage',
      matches: [
        { says: /target stage "?(?<stage>[^\s"]+)"? could not be found/ },
        {
          says: /failed to reach build target (?<stage>\S+) in Dockerfile/,
        },
        {
          says: /[Tt]he target "(?<stage>[^"]+)" was not found in the provided Dockerfile/,
        },
      ],
      cause: 'The target {stage} is no stage name of this Dockerfile: no FROM has AS {stage}.',
      why: '--target builds up to the stage of that name.',
      fix: ['Name the stage: `FROM ... AS {stage}` (as AS final), or use a stage name that is there.'],
    },
    {
      id: 'engine-without-stages',
      title: 'This Docker knows no stages yet',
      fault: 'machine',
      link: 'https://docs.docker.com/build/building/multi-stage/',
      matches: [
        {
          has: 'Error parsing reference: "',
          says: /Error parsing reference: "(?<image>\S+) (?:as|AS) (?<stage>\S+)" is not a valid repository\/tag/,
        },
      ],
      cause:
        'Docker reads "{image} as {stage}" as an image name: it is older than 17.05 and knows no build stages.',
      why: 'FROM ... AS came with Docker 17.05.',
      fix: ['Install a current Docker: https://docs.docker.com/engine/install/.'],
    },
    {
      id: 'stage-name-invalid',
      title: 'A stage name that is none',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#from',
      matches: [{ says: /invalid name for build stage: "(?<stage>[^"]*)"/ }],
      cause: 'The stage name {stage} is invalid: it has to begin with a letter.',
      why: 'After it come letters, digits, - _ and . only.',
      fix: ['Rename it: `FROM golang:1.26 AS builder`.'],
    },
  ],
};
