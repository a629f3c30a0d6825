import { crc32, inflateRawSync } from 'node:zlib';
import type { Message } from '../model/log.ts';
import type { Context } from './document.ts';
import { Unreadable } from './document.ts';
import { megabytes } from './failed.ts';

/** One file of an archive; its bytes are unpacked when asked for. */
export interface Entry {
  /** As the archive writes it, with "/" between folders and no way out of it. */
  readonly name: string;
  readonly encrypted: boolean;
  /** @throws Unreadable where it is damaged beyond use, encrypted, or larger than the limits allow. */
  bytes(): Uint8Array;
  /** Whether the bytes were found to be other than what was packed; known once they are unpacked. */
  damaged(): boolean;
}

/** [bytes] Below this no ratio is alarming: a short form repeats itself. */
const RATIO_FROM = 1024 * 1024;

/**
 * The files of a zip archive, by its directory or, where that is damaged, by the headers before each file.
 *
 * Written on zlib alone because the bounds must hold while unpacking, and because half a document is better than none.
 */
export function openArchive(bytes: Uint8Array, context: Pick<Context, 'limits' | 'unpacked'>): Entry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const most = context.limits.parts + 1;
  const listed = directory(buffer, most);
  const records = listed?.records.filter(({ at }) => at !== undefined) ?? [];
  if (listed === undefined || records.length < Math.min(listed.count, most)) {
    const known = new Set(records.map(({ at }) => at));
    records.push(...headers(buffer, most).filter(({ at }) => !known.has(at)));
  }
  const times = new Map<string, number>();
  const entries: Entry[] = [];
  for (const record of records) {
    const stated = safeName(record.name);
    if (stated === '' || stated.endsWith('/')) continue;
    const time = (times.get(stated) ?? 0) + 1;
    times.set(stated, time);
    const name = time === 1 ? stated : `${stated} (${time})`;
    let damaged = false;
    const bytes = () => {
      const { bytes, whole } = unpack(buffer, record, context);
      damaged = !whole || (record.check !== undefined && crc32(bytes) !== record.check);
      return bytes;
    };
    entries.push({ name, encrypted: record.encrypted, bytes, damaged: () => damaged });
  }
  return entries;
}

/** What a person should know of a file that did not unpack as it was packed. */
export const damageMessage = (path: string): Message => ({
  severity: 'warning',
  code: 'read/damaged',
  reason: 'The archive is damaged: what could be unpacked of this file may be wrong or cut off.',
  place: { path },
  hint: 'Get the file again.',
});

interface Record {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  /** Where the packed bytes begin. */
  readonly at: number | undefined;
  /** CRC-32 of the unpacked bytes. */
  readonly check: number | undefined;
}

function safeName(name: string): string {
  return name
    .replace(/\\/g, '/')
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .split('/')
    .filter((part, i, all) => part !== '.' && part !== '..' && !(part === '' && i < all.length - 1) && !/^[A-Za-z]:$/.test(part))
    .join('/')
    .slice(0, 500)
    .normalize('NFC');
}

function nameOf(raw: Buffer, utf8: boolean): string {
  const text = raw.toString('utf8');
  return utf8 || !text.includes('\ufffd') ? text : raw.toString('latin1');
}

/** The central directory, or nothing where it is not to be found. */
function directory(buffer: Buffer, most: number): { records: Record[]; count: number } | undefined {
  // The end record stands last, before a comment of at most 64 KB.
  const from = Math.max(0, buffer.length - 65_557);
  const end = buffer.lastIndexOf('PK\x05\x06', buffer.length, 'latin1');
  if (end < from || end + 22 > buffer.length) return undefined;
  let at = buffer.readUInt32LE(end + 16);
  let count = buffer.readUInt16LE(end + 10);
  if ((at === 0xffffffff || count === 0xffff) && end >= 20 && buffer.toString('latin1', end - 20, end - 16) === 'PK\x06\x07') {
    const far = Number(buffer.readBigUInt64LE(end - 12));
    if (far + 56 <= buffer.length && buffer.toString('latin1', far, far + 4) === 'PK\x06\x06') {
      count = Number(buffer.readBigUInt64LE(far + 32));
      at = Number(buffer.readBigUInt64LE(far + 48));
    }
  }
  const size = buffer.readUInt32LE(end + 12);
  // Something may stand before the archive: then all places are off by its length.
  let shift = 0;
  if (at + 4 > buffer.length || buffer.toString('latin1', at, at + 4) !== 'PK\x01\x02') {
    shift = end - size - at;
    at = end - size;
    if (at < 0 || at + 4 > buffer.length || buffer.toString('latin1', at, at + 4) !== 'PK\x01\x02') return undefined;
  }
  const records: Record[] = [];
  for (let i = 0; i < count && i < most; i++) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== 0x02014b50) break;
    const flags = buffer.readUInt16LE(at + 8);
    const nameLength = buffer.readUInt16LE(at + 28);
    const extraLength = buffer.readUInt16LE(at + 30);
    let packed = buffer.readUInt32LE(at + 20);
    let local = buffer.readUInt32LE(at + 42);
    const unpackedSize = buffer.readUInt32LE(at + 24);
    const name = nameOf(buffer.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0);
    if (packed === 0xffffffff || local === 0xffffffff || unpackedSize === 0xffffffff) {
      let extra = at + 46 + nameLength;
      const stop = Math.min(extra + extraLength, buffer.length);
      while (extra + 4 <= stop) {
        const length = buffer.readUInt16LE(extra + 2);
        if (buffer.readUInt16LE(extra) === 1) {
          let field = extra + 4;
          const next = () => {
            field += 8;
            return field <= Math.min(extra + 4 + length, buffer.length) ? Number(buffer.readBigUInt64LE(field - 8)) : Number.NaN;
          };
          if (unpackedSize === 0xffffffff) next();
          if (packed === 0xffffffff) packed = next();
          if (local === 0xffffffff) local = next();
        }
        extra += 4 + length;
      }
    }
    local += shift;
    let start: number | undefined;
    if (Number.isSafeInteger(local) && local >= 0 && local + 30 <= buffer.length && buffer.readUInt32LE(local) === 0x04034b50)
      start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    records.push({
      name,
      method: buffer.readUInt16LE(at + 10),
      encrypted: (flags & 1) !== 0,
      packed: Number.isSafeInteger(packed) ? packed : 0,
      at: start,
      check: buffer.readUInt32LE(at + 16),
    });
    at += 46 + nameLength + extraLength + buffer.readUInt16LE(at + 32);
  }
  return records.length > 0 ? { records, count } : undefined;
}

/** Every local header in the file, for archives cut off or damaged. */
function headers(buffer: Buffer, most: number): Record[] {
  const records: Record[] = [];
  for (let at = buffer.indexOf('PK\x03\x04', 0, 'latin1'); at >= 0 && records.length < most; ) {
    if (at + 30 > buffer.length) break;
    const flags = buffer.readUInt16LE(at + 6);
    const nameLength = buffer.readUInt16LE(at + 26);
    const start = at + 30 + nameLength + buffer.readUInt16LE(at + 28);
    const stated = buffer.readUInt32LE(at + 18);
    let next = buffer.indexOf('PK\x03\x04', start + ((flags & 8) === 0 && start + stated <= buffer.length ? stated : 0), 'latin1');
    const packed = (flags & 8) === 0 && stated > 0 ? stated : (next < 0 ? buffer.length : next) - start;
    if (start > buffer.length) next = -1;
    else
      records.push({
        name: nameOf(buffer.subarray(at + 30, at + 30 + nameLength), (flags & 0x800) !== 0),
        method: buffer.readUInt16LE(at + 8),
        encrypted: (flags & 1) !== 0,
        packed: Math.max(0, packed),
        at: start,
        check: (flags & 8) === 0 ? buffer.readUInt32LE(at + 14) : undefined,
      });
    at = next;
  }
  return records;
}

function unpack(
  buffer: Buffer,
  record: Record,
  context: Pick<Context, 'limits' | 'unpacked'>,
): { readonly bytes: Uint8Array; readonly whole: boolean } {
  const { limits } = context;
  if (record.encrypted) throw new Unreadable('encrypted', 'The file is encrypted.', 'Unpack it with its password and name the folder.');
  if (record.at === undefined || record.at > buffer.length)
    throw new Unreadable('broken-archive', 'The archive is damaged; this file of it is lost.');
  const packed = buffer.subarray(record.at, Math.min(buffer.length, record.at + record.packed));
  if (record.method === 0) {
    context.unpacked(packed.length);
    return { bytes: packed, whole: packed.length === record.packed };
  }
  if (record.method !== 8)
    throw new Unreadable('unread-archive', 'The file is packed by a method that is not read.', 'Unpack the archive and name the folder.');
  const byRatio = Math.max(RATIO_FROM, packed.length * limits.archiveRatio);
  const most = Math.min(limits.fileBytes, byRatio);
  try {
    // Flushing as it goes, so that a file cut off still gives its beginning.
    const bytes = inflateRawSync(packed, { maxOutputLength: most, finishFlush: 2 });
    context.unpacked(bytes.length);
    return { bytes, whole: packed.length === record.packed };
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      context.unpacked(most);
      throw byRatio < limits.fileBytes
        ? new Unreadable('archive-bomb', `The file unpacks to more than ${limits.archiveRatio} times its size and was not read.`)
        : new Unreadable('too-large', `The file unpacks to more than ${megabytes(limits.fileBytes)}.`);
    }
    const partial = salvage(packed, most);
    if (partial.length === 0) throw new Unreadable('broken-archive', 'The archive is damaged; this file of it is lost.');
    context.unpacked(partial.length);
    return { bytes: partial, whole: false };
  }
}

/** What can be inflated before the damage: found by halving the length given to zlib. */
function salvage(packed: Buffer, most: number): Buffer {
  let low = 0;
  let high = packed.length;
  let best: Buffer = Buffer.alloc(0);
  for (let i = 0; i < 20 && low < high; i++) {
    const middle = (low + high + 1) >> 1;
    try {
      const out = inflateRawSync(packed.subarray(0, middle), { maxOutputLength: most, finishFlush: 2 });
      if (out.length >= best.length) best = out;
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return best;
}
