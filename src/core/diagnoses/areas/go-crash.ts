import type { Area } from '../areas.ts';

/** What ends a program from below: C code, the processor, the kernel. */
export const goCrash: Area = {
  name: 'go-run',
  diagnoses: [
    {
      id: 'crash-in-c',
      title: 'The program crashed in C code',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/cgo',
      matches: [
        {
          says: /^(?<signal>SIG(?:SEGV|ABRT|BUS|FPE)): /,
          also: { says: /^(?:signal arrived during cgo execution|runtime\.cgocall\()/, within: 6 },
        },
        {
          has: 'egmentation fault',
          says: /(?<signal>[Ss]egmentation fault)(?: \(core dumped\))?\s+\.?\/\S+$/,
          where: 'outside',
        },
      ],
      cause:
        'The program crashed in C code that it calls through cgo ({signal}), which Go can neither catch nor explain.',
      why: 'A C library was given something wrong, is broken, or is another one than it was built for, as glibc code on Alpine or a static build that asks for host names.',
      fix: [
        'Without C it does not happen: `CGO_ENABLED=0 go build`, where the packages allow it.',
        'Else build and run on the same system, and look in the trace below for the C function that was called (_Cfunc_...).',
      ],
    },
    {
      id: 'tool-crashed',
      title: 'docker itself crashed',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/release-notes/',
      matches: [
        {
          says: /^github\.com\/(?:docker|containers)\/(?<tool>compose|buildx|cli|podman|buildah)\/(?:v\d+\/)?(?:cmd|cli|commands|build|pkg|internal|libpod)\b/,
        },
      ],
      when: ({ line, reading }) =>
        reading.lines.some(
          ({ text, line: at }) =>
            at < line.line && at > line.line - 40 && /^goroutine \d+ .*\[running/.test(text),
        ),
      cause: 'The program that crashed is none of yours: it is {tool}, a part of Docker or Podman.',
      why: 'It has a fault, which often shows with one kind of file or setting only.',
      fix: ['Update it, and try again; leave out what you changed last.'],
    },
    {
      id: 'cpu-too-old',
      title: 'The processor lacks what the program was built for',
      fault: 'machine',
      link: 'https://go.dev/wiki/MinimumRequirements',
      matches: [
        { says: /^This program can only be run on (?<kind>\S+ processors with .*)$/ },
        { says: /^SIGILL: illegal instruction/ },
        { says: /(?:^|: )[Ii]llegal instruction(?: \(core dumped\))?$/ },
        { says: /^FATAL: (?<kernel>kernel too old)/ },
      ],
      cause: 'The program uses instructions that this processor does not have{kind|}.',
      why: 'It was built for a newer processor (GOAMD64=v3, GOARM=7), or an emulator or virtual machine hides a part of it.',
      fix: [
        'Build it for every processor of its kind: `GOAMD64=v1 go build` (on ARM: `GOARM=5`); `go env -u GOAMD64`.',
      ],
      sharper: ({ groups }) =>
        groups.kernel
          ? {
              title: 'The kernel is too old',
              cause: 'The C library that the program is linked with needs a newer kernel than this one.',
              why: 'A new glibc does not run on a kernel of many years ago, in a container neither: it has the kernel of the host.',
              fix: ['Build without C: `CGO_ENABLED=0 go build`; or update the host.'],
            }
          : groups.kind
            ? { cause: 'The program was built for processors that can do more than this one: {kind}.' }
            : null,
      yieldsTo: ['qemu-crash'],
    },
    {
      id: 'ptrace-denied',
      title: 'The debugger may not start the program',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities',
      matches: [
        {
          says: /^could not (?:launch|attach to) process.*: (?:fork\/exec \S+: )?(?<said>operation not permitted)/,
        },
        { says: /^(?<said>Could not attach to pid \d+): this could be caused by a kernel security setting/ },
      ],
      cause: 'dlv, the debugger, may not trace the program: {said}.',
      why: 'A container, and some systems, forbid one program to look into another.',
      fix: [
        'Start the container so that it may: `docker run --cap-add=SYS_PTRACE --security-opt seccomp=unconfined ...`.',
        'On your machine: `sudo sysctl kernel.yama.ptrace_scope=0`.',
      ],
    },
    {
      id: 'delve-version',
      title: 'Delve and Go are of different ages',
      fault: 'learner',
      link: 'https://go.dev/doc/gdb',
      matches: [
        { says: /^(?:.*: )?Version of (?<old>Delve|Go) is too old for this version of (?:Go|Delve)/ },
        { says: /executables built by Go \S+ or later need (?<old>Delve) built by Go/ },
      ],
      cause: 'The debugger, dlv, refuses to work: {old} is too old for the other of the two.',
      why: 'A debugger knows only the versions of Go of its own time.',
      fix: [
        'Install a Delve of today with a Go of today: `go install github.com/go-delve/delve/cmd/dlv@latest`; the Go that runs: `go version`.',
        'Look which one the editor takes: `which -a dlv`; GoLand has its own, so update GoLand.',
      ],
    },
    {
      id: 'protoc-go',
      title: 'protoc is not told what to write for Go',
      fault: 'learner',
      link: 'https://pkg.go.dev/google.golang.org/protobuf/cmd/protoc-gen-go',
      matches: [
        { says: /^protoc-gen-go\S*: unable to determine Go import path for "(?<file>[^"]+)"/ },
        { says: /protoc-gen-go: plugins are not supported; use '(?<grpc>protoc --go-grpc_out)/ },
      ],
      cause: '{file} has no option go_package, so protoc does not know which Go package to write.',
      why: 'Since 2020 protoc-gen-go wants the import path of what it writes.',
      fix: ['Add it to {file}: `option go_package = "example.com/hello/pb";`.'],
      sharper: ({ groups }) =>
        groups.grpc
          ? {
              cause:
                'protoc was told --go_out=plugins=grpc, which no longer exists: gRPC has a plugin of its own.',
              why: 'protoc-gen-go and protoc-gen-go-grpc became two programs.',
              fix: [
                'Install it: `go install google.golang.org/grpc/cmd/protoc-gen-go-grpc@latest`, then `protoc --go_out=. --go-grpc_out=. hello.proto`.',
              ],
            }
          : null,
    },
    {
      id: 'url-scheme',
      title: 'An address without http:// in front',
      fault: 'learner',
      link: 'https://pkg.go.dev/net/http#Get',
      matches: [
        { says: /(?:Get|Post|Head|Put) "(?<url>[^"]*)": unsupported protocol scheme "(?<scheme>[^"]*)"/ },
      ],
      cause: 'The program asks for {url}, which has no http:// or https:// in front.',
      why: 'What stands before the first colon is taken for the protocol; an empty variable at the beginning leaves none.',
      fix: ['Write the whole address: `http://localhost:8080/`; see that the variable it is made of is set.'],
    },
  ],
};
