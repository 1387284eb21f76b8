import type { FactName, FactRequest, FactValue } from '../../core/verdicts/facts.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import { gatherBinary } from './binary.ts';
import { gatherBuild } from './build.ts';
import { container } from './container.ts';
import type { FactContext } from './context.ts';
import { gatherDockerfile } from './dockerfile.ts';
import { gatherFile } from './file.ts';
import { gatherHttp } from './http.ts';
import { image } from './image.ts';
import { gatherModule } from './module.ts';
import { gatherModules } from './modules.ts';
import { gatherOrdered } from './ordered.ts';
import { runs } from './runs.ts';
import { ships } from './ships.ts';
import { gatherSight } from './sight.ts';

/** How one fact is gathered. Anything thrown is a bug; what can go wrong comes back as a fault or inside the fact. */
export type Gatherer<Name extends FactName> = (
  request: FactRequest<Name>,
  context: FactContext,
) => Promise<Gathered<FactValue<Name>>>;

/** Every fact's gatherer. A new fact is its file here, its type in `core/verdicts/facts`, and a line in both tables. */
const gatherers: { readonly [Name in FactName]: Gatherer<Name> } = {
  binary: gatherBinary,
  build: gatherBuild,
  file: gatherFile,
  http: gatherHttp,
  module: gatherModule,
  modules: gatherModules,
  dockerfile: gatherDockerfile,
  container,
  image,
  ordered: gatherOrdered,
  runs,
  ships,
  sight: gatherSight,
  record: async (_request, context) => ({ ok: true, value: context.record }),
};

/** Fetches a fact. */
export async function gatherFact(
  request: FactRequest,
  context: FactContext,
): Promise<Gathered<FactValue<FactName>>> {
  // A request and its gatherer share a name; TypeScript cannot follow that through the table.
  const gatherer = gatherers[request.fact] as Gatherer<FactName>;
  const memory = context.bench && !ofTheStep.has(request.fact) ? context.bench : context;
  return memory.once(JSON.stringify(request), () => gatherer(request, context));
}

/** Facts that depend on the step's record. */
const ofTheStep: ReadonlySet<FactName> = new Set<FactName>(['record', 'container', 'ordered']);
