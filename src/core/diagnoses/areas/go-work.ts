import type { Area } from '../areas.ts';

/** Workspaces, and the repository that a module lies in. */
export const goWork: Area = {
  name: 'go-modules',
  diagnoses: [
    {
      id: 'go-work-broken',
      title: 'go.work lists a module that is not there',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#workspaces',
      matches: [
        {
          has: 'listed in go.work file',
          says: /^go: (?:cannot load module (?<module>\S+) listed in go\.work file|module (?<older>\S+) listed in go\.work file requires go >= (?<wanted>\S+), but go\.work lists)/,
        },
        {
          says: /^go: (?<mode>-mod may only be set to readonly(?: or vendor)?) when in workspace mode/,
        },
        {
          says: /^(?:go: )?(?:pattern \S+: )?directory prefix \S+ does not contain modules listed in go\.work/,
        },
        { says: /This file is within module "(?<editor>[^"]+)", which is not included in your workspace/ },
        { says: /^go: directory (?<gone>\S+) does not exist$/ },
        { says: /^go: (?<conflict>conflicting replacements for \S+):$/ },
        { says: /^go: (?<none>no modules were found in the current workspace)/ },
        {
          says: /^(?:current )?directory .*is contained in a module that is not one of the workspace modules listed in go\.work/,
        },
      ],
      cause:
        'A go.work above this directory does not fit: it lists {module|modules} wrongly, or leaves yours out.',
      why: 'A go.work file makes go use the modules that it lists, and nothing else.',
      sharper: ({ groups }) => {
        if (groups.editor)
          return {
            title: 'The editor knows nothing of this module',
            cause:
              'The file lies in a module ({editor}) that the folder open in the editor does not take in.',
            why: 'The language server works for the module at the top of the folder, or for those that go.work lists.',
            fix: [
              'List it: `go work init` and `go work use ./DIRECTORY` at the top, or open the directory with its go.mod.',
            ],
          };
        if (groups.older)
          return {
            title: 'The go line of go.work is too low',
            cause: 'The module {older} asks for Go {wanted}, and go.work for an older one.',
            why: 'It has to be as high as those of all its modules.',
            fix: ['Raise it: `go work use`.'],
          };
        if (groups.none)
          return {
            title: 'go.work lists no module',
            cause:
              'There is a go.work here or above, and it lists no module, so go finds nothing to work in.',
            fix: [
              'Put your module into it: `go work use .`.',
              'Or do without it: `GOWORK=off go build`, or delete go.work.',
            ],
          };
        if (groups.mode)
          return {
            title: 'A -mod flag and a workspace',
            cause: 'There is a go.work here or above, and with it go says: {mode}.',
            why: 'The flag stands in the command or in GOFLAGS.',
            fix: ['Leave the flag out, or the workspace: `GOWORK=off go build`.'],
          };
        if (groups.gone)
          return {
            title: 'go work use of a directory that is not there',
            cause: 'go work is to list the directory {gone}, and there is none.',
            why: 'The path is seen from where go work runs.',
            fix: ['Name one with a go.mod: `go work use ./DIRECTORY`; all below: `go work use -r .`.'],
          };
        if (groups.conflict)
          return {
            title: 'Two modules of the workspace replace differently',
            cause: 'Two modules that go.work lists replace the same module by different things: {conflict}.',
            why: 'A workspace has one version of each module.',
            fix: ['Say in go.work which counts: `go work edit -replace MODULE=./DIRECTORY`.'],
          };
        return null;
      },
      fix: ['Bring it up to date: `go work use -r .`.', 'Or do without it: `GOWORK=off go build`.'],
    },
    {
      id: 'vcs-status',
      title: 'go cannot read the git repository for its stamp',
      fault: 'machine',
      link: 'https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies',
      matches: [{ says: /^error obtaining VCS status: (?<said>.*)$/ }],
      cause: 'go wants to stamp the program with the state of git, and git refuses: {said}.',
      why: 'The directory belongs to another user (git calls that dubious ownership), as a mounted folder in a container does, or git is missing.',
      fix: [
        'Build without the stamp: `go build -buildvcs=false`.',
        'Or tell git that the directory is yours: `git config --global --add safe.directory "$PWD"`.',
      ],
    },
  ],
};
