/** One check of an edition. */
export interface Finding {
  readonly ok: boolean;
  /** What was checked: "manifest.json: hashes". */
  readonly check: string;
  /** What was found; what is wrong, if it is. */
  readonly detail?: string;
}

/** Faults that one check names; more are counted. */
const named = 5;

export function finding(check: string, faults: readonly string[], good: string): Finding {
  if (faults.length === 0) return { ok: true, check, detail: good };
  const more = faults.length > named ? ` … and ${faults.length - named} more` : '';
  return { ok: false, check, detail: `${faults.slice(0, named).join('; ')}${more}` };
}

/** The beginning of a text, in quotes, as a finding names it. */
export function short(text: string): string {
  const one = text.replace(/\s+/g, ' ').trim();
  return one.length > 60 ? `“${one.slice(0, 57)}…”` : `“${one}”`;
}
