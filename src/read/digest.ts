import { createHash } from 'node:crypto';

/** Hexadecimal SHA-256. */
export function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
