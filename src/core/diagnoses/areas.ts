import { bake } from './areas/bake.ts';
import { buildLost } from './areas/build-lost.ts';
import { builder } from './areas/builder.ts';
import { builderOptions } from './areas/builder-options.ts';
import { caching } from './areas/caching.ts';
import { cgo } from './areas/cgo.ts';
import { cgoLink } from './areas/cgo-link.ts';
import { compose } from './areas/compose.ts';
import { composeStart } from './areas/compose-start.ts';
import { containerHost } from './areas/container-host.ts';
import { containers } from './areas/containers.ts';
import { containersState } from './areas/containers-state.ts';
import { context } from './areas/context.ts';
import { copy } from './areas/copy.ts';
import { daemon } from './areas/daemon.ts';
import { databases } from './areas/databases.ts';
import { dockerCli } from './areas/docker-cli.ts';
import { dockerClient } from './areas/docker-client.ts';
import { dockerCommands } from './areas/docker-commands.ts';
import { dockerfileFetch } from './areas/dockerfile-fetch.ts';
import { dockerfileFile } from './areas/dockerfile-file.ts';
import { dockerfileFiles } from './areas/dockerfile-files.ts';
import { dockerfileLanguages } from './areas/dockerfile-languages.ts';
import { dockerfileNative } from './areas/dockerfile-native.ts';
import { dockerfilePackages } from './areas/dockerfile-packages.ts';
import { dockerfileRun } from './areas/dockerfile-run.ts';
import { dockerfileSyntax } from './areas/dockerfile-syntax.ts';
import { engine } from './areas/engine.ts';
import { goBlocked } from './areas/go-blocked.ts';
import { goBuild } from './areas/go-build.ts';
import { goCompile } from './areas/go-compile.ts';
import { goConnect } from './areas/go-connect.ts';
import { goCrash } from './areas/go-crash.ts';
import { goEnv } from './areas/go-env.ts';
import { goFetch } from './areas/go-fetch.ts';
import { goImports } from './areas/go-imports.ts';
import { goLimits } from './areas/go-limits.ts';
import { goListen } from './areas/go-listen.ts';
import { goMod } from './areas/go-mod.ts';
import { goModFile } from './areas/go-mod-file.ts';
import { goModcache } from './areas/go-modcache.ts';
import { goPanics } from './areas/go-panics.ts';
import { goProxy } from './areas/go-proxy.ts';
import { goReleases } from './areas/go-releases.ts';
import { goRoot } from './areas/go-root.ts';
import { goServices } from './areas/go-services.ts';
import { goSources } from './areas/go-sources.ts';
import { goStart } from './areas/go-start.ts';
import { goSum } from './areas/go-sum.ts';
import { goSyntax } from './areas/go-syntax.ts';
import { goTooOld } from './areas/go-too-old.ts';
import { goToolchain } from './areas/go-toolchain.ts';
import { goUsage } from './areas/go-usage.ts';
import { goVersions } from './areas/go-versions.ts';
import { goWork } from './areas/go-work.ts';
import { imageProgram } from './areas/image-program.ts';
import { imageScript } from './areas/image-script.ts';
import { imageStart } from './areas/image-start.ts';
import { imageUser } from './areas/image-user.ts';
import { images } from './areas/images.ts';
import { machine } from './areas/machine.ts';
import { networks } from './areas/networks.ts';
import { packagesApt } from './areas/packages-apt.ts';
import { podman } from './areas/podman.ts';
import { podmanMachine } from './areas/podman-machine.ts';
import { ports } from './areas/ports.ts';
import { registry } from './areas/registry.ts';
import { registryLogin } from './areas/registry-login.ts';
import { registryNetwork } from './areas/registry-network.ts';
import { runtime } from './areas/runtime.ts';
import { shells } from './areas/shells.ts';
import { stages } from './areas/stages.ts';
import type { Diagnosis } from './types.ts';

/** Diagnoses that belong together, in a file of their own; several files may make one area. */
export type Area = { readonly name: string; readonly diagnoses: readonly Diagnosis[] };

/** Every diagnosis. A new one is an entry in its area's file; its outputs go to `test/core/diagnoses/outputs/`. */
export const areas: readonly Area[] = [
  machine,
  goEnv,
  goRoot,
  goUsage,
  goToolchain,
  goMod,
  goModFile,
  goWork,
  goTooOld,
  goSum,
  goVersions,
  goReleases,
  goProxy,
  goModcache,
  goFetch,
  goSources,
  goImports,
  goSyntax,
  goCompile,
  goBuild,
  cgo,
  cgoLink,
  goListen,
  goStart,
  shells,
  goBlocked,
  goServices,
  goConnect,
  goPanics,
  goCrash,
  goLimits,
  engine,
  dockerClient,
  daemon,
  builder,
  builderOptions,
  buildLost,
  bake,
  dockerCli,
  dockerCommands,
  dockerfileFile,
  dockerfileSyntax,
  dockerfileRun,
  dockerfilePackages,
  packagesApt,
  dockerfileLanguages,
  dockerfileNative,
  dockerfileFetch,
  dockerfileFiles,
  context,
  copy,
  stages,
  imageStart,
  imageScript,
  imageProgram,
  imageUser,
  ports,
  containers,
  containersState,
  containerHost,
  images,
  runtime,
  networks,
  databases,
  registry,
  registryNetwork,
  registryLogin,
  compose,
  composeStart,
  podman,
  podmanMachine,
  caching,
];
