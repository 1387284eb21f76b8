import { arrivals } from '../../dockerfile/arrivals.ts';
import { goCommands, shellText } from '../../dockerfile/go-commands.ts';
import { hiddenBy } from '../../dockerfile/ignore.ts';
import type { Instruction } from '../../dockerfile/types.ts';
import { sumPlace } from '../go/explain.ts';
import { frozen, writesGoMod } from './download-requirements.ts';
import type { RunRule } from './run-rules.ts';
import { at, type Cause, quote, type Scene, stepsUpTo } from './scene.ts';

/** What go says when it fails in an image. */
export const goRules: readonly RunRule[] = [
  {
    says: /is not in std|cannot find (?:GOROOT|package)|matched no packages|no such tool/,
    cause(scene, run) {
      const set = stepsUpTo(scene, run).findLast(
        ({ instruction }) =>
          /^(?:ENV|ARG)$/.test(instruction.keyword) &&
          /\bGOROOT[= ](?!["']?\/usr\/local\/go\/?["']?(?:\s|$))/.test(instruction.rest),
      )?.instruction;
      return set
        ? {
            id: 'goroot-wrong',
            found: 'GOROOT leads to where Go is not',
            why: `Line ${set.line} (${quote(set)}) says where Go itself lies, and it does not lie there. The golang image knows without it.`,
            next: `Take GOROOT out of line ${set.line}.`,
            place: at(set),
          }
        : null;
    },
  },
  {
    says: /malformed import path|is not in std/,
    cause(_scene, run) {
      const [, flag, rest] =
        /\s(-(?:ld|gc|asm|gccgo)?flags)(?:=|\s+)(-[a-zA-Z]\s+[^\s"'-]\S*=\S*|-\w\s+-\w)/.exec(
          shellText(run),
        ) ?? [];
      return flag === undefined
        ? null
        : {
            id: 'flag-value-unquoted',
            found: `${flag} without quotes around its value`,
            why: `Line ${run.line} gives ${flag} several words (${rest}). Without quotes only the first is its value, and the next one a package to build.`,
            next: `Write ${flag}="${rest}".`,
            place: at(run),
          };
    },
  },
  {
    says: /malformed import path "((?:-|\w+=)[^"]*)"/,
    cause: (_scene, run, match) => {
      const flag = match[1]?.startsWith('-');
      return {
        id: flag ? 'go-flag-after-package' : 'variable-after-command',
        found: `${match[1]} is taken for a package`,
        why: flag
          ? `Line ${run.line} has ${match[1]} behind the package, and go takes flags only before it.`
          : `Line ${run.line} sets ${match[1]} behind the command. A variable for a command stands in front of it.`,
        next: flag
          ? 'Write go build -o httpserver . with the dot at the end.'
          : `Write ${match[1]} before go build.`,
        place: at(run),
      };
    },
  },
  {
    says: /(?:parsing \$GOFLAGS|invalid value "[^"]*" for flag|flag provided but not defined|go: unknown flag|-mod=\S* not supported|-mod may only be set to|invalid -mod=|unknown buildmode|-?buildmode=\S+ not supported)[^\n]*/,
    cause: (scene, run, match) => {
      const flags = /GOFLAGS/.test(match[0]);
      const set = stepsUpTo(scene, run).findLast(({ instruction }) => /GOFLAGS/.test(instruction.text));
      return {
        id: flags ? 'goflags-bad' : 'go-flag-unknown',
        found: `go does not know a flag: ${match[0]}`,
        why: `Line ${run.line} runs go with a flag that it refuses${flags ? ', by the variable GOFLAGS' : ''}, so nothing is compiled.`,
        next: /-ldflags[= ]-/.test(run.rest)
          ? 'Put all that belongs to -ldflags into quotes: -ldflags="-s -w".'
          : 'Correct the flag or leave it out; go help build lists them.',
        place: at((flags && set?.instruction) || run),
      };
    },
  },
  {
    says: /-(race|msan|asan|linkmode|buildmode=\S+) requires (?:cgo|external)/,
    cause: (_scene, run, match) => ({
      id: 'flag-needs-cgo',
      found: `-${match[1]} and CGO_ENABLED=0 do not go together`,
      why: `Line ${run.line} builds with -${match[1]}, which needs C, and CGO_ENABLED=0 leaves C out. What ships is better without either.`,
      next: `Take -${match[1]} out of line ${run.line}.`,
      place: at(run),
    }),
  },
  {
    says: /error obtaining VCS status/,
    cause: (_scene, run) => ({
      id: 'vcs-unreadable',
      found: 'go cannot read the repository in .git',
      why: `In line ${run.line} go asks git for the version, and git cannot read the .git that came along: it is another user's, or a part only.`,
      next: 'Put .git into .dockerignore, or build with -buildvcs=false.',
      place: at(run),
    }),
  },
  {
    says: /unsupported GOOS\/GOARCH pair[^\n]*|build constraints exclude all Go files/,
    cause: (_scene, run, match) => ({
      id: 'platform-unknown',
      found: `go knows no such platform: ${match[0]}`,
      why: `Line ${run.line} builds for a system or a processor that Go does not have.`,
      next: 'Write GOOS=linux, and leave GOARCH out.',
      place: at(run),
    }),
  },
  {
    says: /\$GOPATH\/go\.mod exists but should not/,
    cause: (scene, run) => ({
      id: 'gopath-go-mod',
      found: 'the module lies in GOPATH itself',
      why: `The files were copied to ${stepsUpTo(scene, run).at(-1)?.workdir ?? '/go'}, which is GOPATH in the golang image. Go refuses a module right there.`,
      next: 'Put WORKDIR /app (or any other folder) before the COPY.',
      place: at(run),
    }),
  },
  {
    says: /modules disabled by GO111MODULE=off|cannot find package "[^"]+" in any of/,
    cause: (scene, run) => {
      const set = stepsUpTo(scene, run).find(({ instruction }) => /GO111MODULE/.test(instruction.text));
      return {
        id: 'modules-off',
        found: 'modules are switched off inside the image',
        why: 'GO111MODULE is off there, so go looks for packages in GOPATH and ignores go.mod.',
        next: 'Take GO111MODULE out of the Dockerfile: since Go 1.16 modules are on without it.',
        place: at(set?.instruction ?? run),
      };
    },
  },
  {
    says: /requires go >= ([\d.]+\w*) \(running go ([\d.]+\w*)|download go([\d.]+\w*)[^\n]*toolchain not available/,
    cause: (scene, run, match) => {
      const stage = scene.dockerfile.stages.find(({ instructions }) => instructions.includes(run));
      const wanted = match[1] ?? match[3] ?? '';
      return {
        id: 'go-version-too-old',
        found: `Go ${match[2] ?? 'of another version'} in the image, Go ${wanted} required`,
        why: `go.mod asks for Go ${wanted} or newer, and ${stage?.base ?? 'the base image'} holds ${match[2] ?? 'an older one'}. The image does not fetch another toolchain (GOTOOLCHAIN=local).`,
        next: `Start FROM golang:${/^\d+\.\d+/.exec(wanted)?.[0] ?? wanted} or newer.`,
        place: stage ? at(stage.from) : at(run),
      };
    },
  },
  {
    says: /(\S+@\S+|\S+): checksum mismatch|SECURITY ERROR/,
    cause: (scene, _run, match) => ({
      id: 'go-sum-mismatch',
      found: 'a module that does not match its fingerprint',
      why: `go.sum holds another sum than what was downloaded${match[1] ? ` for ${match[1].replace(/^verifying /, '')}` : ''}. Go refuses to build with it, since it may have been tampered with.`,
      next: 'Put go.sum right: delete the line of that module and run go mod tidy.',
      place: sumPlace(scene.folder.goSum, scene.text) ?? { file: 'go.sum', line: 1 },
    }),
  },
  {
    says: /updates to go\.mod needed|missing go\.sum entry|no required module provides|cannot find module providing/,
    cause: (scene, run) => {
      const steps = stepsUpTo(scene, run);
      const other = steps.findLast((step) => writesGoMod(scene, step));
      const own = steps.findLast((step) =>
        arrivals(step, scene.context).some(({ file }) => file === 'go.mod'),
      );
      if (!other || (own && steps.indexOf(own) > steps.indexOf(other))) return null;
      return frozen(scene, other, 'a go.mod in the image that does not fit');
    },
  },
  {
    says: /go\.mod already exists|cannot determine module path/,
    cause: (_scene, run, match) => ({
      id: 'requirements-made-up',
      found: /exists/.test(match[0]) ? 'go mod init where there is a go.mod' : 'go mod init without a name',
      why: `Line ${run.line} makes a module in the image${/exists/.test(match[0]) ? ', and go.mod is there already: it came with your files' : ', where go cannot tell what to call it'}. A module is made once, in your folder.`,
      next: `Take go mod init out of line ${run.line}, and copy go.mod and go.sum.`,
      place: at(run),
    }),
  },
  {
    says: /updates to go\.mod needed/,
    cause: () => ({
      id: 'not-tidy',
      found: 'go.mod is not complete',
      why: 'go.mod does not agree with what the required modules themselves require. go build never edits it.',
      next: 'Run go mod tidy in the folder.',
      place: { file: 'go.mod', line: 1 },
    }),
  },
  {
    says: /inconsistent vendoring|cannot find module providing package [^\n]*-mod=vendor|open [^\n]*vendor\/modules\.txt/,
    cause: vendorFailure,
  },
  {
    says: /C compiler "?[^"\n]*"? not found|cgo: C compiler|exec: "gcc"/,
    cause: (_scene, run) => ({
      id: 'c-compiler-missing',
      found: 'no C compiler in the image',
      why: `Line ${run.line} builds with cgo, and the base image has no gcc. This server needs no C.`,
      next: 'Build with CGO_ENABLED=0.',
      place: at(run),
    }),
  },
];

function vendorFailure(scene: Scene, run: Instruction): Cause {
  const modules = 'vendor/modules.txt';
  const there = scene.folder.files.includes(modules);
  const rule = there ? hiddenBy(modules, scene.context.ignore) : null;
  const ignore = scene.folder.ignore?.name ?? '.dockerignore';
  if (rule)
    return {
      id: 'dockerignore-hides',
      found: 'vendor/ never reaches the builder',
      why: `${ignore} line ${rule.line} (${rule.text}) keeps vendor/ back, and line ${run.line} is told to build from it.`,
      next: 'Take that line out, or build without -mod=vendor.',
      place: { file: ignore, line: rule.line },
    };
  const steps = stepsUpTo(scene, run);
  const made = steps.find(({ instruction }) =>
    goCommands(instruction).some(({ verb }) => verb === 'mod vendor'),
  );
  if (!there && made) {
    const { line } = made.instruction;
    return {
      id: 'vendor-incomplete',
      found: `vendor/, made in line ${line}, has not what is needed`,
      why: `Line ${line} runs go mod vendor, which copies what the sources import, and they are not there yet. Line ${run.line} then builds from an empty vendor/.`,
      next: `Write go mod download in line ${line}: it goes by go.mod alone.`,
      place: at(made.instruction),
    };
  }
  const set = steps.find(({ instruction }) => /-mod[= ]vendor/.test(instruction.text))?.instruction ?? run;
  if (!there)
    return {
      id: 'vendor-missing',
      found: 'no vendor folder in your folder',
      why: `Line ${set.line} says to build from vendor/ (-mod=vendor), and there is none. Then go does not look at what was downloaded.`,
      next: 'Build without -mod=vendor, or run go mod vendor in the folder.',
      place: at(set),
    };
  return {
    id: 'vendor-inconsistent',
    found: 'the vendor folder does not match go.mod',
    why: 'go.mod was changed after go mod vendor ran, and go builds from vendor/ only when both agree.',
    next: 'Run go mod vendor again.',
    place: { file: 'go.mod', line: 1 },
  };
}
