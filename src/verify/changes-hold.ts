import type { Brief, Status } from '../model/brief.ts';
import { type Finding, finding, short } from './finding.ts';

/**
 * What a brief says of earlier editions agrees with itself: the counts are those of its stories, an unchanged story has no
 * sentence that is new, and what is left out for having been printed says when.
 */
export function changesHold(brief: Brief): Finding {
  const { changes, date } = brief.edition;
  const items = brief.sections.flatMap((section) => section.items);
  const faults: string[] = [];
  const counted = { new: 0, updated: 0, unchanged: changes?.dropped ?? 0 };
  for (const { status, sentences } of items) {
    if (status === undefined) continue;
    counted[status]++;
    const known = sentences.filter(({ toldIn }) => toldIn !== undefined).length;
    if ((status === 'unchanged') !== (known === sentences.length))
      faults.push(`${short(sentences[0]?.text ?? '')} is ${status}, ${known} of its ${sentences.length} sentences were told before`);
  }
  if (changes !== undefined) {
    if (changes.since >= date) faults.push(`the last edition, ${changes.since}, is not before this one`);
    for (const status of ['new', 'updated', 'unchanged'] satisfies Status[])
      if (changes[status] !== counted[status]) faults.push(`${changes[status]} are said to be ${status}, ${counted[status]} are`);
  }
  const editions = [
    ...items.flatMap(({ sentences }) => sentences.map(({ toldIn }) => toldIn)),
    ...brief.omitted.map(({ edition }) => edition),
  ];
  for (const edition of new Set(editions))
    if (edition !== undefined && edition >= date) faults.push(`told before in ${edition}, which is no earlier edition`);
  for (const { reason, edition } of brief.omitted)
    if ((reason === 'told-before') !== (edition !== undefined)) faults.push(`left out as ${reason}, ${edition ?? 'no edition'} is named`);
  return finding(
    'brief.json: what changed since earlier editions',
    faults,
    changes === undefined ? 'not compared' : `since ${changes.since}`,
  );
}
