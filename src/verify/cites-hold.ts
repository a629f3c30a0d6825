import type { Brief, Sentence } from '../model/brief.ts';
import { citedText } from '../model/register.ts';
import { type Finding, finding, short } from './finding.ts';

/** "Word for word" folds what setting alone may change: white space, quotes, dashes, and the first letter after a cut. */
function folded(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—―]/g, '-')
    .trim();
}

/** The words a sentence should have: those of its first cite, less the cuts. */
function quoted(brief: Brief, sentence: Sentence): string {
  const [cite] = sentence.cites;
  const source = brief.sources.find((one) => one.id === cite?.source);
  if (cite === undefined || source === undefined) return '';
  let text = '';
  let from = cite.start;
  for (const cut of [...(sentence.cuts ?? [])].sort((a, b) => a.start - b.start)) {
    if (cut.end <= from || cut.start >= cite.end) continue;
    text += source.text.slice(from, Math.max(from, cut.start));
    from = Math.max(from, cut.end);
  }
  return text + source.text.slice(from, cite.end);
}

/** Every sentence is what its first cite says, less its cuts; what lies ahead stands in the words cited for it. */
export function citesHold(brief: Brief): Finding {
  const faults: string[] = [];
  let count = 0;
  const check = (sentence: Sentence): void => {
    count++;
    if (sentence.edited) return;
    if (sentence.cites.length === 0) faults.push(`${short(sentence.text)} has no cite`);
    else if (folded(sentence.text) !== folded(quoted(brief, sentence))) faults.push(`${short(sentence.text)} is not what its source says`);
  };
  for (const section of brief.sections) for (const item of section.items) item.sentences.forEach(check);
  for (const { sentences } of brief.disagreements) sentences.forEach(check);
  for (const ahead of brief.lookAhead)
    if (ahead.cites[0] === undefined || !folded(citedText(brief, ahead.cites[0])).includes(folded(ahead.asStated)))
      faults.push(`${short(ahead.asStated)} is not in the words cited for it`);
  return finding('brief.json: every cite against its source', faults, `${count} sentences word for word`);
}

/** Every figure, and every other wording of it, stands in the words cited for it. */
export function figuresHold(brief: Brief): Finding {
  const faults: string[] = [];
  for (const figure of brief.figures) {
    const texts = figure.cites.map((cite) => folded(citedText(brief, cite)));
    if (!texts.some((text) => text.includes(folded(figure.asStated)))) faults.push(`${short(figure.asStated)} is in none of its cites`);
    for (const { asStated, cite } of figure.wordings)
      if (!folded(citedText(brief, cite)).includes(folded(asStated))) faults.push(`${short(asStated)} is not in the words cited for it`);
  }
  return finding('brief.json: every figure in its cites', faults, `${brief.figures.length} figures`);
}
