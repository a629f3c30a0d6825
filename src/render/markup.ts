import { fill, type Labels } from '../theme/labels.ts';
import type { PageStart } from '../typeset/page.ts';
import type { RegisterEntry, Statement, Words } from './reading.ts';
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
  /**
   * The words with the markers that fall within them.
   *
   * @param start  offset of these words in all that is printed under their key.
   */
  within(words: Pick<Words, 'text' | 'key'>, start?: number): Part;
  /** Markers of pages that begin with a block and not within keyed words. */
  before(block: string): Part;
  /** Markers that found no place: none unless pages and brief are not of one making. */
  readonly left: readonly PageStart[];
}

/** @param placed  told of each marker when it is put, in reading order. */
export function pageMarkers(starts: readonly PageStart[], labels: Labels, placed: (start: PageStart, id: string) => void): PageMarkers {
  const byPlace = new Map<string, PageStart[]>();
  let last: PageStart | undefined;
  for (const start of starts) {
    // A page that begins with unkeyed words in the midst of a block comes after the page before it, whose words have a key.
    const put: PageStart =
      start.key === undefined && last?.key !== undefined && last.block === start.block
        ? { ...start, key: last.key, offset: last.offset }
        : start;
    const place = put.key ?? put.block;
    byPlace.set(place, [...(byPlace.get(place) ?? []), put]);
    last = put;
  }
  const marker = (start: PageStart): Markup => {
    const id = `page-${start.page}`;
    placed(start, id);
    // Named by its title: checkers differ on whether this role may bear an aria-label.
    return xml`<span epub:type="pagebreak" role="doc-pagebreak" id="${id}" title="${fill(labels.pageMarker, { n: start.label })}"></span>`;
  };
  const take = (place: string | undefined, end: number): PageStart[] => {
    const all = (place === undefined ? undefined : byPlace.get(place)) ?? [];
    if (place === undefined || all.length === 0) return [];
    const found = all.filter((start) => start.offset < end).sort((a, b) => a.offset - b.offset || a.page - b.page);
    if (found.length === all.length) byPlace.delete(place);
    else
      byPlace.set(
        place,
        all.filter((start) => start.offset >= end),
      );
    return found;
  };
  return {
    within({ text, key }, start = 0) {
      const found = take(key, start + text.length);
      if (found.length === 0) return text;
      const parts: Part[] = [];
      let from = 0;
      for (const page of found) {
        const at = Math.min(Math.max(page.offset - start, from), text.length);
        parts.push(text.slice(from, at), marker(page));
        from = at;
      }
      return [...parts, text.slice(from)];
    },
    before: (block) => take(block, Number.POSITIVE_INFINITY).map(marker),
    get left() {
      return [...byPlace.values()].flat();
    },
  };
}

/** Between two parts of a source's name: a comma, where the first does not end in a sign of its own. */
export function joint(text: string): string {
  return /[.!?…]$/.test(text) ? ' ' : ', ';
}

/** A source by its publisher, headline, writer and date, ended by a full stop. */
export function sourceName({ names }: Pick<RegisterEntry, 'names'>, syntax: 'xhtml' | 'html'): Part {
  return names.map(({ role, words }, i) => {
    const inside = spoken(words, syntax);
    const shown = role === 'publisher' ? xml`<b>${inside}</b>` : role === 'headline' ? xml`<cite>${inside}</cite>` : inside;
    return [shown, i === names.length - 1 ? '.' : joint(words.text)];
  });
}

/** Who says a statement, before it: `<b class="speaker">MR. KIRBY:</b> `. */
export function speakerOf(statement: Statement, syntax: 'xhtml' | 'html', style?: string): Part {
  return (
    statement.speaker !== undefined &&
    xml`<b class="speaker"${languageOf(statement, syntax)}${attribute('style', style)}>${statement.speaker}</b> `
  );
}
