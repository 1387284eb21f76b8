import { inlineEnvironment } from '../../dockerfile/go-commands.ts';
import type { Instruction } from '../../dockerfile/types.ts';
import { at, type Cause, quote, type Scene, stepsUpTo } from './scene.ts';

/** Modules that cannot be fetched because of what the Dockerfile or go.mod says, and not because of the machine. */
export function fetchFailure(scene: Scene, run: Instruction): Cause | null {
  return proxyOff(scene, run) ?? cutOff(scene, run) ?? noSuchVersion(scene, run);
}

function proxyOff(scene: Scene, run: Instruction): Cause | null {
  if (!/module lookup disabled by GOPROXY=off/.test(scene.text)) return null;
  const set = setting(scene, run, /^GOPROXY$/);
  return {
    id: 'goproxy-off',
    found: 'GOPROXY is off inside the image',
    why: `${set ? `Line ${set.by.line} (${quote(set.by)}) forbids` : 'The base image forbids'} go to fetch modules, and the image does not have them yet.`,
    next: set ? `Take GOPROXY=off out of line ${set.by.line}.` : 'Set ENV GOPROXY to your module proxy.',
    place: at(set?.by ?? run),
  };
}

const unreachable =
  /dial tcp|no such host|connection refused|network is unreachable|proxyconnect|i\/o timeout|server misbehaving|unsupported protocol scheme|invalid proxy URL|invalid GOPROXY/i;

/** Lines of the learner's that send go into the void: no network asked for, or a proxy that is none. */
function cutOff(scene: Scene, run: Instruction): Cause | null {
  if (!unreachable.test(scene.text)) return null;
  if (run.flags.some(({ name, value }) => name === 'network' && value === 'none'))
    return {
      id: 'network-none',
      found: 'a download without a network',
      why: `Line ${run.line} says --network=none, so go cannot reach the module proxy from there.`,
      next: `Take --network=none out of line ${run.line}.`,
      place: at(run),
    };
  const set = setting(scene, run, /^(?:GOPROXY|https?_proxy|all_proxy)$/i);
  // What everybody's proxy is called may be out of reach for the machine; another one is the Dockerfile's choice.
  if (
    !set ||
    set.value === '' ||
    /^(?:https:\/\/proxy\.golang\.org\/?(?:[,|]direct)?|direct)$/.test(set.value)
  )
    return null;
  return {
    id: 'goproxy-unreachable',
    found: `${set.name} leads to ${set.value}, where nothing answers`,
    why: `Line ${set.by.line} of the Dockerfile sets ${set.name}, and go fetches modules from there. From inside the build it cannot be reached.`,
    next: `Take ${set.name} out of line ${set.by.line}, or correct the address.`,
    place: at(set.by),
  };
}

function noSuchVersion(scene: Scene, run: Instruction): Cause | null {
  const match =
    /([\w.~/-]+\.[\w.~/-]+@v[\w.+-]+): (?:invalid version|unknown revision|reading [^\n]*(?:404|410)|[^\n]*(?:404 Not Found|410 Gone)|[^\n]*\s+server response: [^\n]*not (?:found|available))/.exec(
      scene.text,
    );
  if (!match) return null;
  const [module = '', version = ''] = (match[1] ?? '').split('@');
  const line = (scene.folder.goMod ?? '')
    .split('\n')
    .findIndex((each) => each.includes(module) && each.includes(version));
  return {
    id: 'version-missing',
    found: `there is no ${module} ${version}`,
    why: `Line ${run.line} (${quote(run)}) asks the module proxy for it, and the proxy has no such version of the module.`,
    next: line < 0 ? 'Name a version that exists.' : `Run go get ${module}@latest in the folder.`,
    place: line < 0 ? at(run) : { file: 'go.mod', line: line + 1 },
  };
}

/** The line that sets a variable for a RUN, and what to: the last one that holds there. */
function setting(
  scene: Scene,
  run: Instruction,
  name: RegExp,
): { readonly by: Instruction; readonly name: string; readonly value: string } | null {
  const own = Object.entries(inlineEnvironment(run)).find(([each]) => name.test(each));
  if (own) return { by: run, name: own[0], value: own[1] };
  const steps = stepsUpTo(scene, run);
  const held = Object.entries(steps.at(-1)?.environment ?? {}).find(([each]) => name.test(each));
  const by =
    held &&
    steps.findLast(
      ({ instruction }) => /^(?:ENV|ARG)$/.test(instruction.keyword) && instruction.rest.includes(held[0]),
    );
  return held && by ? { by: by.instruction, name: held[0], value: held[1] } : null;
}
