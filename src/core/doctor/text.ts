import type { DoctorLine } from './lines.ts';

type Paint = (text: string) => string;

/** How the report is written: how wide, with which signs, in which colours. */
export type DoctorStyle = {
  readonly width: number;
  readonly signs: {
    readonly good: string;
    readonly warn: string;
    readonly bad: string;
    readonly note: string;
  };
  readonly paint: {
    readonly good: Paint;
    readonly warn: Paint;
    readonly bad: Paint;
    readonly quiet: Paint;
    readonly command: Paint;
    readonly strong: Paint;
  };
};

const asItIs: Paint = (text) => text;

/** Without colours, in ASCII. */
export const plainStyle: DoctorStyle = {
  width: 80,
  signs: { good: '+', warn: '!', bad: 'x', note: '-' },
  paint: { good: asItIs, warn: asItIs, bad: asItIs, quiet: asItIs, command: asItIs, strong: asItIs },
};

const names = 12;

/** The report's lines, none wider than the style says. */
export function doctorText(lines: readonly DoctorLine[], style: DoctorStyle): readonly string[] {
  return lines.flatMap((line) => written(line, style));
}

function written(line: DoctorLine, { width, signs, paint }: DoctorStyle): readonly string[] {
  switch (line.kind) {
    case 'area': {
      const [first = '', ...rest] = broken(line.says, width - names - 2);
      const indent = ' '.repeat(names + 2);
      return [
        `${paint[line.sign](signs[line.sign])} ${paint.strong(line.name.padEnd(names))}${first}`,
        ...rest.map((each) => indent + each),
      ];
    }
    case 'title': {
      const sign = line.severity === 'blocks' ? 'bad' : line.severity === 'warns' ? 'warn' : 'note';
      const tone = sign === 'note' ? paint.quiet : paint[sign];
      return hanging(broken(line.text, width - 4), `  ${tone(signs[sign])} `, '    ', paint.strong);
    }
    case 'text':
      return broken(line.text, width - 4).map((each) => `    ${each}`);
    case 'link':
      return broken(line.text, width - 4).map((each) => `    ${paint.quiet(each)}`);
    case 'command':
      return hanging(broken(line.text, width - 10), '      ', '          ', paint.command);
    case 'end': {
      const tone = line.ok ? paint.good : paint.warn;
      return [
        '',
        ...hanging(
          broken(line.text, width - 2),
          `${tone(line.ok ? signs.good : signs.warn)} `,
          '  ',
          paint.strong,
        ),
      ];
    }
  }
}

function hanging(lines: readonly string[], lead: string, indent: string, paint: Paint): readonly string[] {
  return lines.map((line, index) => `${index === 0 ? lead : indent}${paint(line)}`);
}

/** Words to lines of at most `width` characters; a word that is longer is cut. */
export function broken(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else for (let at = 0; at < word.length; at += width) lines.push(word.slice(at, at + width));
  }
  return lines;
}
