/**
 * A course folder as a value: path relative to the folder, with `/`, to the file's text.
 * Reading it is `system`'s business; nothing here touches a disk.
 */
export type CourseFiles = ReadonlyMap<string, string>;

/** What a course folder may hold at most. The reader of the folder refuses more, by name. */
export const courseLimits = {
  files: 1000,
  /** Bytes of one file. */
  fileBytes: 256 * 1024,
  /** Bytes of all files together. */
  totalBytes: 8 * 1024 * 1024,
  /** Folders within folders. */
  depth: 6,
} as const;

/**
 * Why a path of the course may not be used, or null where it may. Paths are relative, with `/`, and stay below the
 * folder that they start from.
 */
export function refusedPath(path: string): string | null {
  if (path === '') return 'it is empty';
  if (/[\\\0\n]/.test(path)) return 'it has a backslash or a control character; write folders with /';
  if (path.startsWith('/') || path.startsWith('~') || /^[A-Za-z]:/.test(path)) return 'it is not relative';
  const parts = path.split('/');
  if (parts.includes('..')) return 'it leaves the folder';
  if (parts.includes('') || parts.includes('.')) return 'write it without //, ./ and a / at its end';
  return null;
}
