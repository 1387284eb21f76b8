import { z } from 'zod';

/** A regular expression as the course writes it: `^` and `$` match at every line (flag m). */
export const pattern = z.string().min(1).refine(isRegex, { error: 'is not a regular expression' });

/** One, or a list of them. */
export const patterns = z
  .union([pattern, z.array(pattern)])
  .transform((value) => (typeof value === 'string' ? [value] : value))
  .default([]);

function isRegex(text: string): boolean {
  try {
    regex(text);
    return true;
  } catch {
    return false;
  }
}

export function regex(text: string): RegExp {
  return new RegExp(text, 'm');
}

/**
 * What an expression looks for, for people: `"main.go"`, `"GOROOT" or "GOPATH"`. null where it is more than plain words, so
 * that nobody is shown an expression who did not write it.
 */
export function inWords(pattern: string): string | null {
  const parts = pattern.split('|').map((part) => part.replace(/^\^|\$$|\\b/g, ''));
  if (parts.some((part) => part === '' || /[\\^$*+?()[\]{}]|(?<!\\)\./.test(part.replace(/\\[./-]/g, ''))))
    return null;
  return parts.map((part) => `"${part.replace(/\\([./-])/g, '$1').replace(/^"|"$/g, '')}"`).join(' or ');
}

/** A path in the module: relative, and never out of it. */
export const modulePath = z
  .string()
  .min(1)
  .refine((path) => !path.startsWith('/') && !path.split(/[/\\]/).includes('..'), {
    error: 'must be a path inside the module',
  });
