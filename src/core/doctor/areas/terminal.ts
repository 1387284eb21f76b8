import type { TerminalFacts } from '../facts.ts';
import type { Found, Judge } from '../finding.ts';

/** The smallest screen that the tour draws on, and the one that its lessons are made for. */
const smallest = { columns: 40, rows: 12 };
const comfortable = { columns: 80, rows: 24 };
const link = 'https://github.com/termstandard/colors';

export const terminal: Judge<'terminal'> = {
  name: 'Terminal',
  says({ tty, columns, rows, colours, unicode }) {
    if (!tty) return 'none: the tour is a conversation in lines';
    const can = [`${columns}x${rows}`, colours === 'none' ? 'no colours' : `${colours} colours`];
    return [...can, unicode ? 'Unicode' : 'ASCII only'].join(', ');
  },
  judge: (fact) => (fact.tty ? [...size(fact), ...signs(fact)] : []),
};

function size({ columns, rows }: TerminalFacts): readonly Found[] {
  const fits = (by: typeof smallest) => columns >= by.columns && rows >= by.rows;
  if (fits(comfortable)) return [];
  const tiny = !fits(smallest);
  return [
    {
      id: 'terminal-small',
      severity: tiny ? 'warns' : 'note',
      title: `The terminal has ${columns} columns and ${rows} rows.`,
      what: tiny
        ? `The screen needs ${smallest.columns} by ${smallest.rows}; as lines and prompts the tour goes on in any size.`
        : `From ${comfortable.columns} by ${comfortable.rows} on nothing needs to be scrolled.`,
      concerns: 'none',
      fix: tiny ? ['make the window larger', 'npx go-docker-tour --plain'] : ['make the window larger'],
      link,
    },
  ];
}

function signs({ unicode, colours, term }: TerminalFacts): readonly Found[] {
  const found: Found[] = [];
  if (!unicode)
    found.push({
      id: 'terminal-ascii',
      severity: 'note',
      title: 'The locale is not UTF-8: signs are drawn in ASCII.',
      what: 'Everything can be done and read; it is only less pretty.',
      concerns: 'none',
      fix: ['export LC_ALL=C.UTF-8'],
      link,
    });
  if (colours === 'none')
    found.push({
      id: 'terminal-colours',
      severity: 'note',
      title: `The terminal shows no colours (TERM is ${term === '' ? 'not set' : term}).`,
      what: 'No meaning is in a colour alone, so nothing is lost.',
      concerns: 'none',
      fix: [],
      link,
    });
  return found;
}
