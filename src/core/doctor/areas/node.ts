import type { Judge } from '../finding.ts';
import { compareVersions } from '../versions.ts';

/** As in `node-version.ts`, which refuses older ones at the start: this is for who runs the doctor from a clone. */
export const oldestNode = '22.12.0';

export const node: Judge<'node'> = {
  name: 'Node',
  says: ({ version }) => `Node ${version}`,
  judge: ({ version }) =>
    compareVersions(version, oldestNode) >= 0
      ? []
      : [
          {
            id: 'node-old',
            severity: 'blocks',
            title: `Node ${version} is too old for the tour.`,
            what: `The tour needs Node ${oldestNode} or newer.`,
            concerns: 'all',
            fix: ['npx -p node@24 -p go-docker-tour go-docker-tour'],
            link: 'https://nodejs.org/en/download',
          },
        ],
};
