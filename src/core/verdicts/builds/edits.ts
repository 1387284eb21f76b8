/** A small module without dependencies of its own, with what go.sum says of it. */
export type Requirement = {
  readonly module: string;
  readonly version: string;
  readonly sums: readonly [string, string];
};

/** Sums as the checksum database gives them: of the module, and of its go.mod. */
const modules: readonly Requirement[] = [
  {
    module: 'github.com/google/uuid',
    version: 'v1.6.0',
    sums: [
      'h1:NIvaJDMOsjHA8n1jAhLSgzrAzy1Hgr+hNrb57e+94F0=',
      'h1:TIyPZe4MgqvfeYDBFedMoGGpEw/LqOeaOT+nhxU+yHo=',
    ],
  },
  {
    module: 'github.com/pkg/errors',
    version: 'v0.9.1',
    sums: [
      'h1:FEBLx1zS214owpjy7qsBeixbURkuhQAwrK5UwLGTwt4=',
      'h1:bwawxfHBFNV+L2hUp1rHADufV3IMtnDRdf1r5NINEl0=',
    ],
  },
  {
    module: 'github.com/davecgh/go-spew',
    version: 'v1.1.1',
    sums: [
      'h1:vj9j/u1bqnvCEfJOwUhtlOARqs3+rkHYY13jYWTU97c=',
      'h1:J7Y8YcW2NihsgmVo/mv3lAwl/skON4iLHjSsI+c5H38=',
    ],
  },
];

/** Modules that this go.mod does not name yet, the one to try first at the beginning. */
export function newRequirements(goMod: string): readonly Requirement[] {
  return modules.filter(({ module }) => !goMod.includes(module));
}

/** go.mod and go.sum as `go get` would leave them, the module's other requirements untouched. */
export function addRequirement(
  goMod: string,
  goSum: string,
  { module, version, sums }: Requirement,
): { readonly goMod: string; readonly goSum: string } {
  const lines = [`${module} ${version} ${sums[0]}`, `${module} ${version}/go.mod ${sums[1]}`];
  const missing = lines.filter((line) => !goSum.includes(line));
  const end = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
  return {
    goMod: `${end(goMod)}\nrequire ${module} ${version}\n`,
    goSum: `${end(goSum)}${missing.map((line) => `${line}\n`).join('')}`,
  };
}

/** A Go file with imports added after its package clause; unchanged where it has none. */
export function addImports(source: string, paths: readonly string[]): string {
  const imports = paths.map((path) => `import _ "${path}"`).join('\n');
  return source.replace(/^([ \t]*package[ \t]+\w+[ \t]*;?[^\n]*)$/m, (clause) => `${clause}\n\n${imports}\n`);
}
