import { arrivals } from '../../dockerfile/arrivals.ts';
import { compiles, decides, goCommands } from '../../dockerfile/go-commands.ts';
import { hiddenBy } from '../../dockerfile/ignore.ts';
import type { Instruction } from '../../dockerfile/types.ts';
import { engineFault } from '../engine-faults.ts';
import { frozen, writesGoMod } from './download-requirements.ts';
import { fetchFailure } from './failure-fetch.ts';
import { fileFailure } from './failure-files.ts';
import { lineFailure, wordFailure } from './failure-line.ts';
import { moduleFailure } from './failure-module.ts';
import { at, type Cause, failedAt, type Scene, stepsUpTo, whereabouts } from './scene.ts';

/** Failures of a RUN, mostly go's: what it said, and what in the Dockerfile or the folder made it say so. */
export function goFailure(scene: Scene): Cause | null {
  const run = failedAt(scene);
  if (run?.keyword !== 'RUN') return null;
  const first =
    lineFailure(run) ?? wordFailure(scene, run) ?? fetchFailure(scene, run) ?? moduleFailure(scene, run);
  if (first) return first;
  for (const rule of rules) {
    const match = rule.says.exec(scene.text);
    const cause = match && rule.cause(scene, run, match);
    if (cause) return cause;
  }
  return fileFailure(scene, run) ?? requirement(scene, run) ?? compileError(scene);
}

type Rule = {
  readonly says: RegExp;
  cause(scene: Scene, run: Instruction, match: RegExpExecArray): Cause | null;
};

const rules: readonly Rule[] = [
  {
    says: /stat \/bin\/sh: no such file|fork\/exec \/bin\/sh: no such file|exec: "\/bin\/sh"/,
    cause: (_scene, run) => ({
      id: 'run-in-scratch',
      found: 'a RUN where there is no shell',
      why: `Line ${run.line} runs a command in an image that has no /bin/sh: scratch holds nothing at all. Programs can only be run in a stage that starts from an image with them.`,
      next: 'Run it in the stage that builds, and copy the result with COPY --from.',
      place: at(run),
    }),
  },
  {
    says: /(?:\/bin\/sh: (?:\d+: )?|sh: )go: (?:command )?not found|exec: "go": executable file not found/,
    cause: (scene, run) => {
      const stage = scene.dockerfile.stages.find(({ instructions }) => instructions.includes(run));
      return {
        id: 'go-not-in-image',
        found: 'no go in the image',
        why: `Line ${run.line} runs go, but ${stage?.base ?? 'the base image'} holds no Go toolchain. The stage that builds must start from one that does.`,
        next: 'Start that stage FROM the golang image.',
        place: stage ? at(stage.from) : at(run),
      };
    },
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
    cause: (_scene, _run, match) => ({
      id: 'go-sum-mismatch',
      found: 'a module that does not match its fingerprint',
      why: `go.sum holds another sum than what was downloaded${match[1] ? ` for ${match[1].replace(/^verifying /, '')}` : ''}. Go refuses to build with it, since it may have been tampered with.`,
      next: 'Put go.sum right: delete the line of that module and run go mod tidy.',
      place: { file: 'go.sum', line: 1 },
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
    says: /updates to go\.mod needed/,
    cause: () => ({
      id: 'go-mod-not-tidy',
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
  if (!there)
    return {
      id: 'vendor-missing',
      found: 'no vendor folder in your folder',
      why: `Line ${run.line} is told to build from vendor/ (-mod=vendor), and there is none. Then go does not look at what was downloaded.`,
      next: 'Build without -mod=vendor, or run go mod vendor in the folder.',
      place: at(run),
    };
  return {
    id: 'vendor-not-current',
    found: 'the vendor folder does not match go.mod',
    why: 'go.mod was changed after go mod vendor ran, and go builds from vendor/ only when both agree.',
    next: 'Run go mod vendor again.',
    place: { file: 'go.mod', line: 1 },
  };
}

/** An import that go.mod does not know: the folder's fault, or that of another go.mod in the image. */
function requirement(scene: Scene, run: Instruction): Cause | null {
  const match = /(?:(\S+\.go):(\d+):\d+: )?no required module provides package ([^\s;:]+)/.exec(scene.text);
  if (!match) return null;
  const path = match[3] ?? '';
  const own = scene.folder.goMod?.split(/\s+/).some((word) => word.includes('.') && path.startsWith(word));
  if (own) {
    const made = stepsUpTo(scene, run).find(({ instruction }) => goCommands(instruction).some(decides));
    return {
      id: made ? 'requirements-made-up' : 'requirements-frozen',
      found: `a go.mod in the image that does not know ${path}`,
      why: `The folder's go.mod requires it, but ${made ? `line ${made.instruction.line} makes another one inside the image` : 'the image holds another one'}. Requirements belong to the module, and are copied with it.`,
      next: "Copy the folder's go.mod and go.sum instead.",
      place: at(made?.instruction ?? run),
    };
  }
  const work = scene.folder.files.includes('go.work') ? whereabouts(scene, 'go.work', run) : null;
  if (work && work.is !== 'present')
    return {
      id: 'go-work-not-copied',
      found: 'go.work is not in the image',
      why: `In your folder go finds ${path} by go.work, and go.work is not in the image when line ${run.line} runs.`,
      next: 'Copy go.work and the go.mod files of the modules that it names before the download, and the modules before the build.',
      place: at(run),
    };
  return {
    id: 'requirement-missing',
    found: `go.mod does not require ${path}`,
    why: `${match[1] ?? 'The program'} imports ${path}, and no module in go.mod provides it. go build never edits go.mod.`,
    next: 'Run go mod tidy in the folder.',
    place: match[1]
      ? { file: match[1].replace(/^\.\//, ''), line: Number(match[2]) }
      : { file: 'go.mod', line: 1 },
  };
}

function compileError(scene: Scene): Cause | null {
  const match = /(?:^|\n)(?:vet: )?(?:\.\/)?([\w./-]+\.go):(\d+)(?::\d+)?: ([^\n]+)/.exec(scene.text);
  const run = failedAt(scene);
  // A module that could not be fetched is told with the importing line as well.
  if (!match || !run || !goCommands(run).some(compiles) || engineFault(scene.text)) return null;
  return {
    id: 'compile-error',
    found: `${match[1]} does not compile`,
    why: `Line ${match[2]}: ${match[3]?.trim()}. The same would happen without Docker.`,
    next: `Correct ${match[1]} and see that go build works here first.`,
    place: { file: match[1] ?? 'main.go', line: Number(match[2]) },
  };
}
