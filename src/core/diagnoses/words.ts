/**
 * A text with `{name}` replaced by what was found, `{name|else}` where it may be missing; nothing takes its blank along, and what ends in
 * a stop of its own has no second one behind it.
 */
export function filled(text: string, groups: Readonly<Record<string, string>>): string {
  return text.replace(
    /( ?)\{(\w+)(?:\|([^{}]*))?\}(\.?)/g,
    (_whole, blank: string, name: string, otherwise: string | undefined, stop: string) => {
      const value = Object.hasOwn(groups, name) && groups[name] ? groups[name] : (otherwise ?? '');
      return value === '' ? stop : blank + (stop ? value.replace(/[.:,]+$/, '') : value) + stop;
    },
  );
}
