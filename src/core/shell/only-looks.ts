const looks =
  /^\s*(?:docker|podman)\s+(?:(?:image|container)\s+)?(?:images|ls|history|ps|inspect|logs|port|stop|kill|version|info)(?![\w-])[^;&|<>`$()\n]*$/;

/**
 * Whether a line is one command of an engine that shows or stops something: nothing is made by it, so nobody need look
 * before and after it at what there is. False where it is not sure.
 */
export function onlyLooks(line: string): boolean {
  return looks.test(line);
}
