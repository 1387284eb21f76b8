import fc from 'fast-check';
import { expect, test } from 'vitest';
import { courseRoot, loadCourse } from '../../../src/commands/load-course.ts';
import { examine } from '../../../src/core/doctor/examine.ts';
import { findingsOf } from '../../../src/core/doctor/finding.ts';
import { maskAll, masker } from '../../../src/core/doctor/mask.ts';
import { machine } from '../../support/doctor.ts';

const who = { home: '/home/berta', user: 'berta', host: 'laptop-77' };

test.each([
  ['https://me:s3cret@proxy.corp.example/go,direct', 'https://***@<private-host>/go,direct'],
  ['/home/berta/go-docker-tour', '~/go-docker-tour'],
  ['/home/carl/x', '/home/<user>/x'],
  ['ssh://berta@box', 'ssh://***@box'],
  ['owned by berta on laptop-77', 'owned by <user> on <this-host>'],
  ['albertable', 'albertable'],
  ['https://proxy.golang.org/x?token=abc', 'https://proxy.golang.org/x?token=***'],
  ['ghp_0123456789abcdefghijABCDEFGHIJ012345', '***'],
  ['the key hunter22 is', 'the key *** is'],
  ['docker pull golang:1.27', 'docker pull golang:1.27'],
])('%s', (text, masked) => {
  const mask = masker({
    environment: { GOPROXY: 'https://me:s3cret@proxy.corp.example/go,direct', MY_TOKEN: 'hunter22' },
    ...who,
  });
  expect(mask(text)).toBe(masked);
});

const loaded = await loadCourse(courseRoot(null));
if (!loaded.ok) throw new Error(loaded.what);
const { course } = loaded;

/** Words that occur in no text of the doctor's: letters and digits mixed, as secrets are. */
const word = fc.stringMatching(/^[a-z][0-9][a-z0-9]{6,14}$/);

test('no secret that is planted in the environment or in the facts comes out', () => {
  fc.assert(
    fc.property(
      word,
      word,
      word,
      word,
      word,
      fc.constantFrom('GITHUB_TOKEN', 'NPM_AUTH', 'AWS_SECRET_ACCESS_KEY', 'DB_PASSWORD', 'API_KEY'),
      (token, password, host, user, mine, name) => {
        const url = `https://${user}:${password}@${host}.corp.example:8443/go`;
        const environment = {
          [name]: token,
          HTTPS_PROXY: url,
          GOPROXY: `${url},direct`,
          DOCKER_HOST: `ssh://${user}@${host}.corp.example`,
          GO_DOCKER_TOUR_BASE_IMAGE: `${host}.corp.example/golang:1.27`,
        };
        const failed = { why: 'other', said: `Get ${url}: token ${token} of ${mine} refused` } as const;
        const facts = machine({
          go: { path: `/home/${mine}/sdk/go/bin/go` },
          modules: {
            setting: environment.GOPROXY,
            hops: [{ at: url, kind: 'proxy', failed, milliseconds: 1 }],
          },
          network: { variables: { HTTPS_PROXY: url }, curl: true },
          engine: {
            endpoint: environment.DOCKER_HOST,
            chosenBy: 'DOCKER_HOST',
            server: null,
            fault: { id: 'engine-down', what: 'down', next: 'up' },
            said: `ssh: ${user}@${host}.corp.example: ${token}`,
          },
          image: {
            name: environment.GO_DOCKER_TOUR_BASE_IMAGE,
            here: null,
            registry: { host: `${host}.corp.example`, failed },
          },
          workspace: {
            path: `/home/${mine}/go-docker-tour`,
            refusal: { what: `/home/${mine} is ${mine}'s`, next: '' },
          },
        });
        const mask = masker({ environment, home: `/home/${mine}`, user: mine, host: 'box' });
        const examination = examine(facts, course);
        const out = JSON.stringify(maskAll({ facts, findings: findingsOf(examination), examination }, mask));
        for (const secret of [token, password, host, mine]) expect(out).not.toContain(secret);
        expect(out).not.toContain(`${user}:`);
        expect(out).not.toContain(`${user}@`);
      },
    ),
    { numRuns: 200 },
  );
});
