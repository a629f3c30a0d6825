import { fill, type Labels } from '../theme/labels.ts';
import type { PageStart } from '../typeset/page.ts';
import type { Words } from './reading.ts';
import { attribute, type Markup, type Part, xml } from './xml.ts';

/** ` lang="…" dir="…"` where words are in another language or direction than what is around them. */
export function languageOf(words: Pick<Words, 'language' | 'direction'>, syntax: 'xhtml' | 'html'): Markup {
  return xml`${attribute('lang', words.language)}${syntax === 'xhtml' && attribute('xml:lang', words.language)}${attribute('dir', words.direction)}`;
}

/** Words in their own element, which is made only where their language or direction needs one. */
export function spoken(words: Words, syntax: 'xhtml' | 'html', inside: Part = words.text): Part {
  return words.language === undefined && words.direction === undefined ? inside : xml`<span${languageOf(words, syntax)}>${inside}</span>`;
}

/** Puts page markers into words: the marker of page n stands exactly before the first word of that page. */
export interface PageMarkers {
  /** The words with the markers that fall within them. */
  within(words: Words): Part;
  /** Markers of pages that begin with a block and not within keyed words. */
  before(block: string): Part;
  /** Markers that found no place: 0 unless pages and brief are not of one making. */
  readonly left: readonly PageStart[];
}

export function pageMarkers(starts: readonly PageStart[], labels: Labels, placed: (start: PageStart, id: string) => void): PageMarkers {
  const byPlace = new Map<string, PageStart[]>();
  for (const start of starts) {
    const place = start.key ?? start.block;
    byPlace.set(place, [...(byPlace.get(place) ?? []), start]);
  }
  const marker = (start: PageStart): Markup => {
    const id = `page-${start.page}`;
    placed(start, id);
    return xml`<span epub:type="pagebreak" role="doc-pagebreak" id="${id}" aria-label="${fill(labels.pageMarker, { n: start.label })}. "></span>`;
  };
  const take = (place: string | undefined): PageStart[] => {
    if (place === undefined) return [];
    const found = byPlace.get(place) ?? [];
    byPlace.delete(place);
    return found.sort((a, b) => a.offset - b.offset || a.page - b.page);
  };
  return {
    within(words) {
      const found = take(words.key);
      if (found.length === 0) return words.text;
      const parts: Part[] = [];
      let from = 0;
      for (const start of found) {
        const at = Math.min(Math.max(start.offset, from), words.text.length);
        parts.push(words.text.slice(from, at), marker(start));
        from = at;
      }
      return [...parts, words.text.slice(from)];
    },
    before: (block) => take(block).map(marker),
    get left() {
      return [...byPlace.values()].flat();
    },
  };
}
