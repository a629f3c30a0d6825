import type { Span } from '../../model/source.ts';

/** The words that name who speaks next, with what parts them from the talk. */
export interface Label extends Span {
  /** As the source writes it, without the colon: "MR. HOLM", "Q". */
  readonly speaker: string;
}

/** Whom a transcript lets speak, by the labels that open its lines. */
export interface Transcript {
  labelAt(at: number, end: number): Label | undefined;
  /** Labels inside a paragraph: some transcripts come without their line breaks. */
  labelsWithin(start: number, end: number): Label[];
}

/** Labels before this many lines make a text a transcript: fewer may be headings with a colon. */
const LEAST_LABELS = 3;
const LABEL_MOST = 60;
/** The office of who speaks for the first time, in brackets behind the name. */
const OFFICE_MOST = 90;

const QUESTION = /^Q(?::|\.|(?=\s|$))/;
const CAPITALS =
  /^(?:\p{Uppercase}[\p{Uppercase}.'’-]*)(?:[ ]\p{Uppercase}[\p{Uppercase}.'’-]*|[ ](?:of|the|and|de|von|van))*(?: \([^)]{1,90}\))?:(?=\s|$)/u;
const NAMES =
  /^(?:\p{Uppercase}[\p{Alphabetic}.'’-]*)(?:[ ](?:\p{Uppercase}[\p{Alphabetic}.'’-]*|of|the|de|von|van|bin|al)){0,4}(?: \([^)]{1,90}\))?:(?=\s|$)/u;

/** As the records of parliaments name them: "Mr. HOLM. ", "Mrs. HOLM of Oregon. ", "The PRESIDING OFFICER. " */
const RECORDED =
  /^(?:(?:Mr|Mrs|Ms|Miss|Dr)\. \p{Uppercase}[\p{Uppercase}'’-]{2,}(?: of \p{Uppercase}\p{Lowercase}+(?: \p{Uppercase}\p{Lowercase}+)?)?|The (?:PRESIDING OFFICER|(?:ACTING )?(?:SPEAKER|PRESIDENT)(?: pro tempore)?))\.(?=\s+\p{Uppercase})/u;

/** By these a single label in capitals is known for a speaker's: remarks by one, statements by two. */
const OFFICE =
  /^(?:MR|MRS|MS|DR|SIR|DAME|LADY|LORD|THE (?:VICE |FIRST |PRIME )?(?:PRESIDENT|LADY|MINISTER|CHANCELLOR|SECRETARY|SPEAKER|KING|QUEEN|CHAIR|CHAIRMAN|MODERATOR|PRESIDING OFFICER|ACTING)|(?:VICE |FOREIGN |PRIME )?(?:PRESIDENT|MINISTER)|CHANCELLOR|SECRETARY|SPOKESPERSON|SPOKESMAN|SPOKESWOMAN|AMBASSADOR|AMB|SEC|SEN|REP|GOV|ADM|GEN|COL|CAPT|MAJ|LT|CMDR|VICE ADM|REAR ADM|LT GEN|MAJ GEN|SENATOR|REPRESENTATIVE|GOVERNOR|MAYOR|COMMISSIONER|DIRECTOR|ADMINISTRATOR|GENERAL|ADMIRAL|COLONEL|MODERATOR|SENIOR ADMINISTRATION OFFICIAL|KING|QUEEN|POPE|CHAIRMAN|CHAIRWOMAN|CHAIR)\b/u;

function labelOf(text: string, at: number, end: number, mixed: ReadonlySet<string> | undefined): Label | undefined {
  const head = text.slice(at, Math.min(end, at + LABEL_MOST + OFFICE_MOST));
  const question = QUESTION.exec(head);
  if (question !== null && !/^Q\.[A-Z]/.test(head)) {
    let to = at + question[0].length;
    while (to < end && /\s/.test(text[to] as string)) to++;
    return { start: at, end: to, speaker: 'Q' };
  }
  const recorded = RECORDED.exec(head);
  if (recorded === null && !head.includes(':')) return undefined;
  const found = recorded ?? CAPITALS.exec(head) ?? (mixed !== undefined ? NAMES.exec(head) : null);
  if (found === null) return undefined;
  const speaker = found[0].slice(0, -1).replace(/ \([^)]*\)$/, '');
  if (speaker.length > LABEL_MOST) return undefined;
  if (mixed !== undefined && recorded === null && !CAPITALS.test(head) && !mixed.has(speaker)) return undefined;
  let to = at + found[0].length;
  while (to < end && /\s/.test(text[to] as string)) to++;
  return { start: at, end: to, speaker };
}

/** Reads the labels of a text's blocks; undefined where it is no transcript. */
export function transcriptOf(text: string, blocks: readonly Span[]): Transcript | undefined {
  const counts = new Map<string, number>();
  let capitals = 0;
  let offices = 0;
  let asked = 0;
  for (const { start, end } of blocks) {
    const label = labelOf(text, start, end, undefined);
    if (label !== undefined && label.speaker.length > 0) {
      capitals++;
      if (OFFICE.test(label.speaker.toUpperCase()) && end > label.end) offices++;
      if (label.speaker === 'Q') asked++;
      counts.set(label.speaker, (counts.get(label.speaker) ?? 0) + 1);
    }
  }
  // "Anna Smith: …" on many lines, two speakers or more: an interview.
  const named = new Map<string, number>();
  for (const { start, end } of blocks) {
    const head = text.slice(start, Math.min(end, start + LABEL_MOST));
    const found = head.includes(':') ? NAMES.exec(head) : null;
    if (found !== null && end - start > found[0].length) named.set(found[0].slice(0, -1), (named.get(found[0].slice(0, -1)) ?? 0) + 1);
  }
  const again = new Set([...named].filter(([, count]) => count >= 2).map(([name]) => name));
  const turns = [...named].reduce((sum, [name, count]) => sum + (again.has(name) ? count : 0), 0);
  const interview = again.size >= 2 && turns >= 4 && turns >= 0.3 * blocks.length;
  const spoken = [...counts.values()].some((count) => count >= 2);
  if (!interview && (capitals < LEAST_LABELS || !spoken) && (offices === 0 || offices + asked < capitals)) return undefined;

  const mixed = interview ? again : undefined;
  const known = new Set([...counts.keys(), ...(mixed ?? [])]);
  return {
    labelAt: (at, end) => labelOf(text, at, end, mixed),
    labelsWithin: (start, end) => {
      const labels: Label[] = [];
      const slice = text.slice(start, end);
      const places = /[.?!—–)"”]\s+(?=Q\s+[\p{Uppercase}—–(“"]|\p{Uppercase}[\p{Uppercase}.'’ -]{1,50}:\s)/gu;
      for (let match = places.exec(slice); match !== null; match = places.exec(slice)) {
        const at = start + match.index + match[0].length;
        const label = labelOf(text, at, end, undefined);
        if (label !== undefined && known.has(label.speaker)) labels.push(label);
      }
      return labels;
    },
  };
}
