import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { theme } from '../theme.ts';
import { highlight } from './highlight.ts';
import { hang, pad, widthOf, wrapCells, wrapWords } from './wrap.ts';

const remembered = new Map<string, readonly string[]>();
const rememberAtMost = 200;

/** Markdown to coloured lines of at most `width` columns. Remembers what it has rendered. */
export function renderMarkdown(source: string, width: number, bullet: string): readonly string[] {
  const key = `${width} ${bullet} ${source}`;
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= rememberAtMost) remembered.clear();
  const clean = source.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '');
  const lines = blocks(lexer(clean), Math.max(1, width), bullet);
  remembered.set(key, lines);
  return lines;
}

/** Blocks with one empty line between them. */
function blocks(tokens: readonly Token[], width: number, bullet: string): readonly string[] {
  const rendered = tokens.map((token) => block(token as MarkedToken, width, bullet));
  return rendered
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function block(token: MarkedToken, width: number, bullet: string): readonly string[] {
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'heading':
      return wrapWords(theme.strong(inline(token.tokens)), width);
    case 'code':
      return code(token.text, token.lang ?? '', width);
    case 'blockquote':
      return blocks(token.tokens, width - 2, bullet).map((line) => `  ${line}`);
    case 'list':
      return list(token as Tokens.List, width, bullet);
    case 'table':
      return table(token as Tokens.Table, width);
    case 'hr':
      return [''];
    default:
      return wrapWords(inlineOf(token), width);
  }
}

function code(text: string, language: string, width: number): readonly string[] {
  const indent = width < 24 ? 0 : 4;
  const room = Math.max(1, width - indent);
  const lines = language === '' ? text.split('\n').map(theme.accent) : highlight(text, language);
  return lines.flatMap((line) => wrapCells(line, room)).map((line) => ' '.repeat(indent) + line);
}

function list(token: Tokens.List, width: number, bullet: string): readonly string[] {
  const first = token.start === '' ? 1 : token.start;
  return token.items.flatMap((item, index) => {
    const lead = token.ordered ? `${first + index}. ` : `${bullet} `;
    const inner = blocks(item.tokens, width - lead.length, bullet);
    return inner.map((line, row) => (row === 0 ? `${lead}${line}` : `${' '.repeat(lead.length)}${line}`));
  });
}

function table(token: Tokens.Table, width: number): readonly string[] {
  const rows = [token.header, ...token.rows].map((row) => row.map((cell) => inline(cell.tokens)));
  const columns = token.header.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.flatMap((row, index) => {
    const line = row
      .map((cell, column) => pad(cell, columns[column] ?? 0))
      .join('  ')
      .trimEnd();
    return hang('', index === 0 ? theme.strong(line) : line, width);
  });
}

function inlineOf(token: MarkedToken): string {
  if ('tokens' in token && token.tokens) return inline(token.tokens);
  return 'text' in token ? words(String(token.text)) : '';
}

function inline(tokens: readonly Token[]): string {
  return tokens.map((token) => inlineToken(token as MarkedToken)).join('');
}

function inlineToken(token: MarkedToken): string {
  switch (token.type) {
    case 'strong':
      return theme.strong(inline(token.tokens));
    case 'em':
      return theme.emphasis(inline(token.tokens));
    case 'codespan':
      return theme.accent(words(token.text));
    case 'link': {
      const text = inline(token.tokens);
      return text === token.href ? text : `${text} (${token.href})`;
    }
    case 'image':
      return words(token.text);
    case 'br':
      return '\n';
    default:
      return inlineOf(token);
  }
}

const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Text in a line of prose: one blank for a line's end, the commonest entities read. */
function words(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (all, name) => entities[name] ?? all);
}
