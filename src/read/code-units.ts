/** Order of code units, the same on every machine and in every locale: for `sort`. */
export const codeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
