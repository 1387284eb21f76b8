import { newProgress } from '../core/progress/progress.ts';
import { applyState, exportLines } from '../core/shell/state.ts';
import type { Environment } from '../core/workspace/paths.ts';
import { findOnPath } from '../system/engine/on-path.ts';
import { peekProgress } from '../system/workspace/progress-file.ts';
import { isWorkspace } from '../system/workspace/refuse.ts';
import { openOrRefuse } from './open.ts';
import { refuse, type Verb } from './verb.ts';

export const env: Verb = {
  name: 'env',
  usage: 'env',
  summary: 'the sandbox\'s environment as export lines: eval "$(go-docker-tour env)"',
  operands: 0,
  async run(options, streams) {
    const setting = await openOrRefuse(options, streams);
    if (typeof setting === 'number') return setting;
    const { own, paths, course, session } = setting;
    if (!isWorkspace(paths))
      return refuse(streams, `There is no tour in ${paths.root} yet.`, 'To make it: go-docker-tour reset');
    const { shell } = (await peekProgress(paths, course.id)) ?? newProgress(course.id, paths.module);
    const sandbox = applyState(session.environment, shell);
    const names = (from: object) =>
      Object.keys(from).filter((name) => !/^(?:PATH|PWD|OLDPWD|SHLVL|_|npm_.*)$/.test(name));
    const set = Object.fromEntries(
      names(sandbox).flatMap((name) => {
        const value = sandbox[name];
        return value !== undefined && value !== own[name] ? [[name, value]] : [];
      }),
    );
    // Only where the tour has a Go of its own does the shell need another PATH.
    const ofTour = findOnPath('go', sandbox)?.startsWith(`${paths.goRoot}/`) === true;
    const path: Environment = ofTour ? { PATH: sandbox.PATH ?? '' } : {};
    const unset = names(own).filter((name) => !(name in sandbox) && /^(GO|CGO_|PORT$)/.test(name));
    for (const line of exportLines({ set: { ...set, ...path }, unset })) streams.stdout.write(`${line}\n`);
    return 0;
  },
};
