/** The module folder's Dockerfile, as a file. */
export type DockerfileFacts = {
  dockerfile: { request: object; value: DockerfileFile };
};

export type DockerfileFile = {
  /** Its text; null where there is no file of that name. */
  readonly text: string | null;
  /** A file nearby that looks meant for it, relative to the module: `Dockerfile.txt`, `docker/Dockerfile`, `../Dockerfile`; null: none. */
  readonly lookalike: string | null;
};
