import { describe, expect, test } from 'vitest';
import { judgingEnvironment, sandboxEnvironment } from '../../../src/core/workspace/environment.ts';
import { workspacePaths } from '../../../src/core/workspace/paths.ts';

const paths = workspacePaths('/w');
const port = { port: '8081' };

describe("the sandbox's environment", () => {
  const own = {
    PATH: '/p/node_modules/.bin:/x/node-gyp-bin:/usr/bin:/p/node_modules/.binary',
    HOME: '/home/me',
    GOPROXY: 'https://proxy',
    GOTOOLCHAIN: 'local',
    HTTPS_PROXY: 'http://proxy',
    DOCKER_HOST: 'unix:///run/x.sock',
    GOCACHE: '/cache',
    GO111MODULE: 'off',
    GOENV: '/home/me/env',
    GOFLAGS: '-mod=vendor',
    GOPATH: '/go',
    GOMODCACHE: '/mods',
    GOWORK: '/go.work',
    CGO_ENABLED: '0',
    GOOS: 'plan9',
    PORT: '1',
    NODE_ENV: 'production',
    npm_lifecycle_event: 'start',
    BASH_ENV: '/evil',
    'BASH_FUNC_go%%': '() { echo no; }',
  };
  const sandbox = sandboxEnvironment(own, paths, port);

  test('keeps what reaches the network, the engine and the toolchain', () => {
    for (const name of ['HOME', 'GOPROXY', 'GOTOOLCHAIN', 'HTTPS_PROXY', 'DOCKER_HOST', 'GOCACHE'] as const)
      expect(sandbox[name]).toBe(own[name]);
  });

  test("leaves out the machine's own Go settings and the launcher's", () => {
    const gone = Object.keys(own).filter((name) => !(name in sandbox));
    expect(gone.sort()).toEqual(
      ['BASH_ENV', 'BASH_FUNC_go%%', 'CGO_ENABLED', 'GO111MODULE', 'GOFLAGS', 'GOMODCACHE', 'GOOS'].concat([
        'NODE_ENV',
        'npm_lifecycle_event',
      ]),
    );
    expect(sandbox.PATH).toBe('/w/.tour/go/bin:/usr/bin:/p/node_modules/.binary');
  });

  test('has a GOENV, a GOPATH and a port of its own', () => {
    expect(sandbox).toMatchObject({
      GOENV: '/w/.tour/goenv',
      GOPATH: '/w/.tour/gopath',
      GOWORK: 'off',
      PORT: '8081',
      BUILDKIT_PROGRESS: 'plain',
    });
  });
});

describe('the environment that `check` judges in', () => {
  const none = { set: {}, unset: [] };
  const own = { PATH: '/usr/bin', HOME: '/home/me' };
  const judge = (mine: object, made = true, set = {}) =>
    judgingEnvironment({ ...own, ...mine }, paths, port, { made, exports: { ...none, set } });

  test('a folder that no tour made is judged as the shell is', () => {
    expect(judge({ GO111MODULE: 'off' }, false)).toEqual({ ...own, GO111MODULE: 'off' });
  });

  test('a shell that took over `env` is left as it is', () => {
    expect(judge({ GOENV: '/w/.tour/goenv' }, true, { A: '1' })).toEqual({ ...own, GOENV: '/w/.tour/goenv' });
  });

  test('any other is completed by the sandbox, and by what was exported in the tour', () => {
    expect(judge({}, true, { GO111MODULE: 'on' })).toMatchObject({
      GOENV: '/w/.tour/goenv',
      GOPATH: '/w/.tour/gopath',
      GO111MODULE: 'on',
    });
  });

  test('what the shell says itself goes before what was exported in the tour', () => {
    expect(judge({ GO111MODULE: 'off' }, true, { GO111MODULE: 'on' }).GO111MODULE).toBe('off');
  });

  test("an export in the tour goes before the sandbox's own value, as it did there", () => {
    expect(judge({}, true, { PORT: '9090' }).PORT).toBe('9090');
  });
});
