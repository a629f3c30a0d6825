import type { Anchor } from '../model/source.ts';

/** Text in the model's form, with the way back. */
export interface Cleaned {
  readonly text: string;
  /** Points where counting on from the anchor before would go wrong; none where nothing but line ends changed. */
  readonly anchors: Anchor[];
  /** Invisible control characters removed. */
  readonly controls: number;
  /** Characters removed that turn the direction of writing. */
  readonly directions: number;
}

/** C0 and C1 controls but tab and line feed, and the explicit direction marks. Carriage returns are seen to first. */
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const UNWANTED_ALL = new RegExp(UNWANTED, 'g');
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;
/** Past so many anchors only one in so many characters is kept: columns may be off by a few then, lines never. */
const ANCHORS = 20_000;
const SPARSE = 256;
/** A character with what may compose with it. */
const CLUSTER = /[\u1100-\u115f\u1160-\u11ff]+|[\s\S]\p{M}*/gu;

/**
 * NFC, line feeds, no byte-order mark at the start, no controls: shared by every reader, so that all texts obey one rule.
 *
 * @param line, column  where `raw` begins in its file, from 1.
 */
export function cleanText(raw: string, line = 1, column = 1, part?: string): Cleaned {
  const start: Anchor = { at: 0, ...(part === undefined ? {} : { part }), line, column };
  const anchors: Anchor[] = [start];
  if (!UNWANTED.test(raw)) {
    const text = raw.charCodeAt(0) === 0xfeff ? raw.slice(1) : raw;
    const whole = wellFormed(text);
    if (whole.normalize('NFC') === whole) return { text: whole, anchors, controls: 0, directions: 0 };
  }
  let controls = 0;
  let directions = 0;
  let at = 0;
  let lineNumber = line;
  const out: string[] = [];
  const lines = wellFormed(raw).split(/\r\n|\r|\n/);
  lines.forEach((full, index) => {
    const mark = index === 0 && full.charCodeAt(0) === 0xfeff ? 1 : 0;
    const source = mark === 1 ? full.slice(1) : full;
    const first = index === 0 ? column : 1;
    if (!UNWANTED.test(source) && source.normalize('NFC') === source) {
      out.push(source);
      at += source.length;
    } else {
      let rawColumn = first;
      for (const [cluster] of source.matchAll(CLUSTER)) {
        let kept = cluster;
        if (UNWANTED.test(cluster)) {
          const removed = cluster.match(UNWANTED_ALL)?.length ?? 0;
          const turning = DIRECTION.test(cluster) ? (cluster.match(new RegExp(DIRECTION, 'g'))?.length ?? 0) : 0;
          controls += removed - turning;
          directions += turning;
          kept = cluster.replace(UNWANTED_ALL, '');
        }
        kept = kept.normalize('NFC');
        out.push(kept);
        at += kept.length;
        rawColumn += cluster.length;
        if (kept.length !== cluster.length) {
          const anchor: Anchor = { at, ...(part === undefined ? {} : { part }), line: lineNumber, column: rawColumn };
          const last = (anchors[anchors.length - 1] as Anchor).at;
          if (last === at) anchors[anchors.length - 1] = anchor;
          else if (anchors.length < ANCHORS || at - last >= SPARSE) anchors.push(anchor);
        }
      }
    }
    if (index < lines.length - 1) {
      out.push('\n');
      at += 1;
      lineNumber += 1;
    }
  });
  const joined = out.join('');
  // Composing across clusters is possible in theory only; if it happens, the anchors are a few columns off, the text right.
  return { text: joined.normalize('NFC'), anchors, controls, directions };
}

/** Half a surrogate pair is no character. */
const wellFormed = (text: string) => text.toWellFormed();
