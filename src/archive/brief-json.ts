import type { Brief } from '../model/brief.ts';

/** brief.json, byte for byte: two spaces, a line feed at the end. */
export function briefJson(brief: Brief): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(brief, null, 2)}\n`);
}
