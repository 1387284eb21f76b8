/** A command that fetches what a few files name. */
export type Fetching = {
  readonly command: RegExp;
  /** As COPY would name them. */
  readonly needs: string;
  readonly names: RegExp;
};

/** Commands that fetch what a few files name: these files are all that has to stand above them. */
export const fetching: readonly Fetching[] = [
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
    command: /\bpip3? install\b[^&|;]*(?:-r|--requirement)\b/,
    needs: 'requirements.txt',
    names: /(?:^|\/)\S*requirements\S*\.txt$/,
  },
  {
    command: /\b(?:poetry|uv) (?:install|sync)\b/,
    needs: 'pyproject.toml and its lock file',
    names: /(?:^|\/)(?:pyproject\.toml|\S+\.lock)$/,
  },
  {
    command: /\bpipenv (?:install|sync)\b/,
    needs: 'Pipfile and Pipfile.lock',
    names: /(?:^|\/)Pipfile(?:\.lock)?$/,
  },
  {
    command: /\bbun (?:i|install)\b/,
    needs: 'package.json and bun.lock',
    names: /(?:^|\/)(?:package\.json|bun\.lockb?)$/,
  },
  {
    command: /\bmvnw?\b.*\bdependency:(?:go-offline|resolve)\b/,
    needs: 'pom.xml',
    names: /(?:^|\/)pom\.xml$/,
  },
  {
    command: /\bdotnet restore\b/,
    needs: 'the project files (*.csproj)',
    names: /\.(?:csproj|fsproj|sln|props)$/,
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
/** Commands that fetch what they name themselves. */
export const selfContained = [
  /\b(?:apt-get|apt|apk|dnf|yum|microdnf|zypper)\b.*\b(?:install|add)\b/,
  /\bnpm (?:i|install)\b[^&|;]* (?:-g|--global)\b/,
  /\bgo install \S+@/,
  /\bpip3? install (?:--?[\w-]+ )*[\w-]+(?:[=<>~![][^&|;]*)?(?: *(?:&&|;|$))/,
];
