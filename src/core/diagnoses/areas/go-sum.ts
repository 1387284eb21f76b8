import type { Area } from '../areas.ts';
import type { Line, Reading } from '../reading/types.ts';

/** `go: MODULE@VERSION: missing go.sum entry; to add it:`, or `... entry for go.mod file; ...`. */
const ofModule = /^go: (?:.* )?(?<package>[^\s@]+)@\S+: missing go\.sum entry(?:;| for go\.mod file)/;

/** What go says of go.sum. */
export const goSum: Area = {
  name: 'go-download',
  diagnoses: [
    {
      id: 'checksum-mismatch',
      title: 'A downloaded module is not the one in go.sum',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-sum-files',
      matches: [
        {
          says: /^(?:go: )?(?:\S+ \S+: )?verifying (?<module>[^\s@]+)@(?<version>[^\s:]+): checksum mismatch/,
        },
        { says: /^SECURITY ERROR$/, also: { says: /(?<server>reported by the checksum server)/, within: 2 } },
        { says: /^SECURITY ERROR$/ },
        {
          says: /^(?<module>[^\s@]+) (?<version>v\S+): (?:dir|zip) has been modified \((?<path>.*)\)$/,
        },
      ],
      sharper: ({ groups, reading }) =>
        groups.server || reading.text.includes('NOT match the one reported by the checksum server')
          ? {
              title: 'A downloaded module is not the one that everybody else got',
              cause:
                'The download of {module|a module} {version|} is not what the public checksum database has recorded.',
              why: 'The tag was moved to other code after it was published, or the proxy, or somebody on the way, changed the file.',
              fix: [
                'Throw away what was downloaded, and ask the usual proxy: `go clean -modcache`, `GOPROXY=https://proxy.golang.org,direct go mod download`.',
                'If it stays, the tag was moved: take another version. For a private module: `go env -w GOPRIVATE=github.com/you/*`.',
              ],
            }
          : groups.path
            ? {
                title: 'A module in the cache was changed',
                cause:
                  'The copy of {module} {version} in the module cache is not what was downloaded: {path}.',
                why: 'A dependency was edited in place, or the disk spoilt it.',
                fix: ['Download it anew: `go clean -modcache`, then `go mod download`.'],
              }
            : null,
      cause: 'The download of {module|a module} {version|} does not match its hash in go.sum.',
      why: 'go.sum was edited or badly merged, the tag was moved to other code, or a proxy on the way changed the file.',
      fix: [
        'Restore go.sum from git: `git checkout go.sum`, or delete the lines of that module and run `go mod tidy`.',
        'Throw away what was downloaded: `go clean -modcache`, and try again.',
        'If it stays, the tag was moved: take another version.',
      ],
    },
    {
      id: 'malformed-gosum',
      title: 'go.sum has a line that go cannot read',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-sum-files',
      matches: [
        {
          says: /^(?:go: )?malformed go\.sum:/,
          also: { says: /go\.sum:(?<line>\d+): (?<said>.*)$/, within: 2 },
        },
      ],
      cause: 'Line {line} of go.sum is malformed: {said}.',
      why: 'Each line is a module, its version and a hash; a merge conflict or an edit left something else there.',
      fix: ['Delete line {line} of go.sum (or the whole file), then run `go mod tidy`.'],
    },
    {
      id: 'gosum-not-copied',
      title: 'go.sum is not in the image, or lacks a checksum',
      fault: 'learner',
      link: 'https://docs.docker.com/guides/golang/build-images/',
      matches: [
        { has: 'missing go.sum entry', says: ofModule, where: 'build' },
        // The end of the message, where its beginning was cut off.
        { says: /^\s+go mod download (?<package>[\w.-]+\.[\w-]+\/\S+)$/, where: 'build' },
        {
          says: /missing go\.sum entry(?: for (?:module providing package )?(?<package>[^\s;]+)| needed|;|$)/,
          where: 'build',
        },
      ],
      cause:
        'go.sum was not copied into the image, or is incomplete: go build finds no checksum for {package|a module}.',
      why: 'go builds only with modules whose hash is in go.sum; go mod download does without, and COPY *.go does not bring it.',
      fix: [
        'Copy both before the download: `COPY go.mod go.sum ./`.',
        'If go.sum is not in your folder or out of date: `go mod tidy`, then build again.',
      ],
      sharper: ({ line, reading, facts: { files } }) =>
        files?.includes('go.mod') && !files.includes('go.sum')
          ? {
              cause:
                'There is no go.sum in this folder, so none was copied, and go build finds no checksum for {package|a module}.',
              fix: ['Make it: `go mod tidy`.', 'Then copy both in the Dockerfile: `COPY go.mod go.sum ./`.'],
            }
          : wholeFolderCopied(reading, line)
            ? {
                title: 'go.sum lacks a checksum',
                cause:
                  'COPY . . brought your go.sum, or there is none: it has no checksum for {package|a module that is needed}.',
                fix: ['Write the missing entries, in your folder: `go mod tidy`; then build again.'],
              }
            : null,
    },
    {
      id: 'gosum-missing-entry',
      title: 'go.sum lacks a checksum',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-sum-files',
      matches: [
        { has: 'missing go.sum entry', says: ofModule, where: 'outside' },
        {
          says: /missing go\.sum entry(?: for (?:module providing package )?(?<package>[^\s;]+)| needed|;|$)/,
          where: 'outside',
        },
      ],
      cause: 'go.sum has no entry, no checksum, for {package|a module that is needed}.',
      why: 'go builds only with modules whose hash is in go.sum, and go build itself never adds one.',
      fix: ['Write the missing entries: `go mod tidy`.'],
    },
    {
      id: 'sumdb-invalid',
      title: 'The checksum database cannot be asked',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#checksum-database',
      matches: [
        { has: 'by GOSUMDB=off', says: /(?<said>checksum database disabled by GOSUMDB=off)/ },
        { has: 'invalid GOSUMDB', says: /(?<said>invalid GOSUMDB: .*|unknown GOSUMDB.*)$/ },
        { has: 'missing GOSUMDB', says: /(?<said>missing GOSUMDB)/ },
      ],
      cause: 'GOSUMDB names no checksum database that go can ask: {said}.',
      why: 'go checks each new module against that database before it writes go.sum.',
      fix: ['Take the usual one: `unset GOSUMDB; go env -u GOSUMDB`.'],
    },
  ],
};

/** A step above copied everything, go.sum with it. */
function wholeFolderCopied(reading: Reading, { segment, line }: Line): boolean {
  return reading.lines.some(
    (each) =>
      each.kind === 'header' &&
      each.segment === segment &&
      each.line < line &&
      /^(?:COPY|ADD) (?:--\S+ )*\.\/? /.test(each.text),
  );
}
