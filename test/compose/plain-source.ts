import { segment } from '../../src/compose/segment/segment.ts';
import type { Unit } from '../../src/compose/segment/unit.ts';
import { silent } from '../../src/model/log.ts';
import type { Passage, Source } from '../../src/model/source.ts';

/** A source of plain text, as one passage. */
export function plain(text: string, more: Partial<Source> = {}): Source {
  const passages: Passage[] = [{ start: 0, end: text.length, role: 'text' }];
  return { id: 's1', path: 'a.txt', language: 'en', sha256: '', text, passages, anchors: [], ...more };
}

/** Units as "kind: words", what is cut in ‹›. */
export function shown(source: Source): string[] {
  return segment(source, silent).map((unit) => `${unit.kind}: ${words(source, unit)}`);
}

function words(source: Source, unit: Unit): string {
  let said = '';
  let at = unit.start;
  for (const cut of unit.cuts ?? []) {
    said += `${source.text.slice(at, cut.start)}‹${source.text.slice(cut.start, cut.end)}›`;
    at = cut.end;
  }
  return (said + source.text.slice(at, unit.end)).replaceAll('\n', '¶');
}
