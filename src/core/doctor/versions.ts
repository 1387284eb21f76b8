/** Compares versions by their numbers, negative where `one` is the older: `1.26.8`, `go1.27rc1`, `20.10.24+dfsg1`. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [parts(one), parts(other)];
  for (let at = 0; at < 3; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return preview(one) - preview(other);
}

function parts(version: string): readonly number[] {
  return (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number);
}

/** `1.27rc1` comes before `1.27.0`, and `1.27beta1` before both. */
function preview(version: string): number {
  const found = /\d(?:(beta)|rc)(\d+)/.exec(version);
  if (!found) return 0;
  return (found[1] ? -2000 : -1000) + Number(found[2]);
}

/** Bytes as people read them: `1.4 GB`, `870 MB`. A GB is a thousand million. */
export function bytesText(bytes: number): string {
  if (bytes >= 10e9) return `${Math.round(bytes / 1e9)} GB`;
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return `${Math.round(bytes / 1e6)} MB`;
}
