import type { Source } from '../model/source.ts';
import { detectLanguage } from '../text/language.ts';
import type { Draft, Metadata } from './document.ts';
import type { Named } from './find-files.ts';
import { whenNamed } from './when.ts';

/**
 * A draft with its id, its metadata settled: what the document says, then what `sources.yaml` says, then what can be told.
 *
 * @param siblings  drafts of the same file, this one counted: the name of a file dates what is alone in it.
 * @param fallback  BCP 47, where no language is declared and none can be told.
 */
export function settle(draft: Draft, id: string, completed: Metadata, one: Named, siblings: number, fallback?: string): Source {
  const pick = (field: keyof Metadata) =>
    draft.declared[field] ??
    completed[field] ??
    (field === 'published'
      ? earlier(
          draft.guessed.published,
          siblings === 1 || draft.path.includes('!')
            ? whenNamed(one.address === undefined ? `${one.within}/${draft.path}` : one.address)
            : undefined,
        )
      : draft.guessed[field]);
  const fields: Record<string, string> = {};
  for (const field of ['headline', 'byline', 'publisher', 'published', 'url'] as const) {
    const value = pick(field);
    if (value !== undefined && value !== '') fields[field] = value;
  }
  return {
    id,
    path: draft.path,
    ...fields,
    language: languageOf(draft, pick('language'), fallback),
    sha256: draft.sha256,
    text: draft.text,
    passages: draft.passages,
    anchors: draft.anchors,
  };
}

/**
 * The date told by the text, or by its name where the text tells none or a later day: what lay in a file of the 12th
 * was not published on the 20th, however the page is stamped.
 */
function earlier(told: string | undefined, named: string | undefined): string | undefined {
  if (told === undefined || named === undefined) return told ?? named;
  return told.slice(0, 10) > named ? named : told;
}

/** Templates declare "en" for pages in any language: over enough text, the words are believed before the declaration. */
function languageOf(draft: Draft, declared: string | undefined, fallback: string | undefined): string {
  const told = detectLanguage(draft.text);
  if (declared === undefined) return told !== 'und' ? told : (fallback ?? 'und');
  if (told === 'und' || draft.text.length < 400 || declared.split('-')[0] === told.split('-')[0]) return declared;
  return told;
}
