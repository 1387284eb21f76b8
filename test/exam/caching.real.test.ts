import { type Attempt, examine } from '../support/exam.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { describeReal, warmImage } from '../support/tools.ts';

const attempts: readonly Attempt[] = [
  {
    name: 'the article’s own',
    files: {
      Dockerfile: `FROM ${warmImage()}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n`,
    },
    commands: ['docker build -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'all copied before the download',
    files: {
      Dockerfile: `FROM ${warmImage()}\nWORKDIR /app\nCOPY . .\nRUN go mod download\nRUN go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n`,
    },
    expect: { cause: 'copies-all-first' },
    says: /Dockerfile/,
  },
];

describeReal(['go', 'network', 'docker', 'golang image'], 'attempts at lesson 5', () => {
  aloneWithTheCourseImage();
  examine('caching', 'dockerfile', { GO_DOCKER_TOUR_BASE_IMAGE: warmImage() }, attempts);
});
