import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive. Names are ASCII. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Kept as it is: what names a format, and what is compressed already. */
  readonly stored: boolean;
}

/**
 * A zip archive: entries in the given order, made for DOS (no owner, no mode, no flags, no extra fields), all of one day.
 *
 * @param date  ISO date; years before 1980 and after 2107 cannot be told and become those.
 * Source: APPNOTE.TXT 6.3.10, sections 4.3 and 4.4.
 */
export function zipOf(entries: readonly ZipEntry[], date: string): Uint8Array {
  const [year = 0, month = 1, day = 1] = (date < '1980' ? '1980-01-01' : date > '2107-12-31' ? '2107-12-31' : date).split('-').map(Number);
  const dosDate = ((year - 1980) << 9) | (month << 5) | day;
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, bytes, stored } of entries) {
    const path = encoder.encode(name);
    const content = stored ? bytes : deflateRawSync(bytes, { level: 9 });
    // From the version needed on, local and central headers are alike.
    const common = new DataView(new ArrayBuffer(26));
    common.setUint16(0, stored ? 10 : 20, true);
    common.setUint16(4, stored ? 0 : 8, true);
    common.setUint16(8, dosDate, true);
    common.setUint32(10, crc32(bytes), true);
    common.setUint32(14, content.length, true);
    common.setUint32(18, bytes.length, true);
    common.setUint16(22, path.length, true);
    const local = new Uint8Array(30 + path.length);
    local.set([0x50, 0x4b, 3, 4]);
    local.set(new Uint8Array(common.buffer), 4);
    local.set(path, 30);
    const central = new Uint8Array(46 + path.length);
    central.set([0x50, 0x4b, 1, 2, 20, 0]);
    central.set(new Uint8Array(common.buffer), 6);
    new DataView(central.buffer).setUint32(42, at, true);
    central.set(path, 46);
    parts.push(local, content);
    directory.push(central);
    at += local.length + content.length;
  }
  const size = directory.reduce((total, one) => total + one.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, at, true);
  return new Uint8Array(Buffer.concat([...parts, ...directory, new Uint8Array(end.buffer)]));
}
