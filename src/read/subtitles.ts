import { collect } from './collect.ts';
import { decode, decodingMessages } from './decode.ts';
import { digest } from './digest.ts';
import type { Context, Document, Draft } from './document.ts';
import { Unreadable } from './document.ts';
import { removalMessages } from './removals.ts';

/** "00:00:04.000 --> 00:00:08.000 align:start" of WebVTT, "00:00:04,000 --> …" of SubRip. */
const CUE = /^(?:(\d{1,4}):)?(\d{2}):(\d{2})[.,](\d{3})[ \t]+-->[ \t]+(?:(\d{1,4}):)?(\d{2}):(\d{2})[.,](\d{3})/;
/** A silence behind a sentence that begins a paragraph. [s] */
const PAUSE = 3;
/** A paragraph of so many characters ends with its sentence. */
const LONG = 500;
const ENDED = /[.!?…]["”’»)]?$/;

/** Subtitles (WebVTT, SubRip) as running text: sentences go on from one cue to the next; who is named as speaking stands before them. */
export async function readSubtitles(document: Document, context: Context): Promise<Draft[]> {
  const decoded = await decode(document.bytes, document.charset);
  for (const message of decodingMessages(decoded, document.path)) context.tell(message);
  const collected = collect();
  let said: string[] = [];
  let began = 1;
  let size = 0;
  let voice = '';
  let end = Number.POSITIVE_INFINITY;
  let inCue = false;
  const close = (): void => {
    if (said.length > 0) collected.block('text', said.join(' '), { line: began, column: 1 });
    said = [];
    size = 0;
  };
  decoded.text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .forEach((full, i) => {
      const cue = CUE.exec(full.trim());
      if (cue !== null) {
        const start = seconds(cue, 1);
        if (size > 0 && ENDED.test(said.at(-1) ?? '') && (start - end >= PAUSE || size >= LONG)) close();
        end = seconds(cue, 5);
        inCue = true;
        return;
      }
      if (full.trim() === '') inCue = false;
      if (!inCue) return;
      const speaker = /^<v(?:\.[^\s>]{1,80})? ([^>]{1,80})>/.exec(full.trim())?.[1]?.trim();
      const line = wordsOf(full);
      // Rolling captions say the line before again.
      if (line === '' || line === said.at(-1)) return;
      if ((speaker !== undefined && speaker !== voice) || /^(?:>>|[-–—] ?\p{Lu})/u.test(line)) close();
      if (said.length === 0) began = i + 1;
      const own = line.replace(/^(?:>>+|[-–—])\s*/, '');
      const named = speaker !== undefined && speaker !== voice ? `${speaker}: ${own}` : own;
      voice = speaker ?? voice;
      said.push(named);
      size += named.length;
    });
  close();
  const { text, passages, anchors, controls, directions } = collected.finish();
  for (const message of removalMessages({ controls, directions }, document.path)) context.tell(message);
  if (text === '') throw new Unreadable('empty-file', 'The subtitles hold no words.');
  return [{ path: document.path, sha256: digest(document.bytes), text, passages, anchors, declared: {}, guessed: {} }];
}

function seconds(cue: RegExpExecArray, from: number): number {
  const [hours, minutes, whole, thousandths] = [0, 1, 2, 3].map((i) => Number(cue[from + i] ?? 0)) as [number, number, number, number];
  return hours * 3600 + minutes * 60 + whole + thousandths / 1000;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', quot: '"', apos: "'", lrm: '', rlm: '' };

/** A line of a cue without its marks of style: "<c.yellow>", "{\an8}". */
function wordsOf(line: string): string {
  return line
    .replace(/<\/?[a-z\d][^<>]{0,120}>|\{\\[^{}]{1,60}\}/gi, '')
    .replace(/&(amp|lt|gt|nbsp|quot|apos|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
