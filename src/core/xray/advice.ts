import type { Row } from './rows.ts';
import { broken } from './words.ts';

/** Commands that fetch what a few files name: these files are all that has to stand above them. */
const fetching: readonly {
  readonly command: RegExp;
  /** As COPY would name them. */
  readonly needs: string;
  readonly names: RegExp;
}[] = [
  {
    command: /\bgo mod (?:download|vendor)\b/,
    needs: 'go.mod and go.sum',
    names: /(?:^|\/)go\.(?:mod|sum)$/,
  },
  {
    command: /\bnpm (?:ci|i|install)\b/,
    needs: 'package.json and package-lock.json',
    names: /(?:^|\/)(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|\.npmrc)$/,
  },
  {
    command: /\byarn(?: install)?\b/,
    needs: 'package.json and yarn.lock',
    names: /(?:^|\/)(?:package\.json|yarn\.lock|\.yarnrc\S*)$/,
  },
  {
    command: /\bpnpm (?:i|install|fetch)\b/,
    needs: 'package.json and pnpm-lock.yaml',
    names: /(?:^|\/)(?:package\.json|pnpm-\S+\.yaml)$/,
  },
  {
    command: /\bpip3? install\b[^&|;]*-r\b/,
    needs: 'requirements.txt',
    names: /(?:^|\/)\S*requirements\S*\.txt$/,
  },
  {
    command: /\b(?:poetry|uv) (?:install|sync)\b/,
    needs: 'pyproject.toml and its lock file',
    names: /(?:^|\/)(?:pyproject\.toml|\S+\.lock)$/,
  },
  { command: /\bbundle install\b/, needs: 'Gemfile and Gemfile.lock', names: /(?:^|\/)Gemfile(?:\.lock)?$/ },
  {
    command: /\bcargo (?:fetch|vendor|chef)\b/,
    needs: 'Cargo.toml and Cargo.lock',
    names: /(?:^|\/)Cargo\.(?:toml|lock)$/,
  },
  {
    command: /\bcomposer install\b/,
    needs: 'composer.json and composer.lock',
    names: /(?:^|\/)composer\.(?:json|lock)$/,
  },
];
const systemPackages = /\b(?:apt-get|apt|apk|dnf|yum|microdnf|zypper)\b.*\b(?:install|add)\b/;

/** What to move in a Dockerfile so that the same change makes less run; [] where what ran had to. */
export function adviceFor(rows: readonly Row[]): readonly string[] {
  return broken(rows).flatMap((row) => {
    if (row.cause?.is !== 'files') return [];
    const { files } = row.cause;
    const after = rows.filter(
      ({ cause, line }) => cause?.is === 'after' && cause.line === row.line && line !== row.line,
    );
    const told = after.flatMap((late) => {
      if (systemPackages.test(late.text))
        return [
          `Line ${late.line} installs packages and needs none of your files: move it above line ${row.line}.`,
        ];
      const known = fetching.find(({ command }) => command.test(late.text));
      if (!known || files.some(({ path }) => known.names.test(path))) return [];
      return [
        `Line ${late.line} needs only ${known.needs}: copy these, run it, and only then copy the rest (line ${row.line}).`,
      ];
    });
    return told.length > 0
      ? told
      : compilesAll(
          rows,
          row,
          after,
          files.map(({ path }) => path),
        );
  });
}

/** `go build` after `COPY . .`, and nothing that downloads before it: each build downloads every module. */
function compilesAll(
  rows: readonly Row[],
  copy: Row,
  after: readonly Row[],
  changed: readonly string[],
): readonly string[] {
  const build = after.find(({ text }) => /^RUN .*\bgo (?:build|install)\b/.test(text));
  const fetched = rows.some(({ text }) => /\bgo mod (?:download|vendor)\b/.test(text));
  if (!build || fetched || changed.some((path) => /go\.(?:mod|sum)$/.test(path))) return [];
  return [
    `Line ${build.line} downloads every module anew. Above line ${copy.line} put COPY go.mod go.sum ./ and RUN go mod download.`,
  ];
}
