/**
 * A row of the table. `met` is null where there is nothing to meet.
 * @typedef {{ what: string, is: string, target?: string, met?: boolean | null, floor?: string, note?: string }} Row
 */

/**
 * What was measured, what it was measured against, and whether it is what was promised.
 * @param {readonly Row[]} rows
 */
export function tableText(rows) {
  const cells = rows.map(({ what, is, target = '', met = null, floor = '', note = '' }) => [
    met === null ? ' ' : met ? '✓' : '✗',
    what,
    is,
    target,
    [floor, note].filter(Boolean).join('; '),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column].length)));
  return cells
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}

/**
 * A ratio with its target, as a row.
 * @param {string} what
 * @param {number} ratio
 * @param {number | null} atMost
 * @param {{ floor?: string, note?: string }} said
 * @returns {Row}
 */
export function ratioRow(what, ratio, atMost, said = {}) {
  const target = atMost === null ? {} : { target: `at most ${atMost.toFixed(2)} x`, met: ratio <= atMost };
  return { what, is: `${ratio.toFixed(2)} x`, ...target, ...said };
}
