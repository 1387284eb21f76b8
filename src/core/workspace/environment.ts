import type { Variables } from '../course/types.ts';
import type { Environment, WorkspacePaths } from './paths.ts';

/**
 * Names that would carry the learner's own Go settings, or the tour's launcher, into the sandbox. What reaches the
 * network (GOPROXY, GOPRIVATE, HTTPS_PROXY ...) and the toolchain (GOROOT, GOTOOLCHAIN, GOCACHE) stays.
 */
const left =
  /^(GO111MODULE|GOENV|GOPATH|GOMODCACHE|GOBIN|GOFLAGS|GOWORK|GOOS|GOARCH|CGO_ENABLED|PORT|NODE_ENV|NODE_COMPILE_CACHE|INIT_CWD|FORCE_COLOR|npm_.*|BASH_ENV|ENV|BASH_FUNC_.*)$/;

/** What the sandbox sets, whatever the machine has. */
function sandboxVariables(paths: WorkspacePaths, variables: Pick<Variables, 'port'>): Environment {
  return {
    GOENV: paths.goEnv,
    GOPATH: paths.goPath,
    GOWORK: 'off',
    PORT: variables.port,
    BUILDKIT_PROGRESS: 'plain',
    DOCKER_CLI_HINTS: 'false',
  };
}

/** The environment of every command in the sandbox, before the learner's own exports. */
export function sandboxEnvironment(
  own: Environment,
  paths: WorkspacePaths,
  variables: Pick<Variables, 'port'>,
): Environment {
  const kept = Object.fromEntries(Object.entries(own).filter(([name]) => !left.test(name)));
  return { ...kept, PATH: sandboxPath(own, paths), ...sandboxVariables(paths, variables) };
}

/** The tour's own Go, where the doctor has fetched one, and the learner's PATH. */
function sandboxPath(own: Environment, paths: WorkspacePaths): string {
  return `${paths.goRoot}/bin:${withoutLauncher(own.PATH ?? '')}`;
}

/** PATH without the folders that `npm start` and `npx` put before it. */
function withoutLauncher(path: string): string {
  return path
    .split(':')
    .filter((folder) => !/\/node_modules\/\.bin\/?$|\/node-gyp-bin\/?$/.test(folder))
    .join(':');
}

/**
 * The environment in which `check` judges: the one it was started in, completed where it says nothing of the sandbox.
 * A shell that took over `go-docker-tour env` is left entirely as it is; so is a folder that no tour made.
 */
export function judgingEnvironment(
  own: Environment,
  paths: WorkspacePaths,
  variables: Pick<Variables, 'port'>,
  sandbox: {
    readonly made: boolean;
    readonly exports: { readonly set: Environment; readonly unset: readonly string[] };
  },
): Environment {
  const base = { ...own, PATH: withoutLauncher(own.PATH ?? '') };
  if (!sandbox.made || own.GOENV !== undefined) return base;
  const { set } = sandbox.exports;
  const given = Object.entries(sandboxVariables(paths, variables));
  const ofSandbox = Object.fromEntries(given.map(([name, value]) => [name, set[name] ?? value]));
  return { ...set, ...base, PATH: sandboxPath(own, paths), ...ofSandbox };
}
