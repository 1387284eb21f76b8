const shells = [
  /^\s*(?:[$%❯➜]|\(\w+\) \$) +(\S.*)$/,
  /^PS [A-Za-z]:\\[^>]*> ?(.*)$/,
  /^[A-Za-z]:\\[^>]*>(.*)$/,
  /^\[?[\w.-]+@[\w.-]+[: ][^$#>]*[$#>] +(\S.*)$/,
  /^(?:##\[group\]|##\[command\])?(?:Run )?((?:\/usr\/(?:local\/)?bin\/)(?:docker|podman|go) .*)$/,
  // What `set -x` shows.
  /^\++ ((?:go|docker|podman|curl|cd|export|make|chmod|sh|bash) .*)$/,
];

/** The command on a line that shows a prompt; null for any other line. */
export function commandAt(text: string): string | null {
  const first = text.charCodeAt(0);
  // Letters without '@', ':' or '/' ahead are the mass of all lines.
  if (first >= 97 && first <= 122 && !/^[\w.-]+@/.test(text)) return null;
  for (const shell of shells) {
    const match = shell.exec(text);
    if (match) return match[1] ?? '';
  }
  return null;
}
