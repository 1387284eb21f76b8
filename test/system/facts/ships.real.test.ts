import { afterAll, expect, test } from 'vitest';
import { removeFolder } from '../../support/facts.ts';
import { inShort, judgeReally, leftBehind, makeWorkspace } from '../../support/judging.ts';
import { describeReal, warmImage } from '../../support/tools.ts';

const go = warmImage();
const builder = (name = 'builder') =>
  `FROM ${go} AS ${name}\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /httpserver .\n`;
const copy = 'COPY --from=builder /httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n';

const cases: [string, string, 'scratch' | undefined, string][] = [
  ['from scratch', 'passed', 'scratch', `${builder()}FROM scratch\n${copy}`],
  ['any base', 'passed', undefined, `${builder()}FROM scratch\n${copy}`],
  ['a stage on scratch between', 'passed', 'scratch', `${builder()}FROM scratch AS base\nFROM base\n${copy}`],
  ['ARG as the base', 'passed', 'scratch', `ARG B=scratch\n${builder()}FROM \${B}\n${copy}`],
  [
    'its sources along',
    'passed',
    'scratch',
    `${builder()}FROM scratch\nCOPY --from=builder /src /src\n${copy}`,
  ],
  ['one stage', 'toolchain-shipped @ Dockerfile:1', undefined, builder()],
  ['two of golang', 'toolchain-shipped @ Dockerfile:5', undefined, `${builder()}FROM ${go}\n${copy}`],
  [
    'FROM builder',
    'toolchain-shipped @ Dockerfile:5',
    'scratch',
    `${builder()}FROM builder\nCMD ["/httpserver"]\n`,
  ],
  [
    'stages swapped',
    'stages-swapped @ Dockerfile:3',
    undefined,
    `FROM scratch AS small\nCMD ["/httpserver"]\n${builder()}`,
  ],
  [
    'the toolchain copied along',
    'toolchain-copied @ Dockerfile:6',
    undefined,
    `${builder()}FROM scratch\nCOPY --from=builder /usr/local/go /usr/local/go\n`,
  ],
  [
    'a big folder copied along',
    'whole-folder-copied @ Dockerfile:6',
    undefined,
    `${builder()}FROM scratch\nCOPY --from=builder /root/.cache /httpserver\n`,
  ],
  ['does not build', 'wrong-stage-name', undefined, `${builder('build')}FROM scratch\n${copy}`],
];

describeReal(['docker', 'golang image', 'network'], 'ships', () => {
  afterAll(async () => expect(await leftBehind()).toEqual([]));

  test.each(cases)('%s', async (_name, cause, base, Dockerfile) => {
    const root = await makeWorkspace({ Dockerfile });
    try {
      const check = { kind: 'ships', spec: { base, maxMegabytes: 60 } } as const;
      const verdict = await judgeReally(root, check);
      expect(inShort(verdict).replace(/(wrong-stage-name).*/, '$1'), JSON.stringify(verdict)).toBe(cause);
      expect(await judgeReally(root, check)).toEqual(verdict);
    } finally {
      await removeFolder(root);
    }
  });
});
