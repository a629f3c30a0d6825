import type { Source } from '../../model/source.ts';
import type { Unit } from './unit.ts';

/** A text says so above its story. [units] */
const ABOVE = 10;
/** "CORRECTED-Ferry aground", "BC-FERRY/CORRECTION (URGENT)", "(Corrects number of dead in second paragraph)", "Berichtigung: …". */
const CORRECTS =
  /^\W*(?:[\p{Alphabetic}\d/ -]{0,60}[/(:-] ?)?(?:CORRECTED|CORRECTION|RECTIFICATIF|CORRECCIÓN|KORREKTUR|BERICHTIGUNG|ВИПРАВЛЕНО|ИСПРАВЛЕНО)\b|^\W*(?:eds?\W+)?corrects\b.{3,300}$|^\W*(?:korrigiert|berichtigt)(?:e neufassung)?\b/iu;
/** A heading in small letters is a story's ("Correction centre burns down"). */
const SHOUTED = /[\p{Uppercase}]{6}/u;

/** Whether a text says of itself that it corrects one that was sent before. */
export function isCorrection({ headline, text }: Pick<Source, 'headline' | 'text'>, units: readonly Unit[]): boolean {
  const above = units.slice(0, ABOVE).filter(({ kind }) => kind !== 'sentence' && kind !== 'caption');
  return [headline ?? '', ...above.map(({ start, end }) => text.slice(start, Math.min(end, start + 400)))].some(
    (said) => CORRECTS.test(said) && (SHOUTED.test(said) || /^\W*(?:eds?\W+)?(?:corrects|korrigiert|berichtigt)\b/i.test(said)),
  );
}

/** A text as it is compared with others. */
export interface Version {
  readonly source: Pick<Source, 'published' | 'publisher'>;
  readonly corrects: boolean;
  /** Its sentences, by their words. */
  readonly wordings: ReadonlySet<string>;
}

/** So much of an earlier text stands in its correction, sentence by sentence, and so many sentences at the least. */
const KEPT = 0.6;
const KEPT_LEAST = 2;

/**
 * For each text the index of the one that corrects it, or undefined: most of its sentences word for word, of the same house, and not
 * sent later.
 */
export function correctedBy(texts: readonly Version[]): (number | undefined)[] {
  const corrections = texts.flatMap(({ corrects }, i) => (corrects ? [i] : []));
  return texts.map((text, i) =>
    corrections.findLast((k) => {
      const correction = texts[k] as Version;
      if (k === i || !isBefore(text, correction)) return false;
      const [a, b] = [text.source.publisher, correction.source.publisher];
      if (a !== undefined && b !== undefined && a !== b) return false;
      const kept = [...text.wordings].filter((wording) => correction.wordings.has(wording)).length;
      return kept >= KEPT_LEAST && kept >= KEPT * text.wordings.size;
    }),
  );
}

/** Of two corrections the later stands; what says when it was sent to the minute is compared so, else by the day. */
function isBefore(text: Version, correction: Version): boolean {
  const [a, b] = [text.source.published, correction.source.published];
  if (a === undefined || b === undefined) return !text.corrects;
  const length = a.includes('T') && b.includes('T') ? undefined : 10;
  const [sent, after] = [Date.parse(a.slice(0, length)), Date.parse(b.slice(0, length))];
  return text.corrects ? sent < after : sent <= after;
}

/** "EDITORS: Please kill story headlined …", "Mandatory kill", "(The story … has been withdrawn)". */
const WITHDRAWS =
  /\b(?:kill|disregard|withdraw|do not use)(?:s|ing|n)? (?:the |our |this )?(?:earlier |previous )?(?:story|item|report|copy|alert|headline|dispatch)\b|\b(?:mandatory|bulletin|advisory) kill\b|\b(?:story|item|report|alert|headline)\b[^.]{0,120}\b(?:is|has been|was) (?:killed|withdrawn|retracted)\b/i;

/** Whether a desk's note takes back a story that was sent. */
export const withdraws = (note: string): boolean => note.length <= 1000 && WITHDRAWS.test(note);
