import type { Attempt } from '../support/exam.ts';
import { right, wrong } from './attempts.ts';

const built = (how: string) => ({ commands: [`docker build -q -t httpserver ${how} .`] });

/** Builds of lesson 4 that are asked for with more than a name and a folder. */
export const askedDockerfiles = (image: string): readonly Attempt[] => [
  right(
    'a value by --build-arg',
    `FROM ${image}\nARG VERSION=dev\nWORKDIR /app\nCOPY . .\nRUN go build -ldflags "-X main.version=$VERSION" -o httpserver .\nENTRYPOINT ["./httpserver"]\n`,
    built('--build-arg VERSION=1.2.3'),
  ),
  right(
    'the tag of the image by --build-arg, and only so',
    `ARG TAG\nFROM golang:\${TAG}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n`,
    built(`--build-arg TAG=${image.split(':')[1]}`),
  ),
  right('a Dockerfile of another name', null, {
    files: {
      'Dockerfile.dev': `FROM ${image}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n`,
    },
    ...built('-f Dockerfile.dev'),
  }),
  wrong('a Dockerfile of another name, with a mistake', 'entrypoint-missing', null, {
    files: {
      'deploy/Dockerfile': `FROM ${image}\nWORKDIR /app\nCOPY . .\nRUN go build -o server .\nENTRYPOINT ["/httpserver"]\n`,
    },
    ...built('-f deploy/Dockerfile'),
    says: /"file":"deploy\/Dockerfile","line":5/,
  }),
  wrong(
    'the host’s program starts',
    'host-program-started',
    `FROM ${image}\nWORKDIR /app\nCOPY . .\nRUN go build -o server .\nENTRYPOINT ["./httpserver"]\n`,
    {
      commands: ['go build', 'docker build -q -t httpserver .'],
      says: /"file":"Dockerfile","line":4/,
    },
  ),
];

/** The same of lesson 6. */
export const askedMultiStages = (image: string): readonly Attempt[] => [
  right(
    'a stage by --target, and one below it for work',
    `FROM ${image} AS builder\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver .\nFROM scratch AS prod\nCOPY --from=builder /app/httpserver /\nENTRYPOINT ["/httpserver"]\nFROM builder AS dev\nCMD ["go", "run", "."]\n`,
    built('--target prod'),
  ),
  wrong(
    'the stage that builds, by --target',
    'image-of-earlier-stage',
    `FROM ${image} AS builder\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver .\nFROM scratch\nCOPY --from=builder /app/httpserver /\nENTRYPOINT ["/httpserver"]\n`,
    { ...built('--target builder'), says: /"file":"Dockerfile","line":1/ },
  ),
];
