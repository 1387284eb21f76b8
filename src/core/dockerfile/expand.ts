/**
 * Fills in `$NAME`, `${NAME}`, `${NAME:-other}` and `${NAME:+other}` as the builder does; what is not set becomes
 * nothing. `\$` stays a dollar sign.
 */
export function expand(text: string, values: { readonly [name: string]: string }): string {
  return text.replace(
    /\\\$|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::([-+])([^}]*))?\})/g,
    (match, plain?: string, braced?: string, sign?: string, other?: string) => {
      if (match === '\\$') return '$';
      const name = plain ?? braced ?? '';
      const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
      if (sign === '-') return value === '' ? (other ?? '') : value;
      if (sign === '+') return value === '' ? '' : (other ?? '');
      return value;
    },
  );
}
