import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from './sources.ts';

/** Files of a module, by their path in it; null: not there. */
export type Files = { readonly [path: string]: string | null };

/** The lessons' server, required and summed as `go mod tidy` leaves it. */
export async function serverModule(): Promise<Files> {
  const main = await readFile(join(projectRoot, 'workspace-template/httpserver/main.go'), 'utf8');
  return { 'main.go': main, 'go.mod': goMod, 'go.sum': goSum };
}

const goMod = `module httpserver

go 1.23

require github.com/sirupsen/logrus v1.10.2

require golang.org/x/sys v0.13.0 // indirect
`;

const goSum = `github.com/sirupsen/logrus v1.10.2 h1:G2SED73/qrAu6YwbdxOD6peLkCBI3z7L+ykJFTXJBBo=
github.com/sirupsen/logrus v1.10.2/go.mod h1:SLEg8TqYulVKKfIGHldVp2K2aYz2DKSVBq4g/H5bR7Q=
github.com/stretchr/testify v1.12.1 h1:EuwCh5fleGS7H32xRwO3wRGT7DxrDhLAT6FF8MpWDWE=
github.com/stretchr/testify v1.12.1/go.mod h1:MDEgiDPPsNp5cuIrHPPCyornHKgEVbtFUmoNlxoYthg=
go.yaml.in/yaml/v3 v3.0.5 h1:N6y/pJk8buWs9NY5ERU2HSMfm+IuD/OtfdAnq6kESPw=
go.yaml.in/yaml/v3 v3.0.5/go.mod h1:HVTZu1O7/Vkt2N+BFy8Zza+lnLsABggaTM2ZpNIGuKg=
golang.org/x/sys v0.13.0 h1:Af8nKPmuFypiUBjVoU9V20FiaFXOcuZI21p0ycVYYGE=
golang.org/x/sys v0.13.0/go.mod h1:oPkhp1MJrh7nUepCBck5+mAzfO9JrbApNNgaTdGDITg=
`;

/** Writes a workspace's module: `root/httpserver`. */
export async function writeModule(root: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    if (text === null) continue;
    const file = join(root, 'httpserver', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
