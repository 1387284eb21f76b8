import { expect, test } from 'vitest';
import { engineFault } from '../../../src/core/verdicts/engine-faults.ts';

test.each([
  [
    'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'engine-down',
  ],
  [
    'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
    'engine-down',
  ],
  [
    'permission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
    'engine-permission',
  ],
  [
    'ERROR: permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.51/info": dial unix /var/run/docker.sock: connect: permission denied',
    'engine-permission',
  ],
  [
    'ERROR: failed to build: failed to solve: golang:1.99: failed to resolve source metadata for docker.io/library/golang:1.99: failed to do request: Head "https://registry-1.docker.io/v2/library/golang/manifests/1.99": dial tcp: lookup registry-1.docker.io on 10.255.255.53:53: no such host',
    'registry-unreachable',
  ],
  [
    'toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
    'pull-limit',
  ],
  ['write /go/pkg/mod/x: no space left on device', 'disk-full'],
  [
    'go: github.com/sirupsen/logrus@v1.10.2: Get "https://proxy.example.org/github.com/sirupsen/logrus/@v/v1.10.2.mod": dial tcp: lookup proxy.example.org on 10.0.0.1:53: no such host',
    'module-proxy-unreachable',
  ],
  [
    'go: github.com/a/b@v1.0.0: Get "https://proxy.example.org/github.com/a/b/@v/v1.0.0.mod": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'certificate',
  ],
  ['runc: error setting rlimit type 7 (6): operation not permitted', 'rlimit'],
  [
    'failed to create endpoint z80cy020 on network bridge: adding interface vethb74dde2 to bridge docker0 failed: Device does not exist',
    'container-network',
  ],
  ['main.go:3:1: syntax error: non-declaration statement outside function body', null],
  ['failed to calculate checksum of ref a::b: "/go.sum": not found', null],
  ['go: module lookup disabled by GOPROXY=off', null],
  ['/bin/sh: 1: ./server: Permission denied', null],
])('%s', (output, id) => {
  expect(engineFault(output)?.id ?? null).toBe(id);
});
