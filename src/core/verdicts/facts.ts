import type { BinaryFacts } from './facts/binary.ts';
import type { BuildFacts } from './facts/build.ts';
import type { ContainerFacts } from './facts/containers.ts';
import type { DockerfileFacts } from './facts/dockerfile.ts';
import type { FileFacts } from './facts/file.ts';
import type { HttpFacts } from './facts/http.ts';
import type { ImagesFacts } from './facts/images.ts';
import type { ModuleFacts } from './facts/module.ts';
import type { ModulesFacts } from './facts/modules.ts';
import type { OrderedFacts } from './facts/ordered.ts';
import type { RecordFacts } from './facts/record.ts';
import type { SightFacts } from './facts/sight.ts';

/**
 * Every fact that a check may ask for: what is asked, and what comes back. A fact is gathered in `system/facts`,
 * one file a fact; the types here are the whole contract between the two sides.
 */
export type FactTable = BuildFacts &
  DockerfileFacts &
  ImagesFacts &
  ContainerFacts &
  BinaryFacts &
  FileFacts &
  HttpFacts &
  ModuleFacts &
  ModulesFacts &
  OrderedFacts &
  RecordFacts &
  SightFacts;

export type FactName = keyof FactTable;

/** What is asked. `fact` names the entry; the rest are its parameters. */
export type FactRequest<Name extends FactName = FactName> = {
  [N in Name]: { readonly fact: N } & FactTable[N]['request'];
}[Name];

export type FactValue<Name extends FactName> = FactTable[Name]['value'];
