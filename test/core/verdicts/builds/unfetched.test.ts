import { expect, test } from 'vitest';
import { newRequirements } from '../../../../src/core/verdicts/builds/edits.ts';
import { unfetched } from '../../../../src/core/verdicts/builds/unfetched.ts';

const dockerfile = 'FROM golang:1.26\nCOPY go.mod go.sum ./\nRUN go mod download\n';
const at = 'github.com/google/uuid@v1.6.0';
const mod = 'github.com/google/uuid/@v/v1.6.0.mod';

// What Go 1.26.8 said in a build.
test.each<[string, string, string | null]>([
  [
    'no DNS',
    `go: ${at}: Get "https://proxy.golang.org/${mod}": dial tcp: lookup proxy.golang.org on 10.255.255.53:53: read udp 172.17.0.2:60595->10.255.255.53:53: i/o timeout`,
    'module-proxy-unreachable',
  ],
  [
    'a web proxy that is down',
    `go: ${at}: Get "https://proxy.golang.org/${mod}": proxyconnect tcp: dial tcp 127.0.0.1:9: connect: connection refused`,
    'module-proxy-unreachable',
  ],
  [
    'a web proxy that refuses',
    `go: ${at}: Get "https://proxy.golang.org/${mod}": Forbidden`,
    'module-proxy-unreachable',
  ],
  ['a proxy without it', `go: ${at}: reading http://172.17.0.1:8899/${mod}: 404 Not Found`, 'not-there'],
  [
    'a proxy that refuses it',
    `main.go:4:8: ${at}: reading https://goproxy.example/${mod}: 403 Forbidden`,
    'not-there',
  ],
  [
    'asked for at its source, without git',
    `go: ${at}: git init --bare in /go/pkg/mod/cache/vcs/4d8a: exec: "git": executable file not found in $PATH`,
    'not-there',
  ],
  ['switched off', `go: ${at}: module lookup disabled by GOPROXY=off`, null],
  [
    'nobody asked',
    'main.go:5:8: no required module provides package github.com/google/uuid; to add it:',
    null,
  ],
  [
    'another module',
    'go: github.com/sirupsen/logrus@v1.9.3: reading http://172.17.0.1:8899/x: 404 Not Found',
    null,
  ],
])('A new requirement does not come: %s', (_name, said, expected) => {
  const [uuid] = newRequirements('');
  if (!uuid) throw new Error('none');
  const why = unfetched(`go: downloading x v1.0.0\n${said}\n`, uuid, dockerfile);
  expect(why?.is === 'out-of-reach' ? why.fault.id : (why?.is ?? null)).toBe(expected);
  expect(unfetched(said, uuid, dockerfile.replace('RUN', 'RUN --network=none'))).toBeNull();
});
