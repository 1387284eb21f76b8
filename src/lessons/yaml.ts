import { isAlias, isCollection, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Excerpt } from './markdown.ts';
import type { Report } from './problems.ts';

export type Path = readonly PropertyKey[];

/** A value out of YAML, which still knows where each part of it stood. */
export type Source = {
  readonly value: unknown;
  /** The file's line of the value at `path`, or of the nearest thing around it that is there. */
  lineOf(path: Path): number;
};

/**
 * Reads YAML 1.2, core schema: `yes` and `on` are texts. Aliases are refused: they make small files large, and
 * nothing here is long enough to need them. Problems are reported, and null comes back.
 */
export function readYaml(excerpt: Excerpt, report: Report): Source | null {
  const counter = new LineCounter();
  const lineAt = (offset: number) => excerpt.line + Math.max(1, counter.linePos(offset).line) - 1;
  try {
    const document = parseDocument(excerpt.text, {
      schema: 'core',
      lineCounter: counter,
      prettyErrors: false,
      logLevel: 'silent',
    });
    let sound = true;
    const refuse = (offset: number, message: string) => {
      sound = false;
      report(lineAt(offset), message);
    };
    for (const error of [...document.errors, ...document.warnings])
      refuse(
        error.pos[0],
        `This is not YAML: ${error.message.replace(/\.?$/, '.')} ${yamlAdvice(error.code)}`,
      );
    visit(document, {
      Alias: (_key, node) =>
        refuse(node.range?.[0] ?? 0, `Aliases are not read: write out what *${node.source} stands for.`),
    });
    if (!sound) return null;
    return {
      value: document.toJS({ maxAliasCount: 0 }),
      lineOf(path) {
        let node: unknown = document.contents;
        let offset = start(node) ?? 0;
        for (const key of path) {
          if (!isCollection(node) || isAlias(node)) break;
          if (isMap(node)) {
            const pair = node.items.find(
              (item) => isScalar(item.key) && String(item.key.value) === String(key),
            );
            if (!pair) break;
            offset = start(pair.key) ?? offset;
            node = pair.value;
          } else {
            node = node.items[Number(key)];
            offset = start(node) ?? offset;
          }
        }
        return lineAt(offset);
      },
    };
  } catch (error) {
    // Nesting that is deeper than the stack, and whatever else a hostile file may do to a parser.
    report(
      excerpt.line,
      `This cannot be read as YAML: ${error instanceof Error ? error.message : 'unknown'}.`,
    );
    return null;
  }
}

function start(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) ? node.range?.[0] : undefined;
}

function yamlAdvice(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'Write each key once.';
    case 'TAB_AS_INDENT':
      return 'Indent with spaces.';
    case 'TAG_RESOLVE_FAILED':
      return 'Leave the tag (the word with !) out.';
    default:
      return 'A text with a colon, a # or a quote in it is safest in quotes, or after | on lines of its own.';
  }
}
