import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { basename, join } from 'node:path';

/** Deeper folders, and more files than this, are not looked at. */
const DEPTH = 6;
const FILES = 10_000;
/** A table of characters larger than this is no font's. */
const TABLE = 4_000_000;

/** Faces that have a sign for everything and a letter for nothing. */
const NO_LETTERS = /last ?resort|adobe ?blank|unifont|unicode ?bmp|fallback/i;
/** Of two faces that have the same signs, the one that goes with the house's text faces: upright, of normal weight, with serifs. */
const SERIFS = /serif|naskh|mincho|ming|song|batang|myeongjo|times|amiri|david|frank/i;
const STYLED = /mono|condensed|narrow|light|thin|black|heavy|medium|display|looped|rashi|kufi|nastaliq|ui[-.]/i;

/** Signs that one face has all of. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;

interface Face {
  readonly path: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly varied: boolean;
  has(codePoint: number): boolean;
}

/** Where this system keeps its fonts. */
function systemFolders(): string[] {
  const home = homedir();
  switch (platform()) {
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library/Fonts')];
    case 'win32':
      return [join(process.env.WINDIR ?? 'C:\\Windows', 'Fonts'), join(home, 'AppData/Local/Microsoft/Windows/Fonts')];
    default:
      return ['/usr/share/fonts', '/usr/local/share/fonts', join(home, '.local/share/fonts'), join(home, '.fonts')];
  }
}

/**
 * Fonts of this machine for characters that neither the house style nor the config has: as few as have all that any has,
 * each with its bold companion. The same fonts for the same machine and characters, whatever order the disk lists them in.
 * Faces that may not be embedded are passed over, and so is any file that cannot be read as a font.
 *
 * @param lacking  code points.
 * @returns paths, in the order in which they are to be tried.
 */
export function systemFonts(lacking: ReadonlySet<number>, folders: readonly string[] = systemFolders()): string[] {
  if (lacking.size === 0) return [];
  const faces = folders.flatMap((folder) => filesOf(folder)).flatMap((path) => faceOf(path) ?? []);
  const plain = faces.filter(({ path, bold, italic }) => !bold && !italic && !NO_LETTERS.test(path));
  const rank = ({ path, varied }: Face): number =>
    (STYLED.test(basename(path)) ? 4 : 0) + (varied ? 2 : 0) + (SERIFS.test(basename(path)) ? 0 : 1);
  const candidates = plain
    .map((face) => ({ face, rank: rank(face), covers: [...lacking].filter((code) => face.has(code)) }))
    .filter(({ covers }) => covers.length > 0)
    .sort((a, b) => a.rank - b.rank || (a.face.path < b.face.path ? -1 : 1));
  const chosen: string[] = [];
  // Script by script: a face made for one is better at it than a face that has a little of all.
  const scripts = new Map<number, Set<number>>();
  for (const code of [...lacking].sort((a, b) => a - b)) {
    const script = EAST_ASIAN.test(String.fromCodePoint(code)) ? -1 : code >> 7;
    scripts.set(script, (scripts.get(script) ?? new Set()).add(code));
  }
  for (const open of scripts.values()) {
    for (const { face, covers } of candidates) if (chosen.includes(face.path)) for (const code of covers) open.delete(code);
    while (open.size > 0) {
      let best: (typeof candidates)[number] | undefined;
      let most = 0;
      for (const candidate of candidates) {
        const gain = candidate.covers.reduce((sum, code) => sum + (open.has(code) ? 1 : 0), 0);
        if (gain > most) [best, most] = [candidate, gain];
      }
      if (best === undefined) break;
      for (const code of best.covers) open.delete(code);
      chosen.push(best.face.path);
      const bold = best.face.path.replace(/-Regular(?=\.\w+$)/, '-Bold');
      if (bold !== best.face.path && faces.some(({ path }) => path === bold)) chosen.push(bold);
    }
  }
  return chosen;
}

/** Font files below a folder, by name. Links to folders are not followed. */
function filesOf(folder: string): string[] {
  const found: string[] = [];
  const look = (path: string, depth: number): void => {
    let entries: ReturnType<typeof read>;
    try {
      entries = read(path);
    } catch {
      return;
    }
    for (const entry of entries) {
      if (found.length >= FILES) return;
      const inner = join(path, entry.name);
      if (entry.isDirectory()) {
        if (depth < DEPTH) look(inner, depth + 1);
      } else if (/\.(?:ttf|otf|ttc|otc)$/i.test(entry.name)) found.push(inner);
    }
  };
  const read = (path: string) => readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  look(folder, 0);
  return found;
}

/** Reads no more of a file than says which characters it has; undefined for what is no font or may not be embedded. */
function faceOf(path: string): Face | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const open = file;
    const part = (at: number, length: number): DataView => {
      if (!(length <= TABLE)) throw new RangeError('too large');
      const bytes = new Uint8Array(length);
      if (readSync(open, bytes, 0, length, at) !== length) throw new RangeError('too short');
      return new DataView(bytes.buffer);
    };
    const tag = (view: DataView, at: number) => String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
    const start = part(0, 16);
    // Of a collection the first face, as in setting.
    const top = tag(start, 0) === 'ttcf' ? start.getUint32(12) : 0;
    const count = part(top, 12).getUint16(4);
    const directory = part(top + 12, count * 16);
    const tables = new Map<string, readonly [number, number]>();
    for (let i = 0; i < count; i++) tables.set(tag(directory, i * 16), [directory.getUint32(i * 16 + 8), directory.getUint32(i * 16 + 12)]);
    const [os2, cmap] = [tables.get('OS/2'), tables.get('cmap')];
    if (os2 === undefined || cmap === undefined) return undefined;
    const look = part(os2[0], 64);
    // Bit 1: "restricted licence embedding" and nothing that loosens it.
    if ((look.getUint16(8) & 0x0e) === 0x02) return undefined;
    const characters = part(...cmap);
    return {
      path,
      bold: look.getUint16(4) >= 600 || (look.getUint16(62) & 0x20) !== 0,
      italic: (look.getUint16(62) & 0x201) !== 0,
      varied: tables.has('fvar'),
      has: charactersOf(characters),
    };
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Whether a `cmap` table has a character: its subtable for all of Unicode, else that for the first plane. */
function charactersOf(view: DataView): (codePoint: number) => boolean {
  const subtables = Array.from({ length: view.getUint16(2) }, (_, i) => ({
    platform: view.getUint16(4 + i * 8),
    encoding: view.getUint16(6 + i * 8),
    at: view.getUint32(8 + i * 8),
  }));
  const format = (at: number) => view.getUint16(at);
  const unicode = subtables.filter(({ platform: of, encoding }) => of === 0 || (of === 3 && (encoding === 1 || encoding === 10)));
  const full = unicode.find(({ at }) => format(at) === 12);
  if (full !== undefined) {
    const { at } = full;
    const groups = view.getUint32(at + 12);
    return (code) => {
      for (let low = 0, high = groups - 1; low <= high; ) {
        const middle = (low + high) >> 1;
        const group = at + 16 + middle * 12;
        if (code < view.getUint32(group)) high = middle - 1;
        else if (code > view.getUint32(group + 4)) low = middle + 1;
        else return view.getUint32(group + 8) + code - view.getUint32(group) !== 0;
      }
      return false;
    };
  }
  const basic = unicode.find(({ at }) => format(at) === 4);
  if (basic === undefined) return () => false;
  const { at } = basic;
  const twice = view.getUint16(at + 6);
  return (code) => {
    if (code > 0xffff) return false;
    for (let i = 0; i < twice; i += 2) {
      if (code > view.getUint16(at + 14 + i)) continue;
      const first = view.getUint16(at + 16 + twice + i);
      if (code < first) return false;
      const offsetAt = at + 16 + 3 * twice + i;
      const offset = view.getUint16(offsetAt);
      const glyph = offset === 0 ? code + view.getInt16(at + 16 + 2 * twice + i) : view.getUint16(offsetAt + offset + 2 * (code - first));
      return (glyph & 0xffff) !== 0;
    }
    return false;
  };
}
