/** A file of the learner's module, by its path relative to it. */
export type FileFacts = {
  file: { request: { readonly path: string }; value: FileFact };
};

export type FileFact =
  | { readonly is: 'text'; readonly text: string }
  /** `similar`: a file beside it whose name differs in case or ending only, as `dockerfile` and `Dockerfile.txt`. */
  | { readonly is: 'missing'; readonly similar: string | null }
  | { readonly is: 'folder' };
