import { expand } from './expand.ts';
import { inlineEnvironment, shellText } from './go-commands.ts';
import { resolvePath, within } from './paths.ts';
import { assignment } from './read.ts';
import { ancestry, isGoImage, rootImage } from './stages.ts';
import type { Dockerfile, Instruction, Stage } from './types.ts';

/** An instruction and what holds when it runs. */
export type Step = {
  readonly stage: Stage;
  readonly instruction: Instruction;
  /** Absolute, before this instruction. */
  readonly workdir: string;
  /** ENV and ARG set so far, and the base image's. */
  readonly environment: Environment;
  /** Of the user that it runs as, where HOME is not set. */
  readonly home: string;
};

type Environment = { readonly [name: string]: string };

/** What golang images set; any other base is taken for one that sets nothing. */
function baseEnvironment(image: string): { environment: Environment; workdir: string } {
  if (!isGoImage(image)) return { environment: {}, workdir: '/' };
  return { environment: { GOPATH: '/go', GOTOOLCHAIN: 'local' }, workdir: '/go' };
}

/** Every instruction that makes a stage, in order, those of the stages that it starts from included. */
export function walkStage(dockerfile: Dockerfile, stage: Stage): readonly Step[] {
  const start = baseEnvironment(rootImage(dockerfile, stage));
  const globals = Object.fromEntries(
    dockerfile.preamble
      .flatMap(({ args }) => args.map(assignment))
      .map(({ name, value }) => [name, value ?? '']),
  );
  let environment: Environment = start.environment;
  let workdir = start.workdir;
  let user = 'root';
  const steps: Step[] = [];
  for (const each of ancestry(dockerfile, stage))
    for (const instruction of each.instructions) {
      steps.push({ stage: each, instruction, workdir, environment, home: homeOf(user) });
      if (instruction.keyword === 'WORKDIR')
        workdir = resolvePath(workdir, expand(instruction.rest.replace(/^"(.*)"$/, '$1'), environment));
      else if (instruction.keyword === 'ENV' || instruction.keyword === 'ARG')
        environment = { ...environment, ...settings(instruction, environment, globals) };
      else if (instruction.keyword === 'USER') user = expand(instruction.args[0] ?? '', environment);
    }
  return steps;
}

/** Where useradd and adduser put a home, which HOME is set to in a RUN. */
function homeOf(user: string): string {
  const name = user.replace(/:.*$/, '');
  return name === '' || name === 'root' || name === '0' ? '/root' : `/home/${name}`;
}

function settings(instruction: Instruction, environment: Environment, globals: Environment): Environment {
  const spaced = /^([A-Za-z_]\w*)\s+([^=].*)$/.exec(instruction.rest);
  const pairs: readonly { readonly name: string; readonly value: string | null }[] =
    instruction.keyword === 'ENV' && spaced && !/^\S*=/.test(instruction.rest)
      ? [{ name: spaced[1] ?? '', value: spaced[2] ?? '' }]
      : (instruction.rest.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map(assignment);
  return Object.fromEntries(
    pairs.map(({ name, value }) => [
      name,
      expand(value ?? (Object.hasOwn(globals, name) ? globals[name] : null) ?? '', environment),
    ]),
  );
}

/** The folder that a RUN's first go command works in: WORKDIR, `cd` and `go -C`; null where that cannot be read. */
export function goFolder(step: Step): string | null {
  const text = shellText(step.instruction);
  const end = text.search(/(?:^|[\s;&|(/])go\s/);
  const moves = [
    ...text.slice(0, end < 0 ? text.length : end + 1).matchAll(/(?:^|[\s;&(])cd\s+["']?([^\s;&|"')]+)/g),
  ];
  const own = end < 0 ? null : /^\W?go\s+-C[ =]["']?([^\s"']+)/.exec(text.slice(end));
  const paths = [...moves, ...(own ? [own] : [])].map(([, path = '']) => path);
  if (paths.some((path) => /[`~]|\$\(|^-/.test(path))) return null;
  return paths.reduce((folder, path) => resolvePath(folder, expand(path, step.environment)), step.workdir);
}

/** Where go keeps modules when a RUN runs it. */
export function moduleCache(step: Step): string {
  const set = { ...step.environment, ...inlineEnvironment(step.instruction) };
  if (set.GOMODCACHE) return resolvePath('/', expand(set.GOMODCACHE, step.environment));
  const path = expand(set.GOPATH ?? '', step.environment).split(':')[0] || `${set.HOME || step.home}/go`;
  return resolvePath('/', `${path}/pkg/mod`);
}

/** Where go keeps what it compiled. */
export function compileCache(step: Step): string {
  const set = { ...step.environment, ...inlineEnvironment(step.instruction) };
  if (set.GOCACHE) return resolvePath('/', expand(set.GOCACHE, step.environment));
  if (set.XDG_CACHE_HOME) return resolvePath('/', `${set.XDG_CACHE_HOME}/go-build`);
  return resolvePath('/', `${set.HOME || step.home}/.cache/go-build`);
}

export type Mount = {
  readonly type: string;
  /** Absolute in the container. */
  readonly target: string;
  /** As written, '' for the whole of it. */
  readonly source: string;
  /** A stage or image; null: the build context. */
  readonly from: string | null;
};

/** The mounts of a RUN. */
export function mountsOf(step: Step): readonly Mount[] {
  return step.instruction.flags
    .filter(({ name }) => name === 'mount')
    .map(({ value }) => {
      const fields = new Map(
        value.split(',').map((field) => {
          const { name, value: set } = assignment(field);
          return [name.toLowerCase(), set ?? ''] as const;
        }),
      );
      const target = fields.get('target') ?? fields.get('dst') ?? fields.get('destination') ?? '';
      return {
        type: fields.get('type') ?? 'bind',
        target: resolvePath(step.workdir, expand(target, step.environment)),
        source: fields.get('source') ?? fields.get('src') ?? '',
        from: fields.get('from') ?? null,
      };
    });
}

/** The cache mount of a RUN that keeps `folder` from build to build; null where none does. */
export function keeps(step: Step, folder: string): Mount | null {
  return mountsOf(step).find(({ type, target }) => type === 'cache' && within(folder, target)) ?? null;
}
