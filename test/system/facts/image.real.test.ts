import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder } from '../../support/facts.ts';
import { docker, inShort, judgeReally, leftBehind, makeWorkspace } from '../../support/judging.ts';
import { type Files, writeModule } from '../../support/server-module.ts';
import { describeReal, warmImage } from '../../support/tools.ts';

const tag = `gdt-image-test-${process.pid}`;

const dockerfile = (build: string, end = 'ENTRYPOINT ["/httpserver"]', dir = '/src') => ({
  Dockerfile: `FROM ${warmImage()} AS builder\nWORKDIR ${dir}\nCOPY . .\n${build}\nFROM scratch\nCOPY --from=builder /httpserver /httpserver\n${end}\n`,
});
const multi = (end?: string) => dockerfile('RUN CGO_ENABLED=0 go build -o /httpserver .', end);
const single = (end = 'CMD ["./httpserver"]') => ({
  Dockerfile: `FROM ${warmImage()}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\n${end}\n`,
});
let greeting = '';
const edited = (text: string): Files => ({ 'main.go': greeting.replace('Hello, modules!', text) });

/** What the folder is when the image is built, and what is changed after. */
const cases: [string, string, () => Files, () => Files][] = [
  ['nothing changed', 'passed', () => multi(), () => ({})],
  ['nothing changed, one stage', 'passed', () => single(), () => ({})],
  ['go run', 'passed', () => single('CMD go run .'), () => ({})],
  ['main.go changed', 'image-older-sources', () => multi(), () => edited('Hi')],
  ['main.go changed, one stage', 'image-older-sources', () => single(), () => edited('Ho')],
  ['main.go changed, go run', 'image-older-sources', () => single('CMD go run .'), () => edited('He')],
  [
    'ENTRYPOINT changed',
    'image-older-dockerfile',
    () => multi(),
    () => multi('ENTRYPOINT ["/httpserver", "-x"]'),
  ],
  ['one stage made two', 'image-older-dockerfile', () => single(), () => multi()],
  [
    'order of lines',
    'image-older-dockerfile',
    () => single(),
    () => ({
      Dockerfile: `FROM ${warmImage()}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver .\nCMD ["./httpserver"]\n`,
    }),
  ],
  [
    'flags in the builder',
    'image-older-dockerfile',
    () => multi(),
    () => dockerfile('RUN CGO_ENABLED=0 go build -ldflags="-s -w" -o /httpserver .'),
  ],
  [
    'WORKDIR of the builder',
    'image-older-dockerfile',
    () => multi(),
    () => dockerfile('RUN CGO_ENABLED=0 go build -o /httpserver .', undefined, '/app'),
  ],
  [
    'the Dockerfile is broken now',
    'instruction-unknown',
    () => multi(),
    () => ({ Dockerfile: 'FRON scratch\n' }),
  ],
];

describeReal(['docker', 'golang image', 'go', 'network'], 'image', () => {
  beforeAll(async () => {
    greeting = await readFile(
      new URL('../../../workspace-template/httpserver/main.go', import.meta.url),
      'utf8',
    );
  });
  afterAll(async () => expect(await leftBehind()).toEqual([]));

  const withImage = async (files: Files, use: (root: string) => Promise<void>, options: string[] = []) => {
    const root = await makeWorkspace(files);
    try {
      await docker('build', ...options, '-t', tag, join(root, 'httpserver'));
      await use(root);
    } finally {
      await docker('image', 'rm', tag);
      await removeFolder(root);
    }
  };
  const judge = (root: string, name = tag) => judgeReally(root, { kind: 'image', spec: { tag: name } });

  test.each(cases)('%s', async (_name, cause, before, after) => {
    await withImage(before(), async (root) => {
      await writeModule(root, after());
      const verdict = await judge(root);
      expect(inShort(verdict).replace(/ @.*/, ''), JSON.stringify(verdict)).toBe(cause);
      expect(inShort(await judge(root))).toBe(inShort(verdict));
      expect(await leftBehind()).toEqual([]);
    });
  });

  test('the same folder built without the cache is the same image, whatever its id', async () => {
    await withImage(
      multi(),
      async (root) => {
        const verdict = await judge(root);
        expect(inShort(verdict), JSON.stringify(verdict)).toBe('passed');
      },
      ['--no-cache'],
    );
  });

  test('an image that was there without a name stays, even when the folder makes it again', async () => {
    const files = { ...multi(`ENV TEST=${tag}\nENTRYPOINT ["/httpserver"]`) };
    const root = await makeWorkspace(files);
    try {
      await docker('build', '-t', tag, join(root, 'httpserver'));
      const id = await docker('image', 'inspect', '--format', '{{.Id}}', tag);
      await docker('tag', warmImage(), tag);
      expect(inShort(await judge(root))).toContain('image-older');
      expect(await docker('image', 'inspect', '--format', '{{.Id}} {{.RepoTags}}', id)).toBe(`${id} []`);
      await docker('image', 'rm', tag, id);
      expect(inShort(await judge(root))).toBe('unknown: image-missing');
      expect(await docker('images', '-q', '--no-trunc')).not.toContain(id);
    } finally {
      await removeFolder(root);
    }
  });

  test('one built under another name is named', async () => {
    await withImage(multi(`ENV TEST=${tag}\nENTRYPOINT ["/httpserver"]`), async (root) => {
      const verdict = await judge(root, `${tag}-other`);
      expect(inShort(verdict)).toBe('image-named-otherwise');
      expect(verdict.found).toContain(`${tag}:latest`);
    });
  });
});
