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
  ['goflags-bad', "-mod=vendored not supported (can be '', 'mod', 'readonly', or 'vendor')"],
  ['goproxy-bad', 'main.go:9:2: invalid proxy URL missing scheme: nonsense'],
  ['import-path-malformed', '/home/me/s/main.go:9:2: invalid import path: https://github.com/a/b'],
  ['import-path-malformed', 'main.go:9:2: malformed import path "github.com/a/b/": trailing slash'],
  [
    'import-path-malformed',
    'go: s imports\n\tgithub.com/a/b@v1.9.3: import path "github.com/a/b@v1.9.3" should not have @version',
  ],
  ['source-encoding', 'read /home/me/s/main.go: unexpected NUL in input'],
  ['unused-label', '# s\n./main.go:16:1: label again defined and not used'],
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
    'go-sum-incomplete',
    'main.go:7:2: missing go.sum entry for module providing package github.com/sirupsen/logrus (imported by httpserver); to add:\n',
  ],
  ['go-line-too-new', 'go: go.mod requires go >= 1.25.0 (running go 1.24.3; GOTOOLCHAIN=local)'],
  ['go-line-too-new', 'go: download go1.99.0 for linux/amd64: toolchain not available'],
  ['go-line-invalid', "go: errors parsing go.mod:\ngo.mod:3: invalid go version 'x': must match format 1.23"],
  ['module-path-invalid', 'go: malformed module path "https:": invalid char \':\''],
  [
    'module-line-missing',
    'go: error reading go.mod: missing module declaration. To specify the module path:',
  ],
  ['module-path-invalid', 'package x\n\timports x from main.go: import cycle not allowed'],
  [
    'own-import-cycle',
    'package s\n\timports s/a from c.go\n\timports s/b from a.go\n\timports s/a from b.go: import cycle not allowed',
  ],
  ['merge-markers', 'go: errors parsing go.mod:\ngo.mod:6: unknown directive: <<<<<<<'],
  ['go-mod-malformed', 'go: errors parsing go.mod:\ngo.mod:5: unknown directive: requires'],
  ['name-not-exported', '# s\n./main.go:26:26: undefined: handlers.greet'],
  ['name-not-exported', '# s\n./main.go:26:26: name greet not exported by package handlers'],
  ['undefined-name', '# s\n./main.go:26:26: undefined: handlers.Greet'],
  ['syntax-error', '# s\n./main.go:13:18: more than one character in rune literal'],
  [
    'version-of-another-major',
    'go: s imports\n\tgithub.com/a/b/v2: module github.com/a/b@latest found (v1.9.3), but does not contain package github.com/a/b/v2',
  ],
  ['go-mod-malformed', 'go.mod:9: syntax error (unterminated block started at /home/me/s/go.mod:8:1)'],
  ['go-mod-encoding', "go: errors parsing go.mod:\ngo.mod:1: unexpected input character '\\ufeff'"],
  ['module-line-twice', 'go: errors parsing go.mod:\ngo.mod:2: repeated module statement'],
  ['toolchain-line-invalid', "go.mod:8: invalid toolchain version 'latest': must match format go1.23.0"],
  [
    'version-malformed',
    '/home/me/s/go.mod:5: require github.com/a/b: version "1.9.3" invalid: must be of the form v1.2.3',
  ],
  ['version-malformed', 'go.mod:5: usage: require module/path v1.2.3'],
  [
    'version-of-another-major',
    'go.mod:5: require github.com/a/b: version "v2.0.0" invalid: should be v0 or v1, not v2',
  ],
  [
    'dependency-needs-newer-go',
    'go: github.com/a/b@v1.2.3 requires go >= 1.30 (running go 1.26.8; GOTOOLCHAIN=local)',
  ],
  ['replacement-missing', 'main.go:9:2: github.com/a/b@v1.1.2: replacement directory ../b does not exist'],
  [
    'replacement-no-module',
    'main.go:9:2: github.com/a/b@v1.1.2 (replaced by ./lib): reading lib/go.mod: open /home/me/s/lib/go.mod: no such file or directory',
  ],
  [
    'version-excluded',
    'go: ignoring requirement on excluded version github.com/a/b v1.1.2\ngo: updates to go.mod needed; to update it:',
  ],
  [
    'vendor-inconsistent',
    'go: inconsistent vendoring in /home/me/s:\n\tgithub.com/a/b@v1.9.3: is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt',
  ],
  [
    'vendor-incomplete',
    'main.go:9:2: cannot find module providing package github.com/a/b: import lookup disabled by -mod=vendor',
  ],
  ['go-work-in-the-way', "go: no modules were found in the current workspace; see 'go help work'"],
  [
    'module-not-found',
    'go: s imports\n\tgithub.com/a/none: module github.com/a/none: reading https://proxy.example.org/github.com/a/none/@v/list: 404 Not Found',
  ],
  [
    'package-not-in-module',
    'go: s imports\n\tgithub.com/a/b/none: module github.com/a/b@latest found (v1.1.2), but does not contain package github.com/a/b/none',
  ],
  [
    'dependency-missing',
    'main.go:7:2: no required module provides package github.com/sirupsen/logrus; to add it:\n\tgo get github.com/sirupsen/logrus',
  ],
  ['not-tidy', 'go: updates to go.mod needed; to update it:\n\tgo mod tidy'],
  ['version-malformed', 'go: errors parsing go.mod:\ngo.mod:5: no matching versions for query "v1.9"'],
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
  ['unused-import', '# httpserver\n./main.go:5:8: "fmt" imported and not used'],
  ['unused-variable', '# httpserver\n./main.go:5:8: declared and not used: x'],
  ['undefined-name', '# httpserver\n./main.go:5:8: undefined: Greeting'],
  [
    'declared-twice',
    '# s\n./main.go:15:6: main redeclared in this block\n\t./b.go:15:6: other declaration of main',
  ],
  ['type-error', '# s\n./main.go:5:8: cannot use "one" (untyped string constant) as int value'],
  ['missing-return', '# s\n./main.go:47:1: missing return'],
  ['main-with-arguments', '# s\n./main.go:15:6: func main must have no arguments and no return values'],
  ['merge-markers', '# s\n./main.go:18:1: syntax error: unexpected <<, expected }'],
  ['syntax-error', '# s\n./main.go:13:18: newline in string'],
  ['source-empty', "main.go:1:1: expected 'package', found 'EOF'"],
  ['source-encoding', 'main.go:1:1: illegal UTF-8 encoding (got UTF-16)'],
  ['embedded-file-missing', 'e.go:5:12: pattern nothing.html: no matching files found'],
  ['two-packages', 'found packages lib (lib.go) and main (main.go) in /home/me/s'],
  ['excluded-by-constraints', 'package s: build constraints exclude all Go files in /home/me/s'],
  ['only-test-files', 's: no non-test Go files in /home/me/s'],
  ['no-such-standard-package', 'main.go:8:2: package net/htp is not in std (/usr/local/go/src/net/htp)'],
  [
    'relative-import',
    'main.go:8:2: "./greet" is relative, but relative import paths are not supported in module mode',
  ],
  [
    'declared-twice',
    '# s\n./main.go:5:8: greet already declared through import of package greet ("example.com/greet")',
  ],
  ['compile-error', '# s\n./main.go:5:8: something that nobody has met yet'],
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
    declared: [{ name: 'main', file: 'main.go', line: 10 }],
    imports: [
      { path: 'fmt', file: 'main.go', line: 5 },
      { path: 'github.com/Sirupsen/logrus', file: 'main.go', line: 7 },
      { path: 'embed', file: 'main.go', line: 8 },
    ],
  });
});
