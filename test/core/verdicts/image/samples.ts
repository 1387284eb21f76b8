import { readDockerfile } from '../../../../src/core/dockerfile/read.ts';
import type { ImageConfig, ProgramView, Stopped } from '../../../../src/core/verdicts/facts/images.ts';

export const config: ImageConfig = {
  id: 'sha256:1',
  names: [],
  entrypoint: ['/httpserver'],
  command: [],
  workdir: '/',
  user: '',
  environment: [],
  exposed: [],
  os: 'linux',
  architecture: 'amd64',
  layers: ['sha256:a'],
  history: [
    { by: 'ENTRYPOINT ["/httpserver"]', bytes: 0 },
    { by: 'COPY /httpserver /httpserver', bytes: 8_000_000 },
  ],
  bytes: 8_000_000,
};

export const program: ProgramView = {
  named: '/httpserver',
  path: '/httpserver',
  is: 'file',
  executable: true,
  form: 'elf',
  elf: {
    class: 64,
    endian: 'little',
    type: 'executable',
    machine: 'amd64',
    interpreter: null,
    dynamic: false,
  },
  interpreter: null,
  elsewhere: null,
};

export const stopped: Stopped = {
  config,
  program,
  shell: false,
  said: '',
  exit: null,
  dockerfile: readDockerfile(
    'FROM golang:1.26 AS builder\nRUN go build -o /httpserver .\nFROM scratch\nCOPY --from=builder /httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
  ),
};
