/** Which program drives the engine, and which builder builds. The same verdicts come out of all of them. */
export type Engine = {
  readonly program: 'docker' | 'podman';
  /** As `28.5.2`. */
  readonly version: string;
  readonly builder: 'buildkit' | 'legacy' | 'buildah';
  /** The host where published ports answer: 'localhost', or the machine that DOCKER_HOST or the context names. */
  readonly host: string;
};
