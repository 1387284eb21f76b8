/** A text with `{name}` replaced by what was found, `{name|else}` where it may be missing; nothing takes its blank along. */
export function filled(text: string, groups: Readonly<Record<string, string>>): string {
  return text.replace(
    /( ?)\{(\w+)(?:\|([^{}]*))?\}/g,
    (_whole, blank: string, name: string, otherwise: string | undefined) => {
      const value = Object.hasOwn(groups, name) && groups[name] ? groups[name] : (otherwise ?? '');
      return value === '' ? '' : blank + value;
    },
  );
}
