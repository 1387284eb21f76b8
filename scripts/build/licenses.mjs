import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of the package that a bundled file is of: the part up to the name after the last node_modules. */
const packageFolder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** What a package without a licence file of its own says in package.json, written out. */
const known = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']);

/**
 * The licence texts of every package whose code is in the bundle, as one text.
 * @param {Iterable<string>} inputs paths of bundled files, relative to `root`
 * @param {string} root
 * @returns {Promise<{ text: string, packages: string[] }>}
 */
export async function thirdPartyLicenses(inputs, root) {
  const folders = new Set();
  for (const input of inputs) {
    const folder = packageFolder.exec(input)?.[1];
    if (folder) folders.add(folder);
  }
  const entries = await Promise.all([...folders].map((folder) => entryOf(join(root, folder))));
  entries.sort((one, other) => one.name.localeCompare(other.name, 'en'));
  const intro = 'go-docker-tour contains code of these packages, each under the licence given below it.\n';
  return {
    text: [intro, ...withoutRepeats(entries)].join(`\n${'-'.repeat(78)}\n\n`),
    packages: entries.map((entry) => entry.name),
  };
}

/** Whose it is: the lines of a licence in which one package's differs from another's. */
const notice = /^\s*(?:Copyright|\(c\)|©).*$/gim;

/**
 * Licences in the same words once, below the names and copyright notices of all packages that are under them.
 * @param {readonly {heading: string, licence: string}[]} entries
 */
function withoutRepeats(entries) {
  /** @type {Map<string, {heads: string[], words: string}>} */
  const groups = new Map();
  for (const { heading, licence } of entries) {
    const words = licence.replace(notice, '').trim();
    const key = words.replace(/^\(?(?:The )?MIT License(?: \(MIT\))?\)?\s/i, '').replace(/\s+/g, ' ');
    const group = groups.get(key) ?? { heads: [], words };
    const notices = (licence.match(notice) ?? []).map((line) => line.trim());
    group.heads.push([heading, ...notices].join('\n'));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ heads, words }) => `${[...heads, words].join('\n\n')}\n`);
}

async function entryOf(folder) {
  const about = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const name = `${about.name} ${about.version}`;
  const heading = `${name} (${about.license})`;
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  if (files.length > 0) {
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
    return { name, heading, licence: texts.map((text) => text.trim()).join('\n\n') };
  }
  if (!known.has(about.license))
    throw new Error(`${name} has no licence file, and package.json says "${about.license}"`);
  const licence = `By ${authorOf(about)}. The package carries no licence file; package.json says ${about.license}.`;
  return { name, heading, licence };
}

function authorOf(about) {
  if (typeof about.author === 'string') return about.author;
  if (about.author?.name) return about.author.name;
  return `its authors, ${about.repository?.url ?? about.repository ?? about.homepage ?? about.name}`;
}
