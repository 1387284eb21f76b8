import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goMachineFault } from '../../../../src/core/verdicts/go/faults.ts';
import { badModulePath, programName } from '../../../../src/core/verdicts/go/module-path.ts';
import { readGoFailure } from '../../../../src/core/verdicts/go/output.ts';
import { readGoSource } from '../../../../src/core/verdicts/go/source.ts';

/** What go printed, each as a Go between 1.19 and 1.27 printed it. */
test.each([
  ['go111module-bad-value', 'go: unknown environment setting GO111MODULE=true'],
  ['go111module-off', "go: modules disabled by GO111MODULE=off; see 'go help modules'"],
  [
    'go111module-off',
    'main.go:7:2: cannot find package "github.com/sirupsen/logrus" in any of:\n\t/usr/local/go/src/github.com/sirupsen/logrus (from $GOROOT)\n',
  ],
  ['goflags-bad', 'go: parsing $GOFLAGS: non-flag "mod=vendor"'],
  [
    'wrong-case-sirupsen',
    'parsing go.mod:\n\tmodule declares its path as: github.com/sirupsen/logrus\n\t        but was required as: github.com/Sirupsen/logrus',
  ],
  [
    'wrong-case-sirupsen',
    'main.go:7:2: no required module provides package github.com/Sirupsen/logrus; to add it:\n',
  ],
  [
    'go-sum-mismatch',
    'verifying github.com/sirupsen/logrus@v1.9.3: checksum mismatch\n\tdownloaded: h1:a\n\tgo.sum:     h1:b\n\nSECURITY ERROR\n',
  ],
  ['go-sum-malformed', 'malformed go.sum:\n/home/me/p/go.sum:11: wrong number of fields 1'],
  [
    'go-sum-missing',
    'main.go:7:2: missing go.sum entry for module providing package github.com/sirupsen/logrus (imported by httpserver); to add:\n',
  ],
  ['go-line-too-new', 'go: go.mod requires go >= 1.25.0 (running go 1.24.3; GOTOOLCHAIN=local)'],
  ['go-line-too-new', 'go: download go1.99.0 for linux/amd64: toolchain not available'],
  ['go-line-invalid', "go: errors parsing go.mod:\ngo.mod:3: invalid go version 'x': must match format 1.23"],
  ['module-path-invalid', 'go: malformed module path "https:": invalid char \':\''],
  [
    'module-path-invalid',
    'go: error reading go.mod: missing module declaration. To specify the module path:',
  ],
  ['module-path-invalid', 'package x\n\timports x from main.go: import cycle not allowed'],
  ['go-mod-malformed', 'go: errors parsing go.mod:\ngo.mod:6: unknown directive: <<<<<<<'],
  [
    'dependency-missing',
    'main.go:7:2: no required module provides package github.com/sirupsen/logrus; to add it:\n\tgo get github.com/sirupsen/logrus',
  ],
  ['not-tidy', 'go: updates to go.mod needed; to update it:\n\tgo mod tidy'],
  ['version-missing', 'go: github.com/sirupsen/logrus@v1.99.9: invalid version: unknown revision v1.99.9'],
  [
    'version-missing',
    'go: github.com/a/b@v9.0.0: reading https://proxy.example.org/github.com/a/b/@v/v9.0.0.mod: 404 Not Found',
  ],
  ['goproxy-off', 'main.go:7:2: module lookup disabled by GOPROXY=off'],
  [
    'go-mod-missing',
    "go: go.mod file not found in current directory or any parent directory; see 'go help modules'",
  ],
  ['no-go-files', 'no Go files in /app'],
  ['package-not-main', 'package command-line-arguments is not a main package'],
  ['main-missing', '# httpserver\nruntime.main_main·f: function main is undeclared in the main package'],
  ['compile-error', '# httpserver\n./main.go:5:8: "fmt" imported and not used'],
  ['compile-error', "main.go:1:1: expected 'package', found 'EOF'"],
])('%s: %s', (cause, output) => {
  expect(readGoFailure(output)?.cause).toBe(cause);
  expect(goMachineFault(output)).toBeNull();
});

test.each([
  ['disk-full', 'write /root/.cache/go-build/x: no space left on device'],
  [
    'certificate',
    'Get "https://goproxy.example/x": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  [
    'dns',
    'Get "https://goproxy.example/x/@v/v1.mod": dial tcp: lookup goproxy.example on 10.0.0.2:53: no such host',
  ],
  ['dns', 'dial tcp: lookup proxy.example.org: Temporary failure in name resolution'],
  [
    'module-proxy-unreachable',
    'Get "https://proxy.example.org/x": dial tcp 1.2.3.4:443: connect: connection refused',
  ],
  [
    'module-proxy-unreachable',
    'Get "https://proxy.example.org/x": proxyconnect tcp: dial tcp 10.0.0.1:3128: i/o timeout',
  ],
  ['module-proxy-unreachable', 'Get "https://proxy.example.org/x": net/http: TLS handshake timeout'],
  ['module-proxy-failing', 'reading https://proxy.example.org/x/@v/list: 503 Service Unavailable'],
  ['go-broken', 'go: cannot find GOROOT directory: /nope'],
  ['go-cache-permission', 'go: writing go.mod cache: mkdir /go/pkg/mod/cache: permission denied'],
])('the machine: %s: %s', (id, output) => {
  expect(goMachineFault(output)?.id).toBe(id);
});

test('a place in the output goes into the failure', () => {
  expect(readGoFailure('# x\n./main.go:21:1: syntax error: x')?.place).toEqual({ file: 'main.go', line: 21 });
});

test('nothing known, nothing said; and no text throws', () => {
  expect(readGoFailure('all is well')).toBeNull();
  fc.assert(
    fc.property(
      fc.string(),
      (text) => void [readGoFailure(text), goMachineFault(text), readGoSource('a.go', text)],
    ),
  );
});

describe('module paths', () => {
  test.each([
    'httpserver',
    'x',
    'main',
    'example.com/me/app',
    'github.com/Me/my_app-2',
    'a.b/c~d/v2',
    'web+more',
  ])('%s', (path) => {
    expect(badModulePath(path, false, ['github.com/sirupsen/logrus'])).toBeNull();
  });
  test.each([
    '',
    'https://a.b/c',
    'a b',
    './x',
    '../x',
    '/x',
    'x/',
    'a//b',
    'a@b',
    'a:b',
    'Ünder',
    '-x',
    'all',
    'std',
    'cmd',
    '.x/y',
    'x./y',
    'c:\\x',
    'GitHub.com/Sirupsen/logrus',
  ])('not %s', (path) => {
    expect(badModulePath(path, false, ['github.com/sirupsen/logrus'])).not.toBeNull();
  });
  test.each([
    ['httpserver', 'httpserver'],
    ['a.b/web', 'web'],
    ['a.b/web/v2', 'web'],
    ['v2', 'v2'],
    ['a.b/web/v2x', 'v2x'],
  ])('%s makes %s', (path, name) => {
    expect(programName(path)).toBe(name);
  });
});

test('a Go file is read without being understood', () => {
  const text = [
    '// Package main is not "this/import".',
    '/* import "nor/this"',
    '*/',
    'package main',
    'import "fmt" // "not/this"',
    'import (',
    '\tlog "github.com/Sirupsen/logrus"',
    '\t_ `embed`',
    ')',
    'func main() { fmt.Println("import http://x") }',
  ].join('\n');
  expect(readGoSource('main.go', text)).toEqual({
    clause: { name: 'main', file: 'main.go', line: 4 },
    imports: [
      { path: 'fmt', file: 'main.go', line: 5 },
      { path: 'github.com/Sirupsen/logrus', file: 'main.go', line: 7 },
      { path: 'embed', file: 'main.go', line: 8 },
    ],
  });
});
