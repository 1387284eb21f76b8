/** @param {readonly number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/** @param {readonly number[]} values @param {number} part from 0 to 1; the value that so many are at or below */
export function quantile(values, part) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? Number.NaN;
}

/**
 * Measures several things in turns, so that what else the machine does falls on all of them alike. The first round fills
 * caches and does not count.
 * @template {string} Name
 * @param {number} rounds
 * @param {Record<Name, () => number | Promise<number>>} things
 * @returns {Promise<Record<Name, number[]>>}
 */
export async function inTurns(rounds, things) {
  const values = Object.fromEntries(Object.keys(things).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1)
    for (const [name, measure] of Object.entries(things)) {
      const value = await measure();
      if (round > 0) values[name].push(value);
    }
  return values;
}

/** The median of what one thing takes over another, pair by pair. */
export function medianRatio(values, floor) {
  return median(values.map((value, index) => value / (floor[index] ?? Number.NaN)));
}

/** @param {number} milliseconds */
export function ms(milliseconds) {
  return `${milliseconds.toFixed(milliseconds < 100 ? 1 : 0)} ms`;
}
