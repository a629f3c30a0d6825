/**
 * The sRGB colour space as an ICC profile, for the output intent of PDF/A: a display profile of version 4 with three
 * primaries and one parametric curve. Made here, so that no file of another's licence is shipped.
 *
 * Source: ICC.1:2010; primaries and white of IEC 61966-2-1, adapted to D50 by Bradford.
 */
export function sRgbProfile(): Uint8Array {
  const text = (words: string): Uint8Array => {
    const bytes = new Uint8Array(28 + words.length * 2);
    const view = new DataView(bytes.buffer);
    ascii(bytes, 0, 'mluc');
    view.setUint32(8, 1);
    view.setUint32(12, 12);
    ascii(bytes, 16, 'enUS');
    view.setUint32(20, words.length * 2);
    view.setUint32(24, 28);
    for (let i = 0; i < words.length; i++) view.setUint16(28 + 2 * i, words.charCodeAt(i));
    return bytes;
  };
  const numbers = (type: string, values: readonly number[], head = 8): Uint8Array => {
    const bytes = new Uint8Array(head + 4 * values.length);
    const view = new DataView(bytes.buffer);
    ascii(bytes, 0, type);
    values.forEach((value, i) => {
      view.setInt32(head + 4 * i, Math.round(value * 65536));
    });
    return bytes;
  };
  // Y = (aX + b)^g for X ≥ d, else cX: parametric curve, function 3.
  const curve = numbers('para', [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045], 12);
  new DataView(curve.buffer).setUint16(8, 3);
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', text('sRGB')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', numbers('XYZ ', [0.9642, 1, 0.8249])],
    [
      'chad',
      numbers('sf32', [1.04788208, 0.0229187, -0.05021667, 0.02958679, 0.99047852, -0.01707458, -0.00923157, 0.01507568, 0.75167847]),
    ],
    ['rXYZ', numbers('XYZ ', [0.43606567, 0.2224884, 0.01391602])],
    ['gXYZ', numbers('XYZ ', [0.38514709, 0.71687317, 0.09707642])],
    ['bXYZ', numbers('XYZ ', [0.14306641, 0.06060791, 0.71409607])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const padded = (length: number): number => Math.ceil(length / 4) * 4;
  const start = 128 + 4 + 12 * tags.length;
  const placed = new Map<Uint8Array, number>();
  let end = start;
  for (const [, bytes] of tags)
    if (!placed.has(bytes)) {
      placed.set(bytes, end);
      end += padded(bytes.length);
    }
  const profile = new Uint8Array(end);
  const view = new DataView(profile.buffer);
  view.setUint32(0, end);
  view.setUint32(8, 0x04200000);
  ascii(profile, 12, 'mntrRGB XYZ ');
  // 1 January 2024; a profile must have a date.
  [2024, 1, 1, 0, 0, 0].forEach((part, i) => {
    view.setUint16(24 + 2 * i, part);
  });
  ascii(profile, 36, 'acsp');
  [0.9642, 1, 0.8249].forEach((value, i) => {
    view.setInt32(68 + 4 * i, Math.round(value * 65536));
  });
  view.setUint32(128, tags.length);
  tags.forEach(([name, bytes], i) => {
    const at = placed.get(bytes) as number;
    ascii(profile, 132 + 12 * i, name);
    view.setUint32(136 + 12 * i, at);
    view.setUint32(140 + 12 * i, bytes.length);
    profile.set(bytes, at);
  });
  return profile;
}

function ascii(bytes: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
}
