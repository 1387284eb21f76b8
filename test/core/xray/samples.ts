import type { SeenBuild, SeenStep } from '../../../src/core/xray/seen.ts';

export const allFirst = `FROM golang:1.26
WORKDIR /app
COPY . .
RUN go build -o httpserver .
EXPOSE 8080
ENTRYPOINT ["./httpserver"]
`;

export const rareFirst = `FROM golang:1.26
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o httpserver .
EXPOSE 8080
ENTRYPOINT ["./httpserver"]
`;

export const files = { '.dockerignore': 'i1', 'go.mod': 'm1', 'go.sum': 's1', 'main.go': 'a1' };

/** A build of one stage; its steps as `WORKDIR /app: cached`, `RUN go build: 14.2`, `COPY . .: failed`. */
export function aBuild(
  dockerfile: string,
  steps: readonly string[],
  change: Partial<SeenBuild> = {},
): SeenBuild {
  return {
    dockerfile,
    files,
    format: 'plain',
    uncached: false,
    ended: true,
    steps: steps.map((step, index): SeenStep => {
      const [, text = '', word = ''] = /^(.*): (\S+)$/.exec(step) ?? [];
      const seconds = /^[\d.]+$/.test(word) ? Number(word) : null;
      const state = seconds === null ? (word as SeenStep['state']) : 'ran';
      return { stage: null, number: index + 2, text, state, seconds, startedAt: null };
    }),
    ...change,
  };
}
