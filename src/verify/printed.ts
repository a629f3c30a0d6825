import type { Brief, Sentence } from '../model/brief.ts';
import { aheadSentences, sentenceAt } from '../model/register.ts';
import { displayText } from '../text/typography.ts';
import { type Finding, finding, short } from './finding.ts';

/** Text as it is compared: letters and digits alone. Quotes, dashes, spaces, hyphens at line ends are the setter's. */
export function letters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{M}]|\p{DI}/gu, '')
    .toLowerCase();
}

/** Everything that every output must print: sentences as they are shown, figures of the fact box. */
export function printedTexts(brief: Brief): string[] {
  const language = (sentence: Pick<Sentence, 'cites'>) =>
    brief.sources.find((source) => source.id === sentence.cites[0]?.source)?.language ?? 'und';
  const shown = (sentence: Sentence) => displayText(sentence, language(sentence)).text;
  return [
    ...brief.bottomLine.map((ref) => sentenceAt(brief, ref)).flatMap((sentence) => (sentence === undefined ? [] : [shown(sentence)])),
    ...brief.figures
      .filter((figure) => figure.box)
      .flatMap((figure) => [figure.asStated, figure.counts, ...figure.wordings.map((wording) => wording.asStated)]),
    ...brief.sections.flatMap((section) => section.items.flatMap((item) => item.sentences.map(shown))),
    ...brief.disagreements.flatMap(({ sentences }) => sentences.map(shown)),
    ...aheadSentences(brief).map((sentence) => displayText(sentence, language(sentence)).text),
  ];
}

/** Scripts that come back from a PDF in the order they stand on the line, not as they are read: right to left, and Indic. */
export const REORDERED = /[\u0590-\u08ff\u0900-\u0dff]/;

/** Indic vowel signs and a leading ra are drawn before or over what they are read after: the other consonants are compared. */
const consonants = (text: string): string => letters(text).replace(/[\p{M}\u0930\u09b0\u0a30\u0ab0\u0b30]/gu, '');

/** Whether each word of a text stands in an output by itself, as it is read or turned round; a word may be divided twice. */
export function wordsPrinted(text: string, haystack: string): boolean {
  const found = (word: string, divisions: number): boolean => {
    for (let length = word.length; length > 0; length--) {
      const part = word.slice(0, length);
      if (!haystack.includes(part) && !haystack.includes([...part].reverse().join(''))) continue;
      return length === word.length || (divisions > 0 && found(word.slice(length), divisions - 1));
    }
    return word === '';
  };
  const words = text.split(/[\s\p{Pd}]+/u);
  if (words.every((word) => found(letters(word), 2))) return true;
  if (!/[\u0900-\u0dff]/.test(text)) return false;
  const bare = consonants(haystack);
  return words.every((word) => bare.includes(consonants(word)));
}

/**
 * Looks for each text among the letters of an output. A text that a page break or a note in the margin parts is found in
 * pieces: the longest beginning, then the rest after it.
 */
export function allPrinted(check: string, texts: readonly string[], haystack: string): Finding {
  const faults: string[] = [];
  for (const text of texts) {
    let rest = letters(text);
    if (haystack.includes(rest)) continue;
    if (REORDERED.test(rest) && wordsPrinted(text, haystack)) continue;
    for (let parts = 0; parts < 4 && rest !== ''; parts++) {
      let [fits, not] = [0, rest.length + 1];
      while (not - fits > 1) {
        const middle = (fits + not) >> 1;
        if (haystack.includes(rest.slice(0, middle))) fits = middle;
        else not = middle;
      }
      if (fits < Math.min(8, rest.length)) break;
      rest = rest.slice(fits);
    }
    if (rest !== '') faults.push(`${short(text)} is not printed`);
  }
  return finding(check, faults, `${texts.length} texts found`);
}
