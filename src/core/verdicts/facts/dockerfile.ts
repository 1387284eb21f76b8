/** The module folder's Dockerfile, as a file. */
export type DockerfileFacts = {
  dockerfile: { request: object; value: DockerfileFile };
};

export type DockerfileFile = {
  /** Its text, up to the end of the stage that is asked for; null where there is no file of that name. */
  readonly text: string | null;
  /** A file nearby that looks meant for it, relative to the module: `Dockerfile.txt`, `docker/Dockerfile`, `../Dockerfile`; null: none. */
  readonly lookalike: string | null;
  /** How the learner asks for a build of it, where that is not `docker build .` alone. */
  readonly asked?: Asked;
};

/** What a build is asked for besides its folder. */
export type Asked = {
  /** With -f, relative to the folder; null: its own Dockerfile. */
  readonly file: string | null;
  /** With --target, the stage; null: the last one. */
  readonly target: string | null;
  /** With --build-arg. */
  readonly args: { readonly [name: string]: string };
};
