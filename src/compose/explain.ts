import type { Because, Log } from '../model/log.ts';
import type { Classes } from './cues.ts';
import type { Lean } from './lean.ts';
import type { Merging } from './merge.ts';
import type { Sections } from './sections.ts';
import type { Statement } from './statement.ts';

/** What the passes found out, as far as explanations need it. All by statement index. */
export interface Findings {
  readonly statements: readonly Statement[];
  readonly sections: Sections;
  readonly classes: (n: number) => Classes;
  readonly scores: readonly (readonly number[])[];
  readonly leaning: readonly (Lean | undefined)[];
  readonly merging: Merging;
  /** Section and story of each printed statement. */
  readonly placed: ReadonlyMap<number, { readonly section: number; readonly item: string; readonly size: number }>;
  readonly grounds: (n: number) => readonly Because[];
  readonly values: readonly number[];
}

/** Tells for every sentence its section, story, news value, what it leans on and what it was merged into. Only called while explaining. */
export function explainAll(found: Findings, log: Log): void {
  const { statements, sections, scores, leaning, merging, placed } = found;
  for (const statement of statements) {
    const { index, cite } = statement;
    const printed = merging.printedAs[index] as number;
    const place = placed.get(printed);
    const lean = leaning[index];
    if (lean !== undefined)
      log.explain({
        stage: 'lean',
        subject: cite,
        verdict: `leans on “${brief(statements[lean.on] as Statement)}”`,
        because: [{ rule: lean.rule, weight: 1, words: lean.words, cite: (statements[lean.on] as Statement).cite }],
      });
    if (printed !== index)
      log.explain({
        stage: 'merge',
        subject: cite,
        verdict: `told by “${brief(statements[printed] as Statement)}”`,
        because: merging.because.get(index) ?? merging.because.get(printed) ?? [],
      });
    if (place === undefined) continue;
    const id = (s: number): string => sections.rules[s]?.id ?? '';
    const because: Because[] = sections.find(statement.words, found.classes(index)).map((hit) => ({
      rule: `${hit.means.weight < 0 ? 'against' : 'for'} ${id(hit.means.section)}: ${hit.phrase}`,
      weight: hit.means.weight,
      words: statement.text.slice(statement.words[hit.from]?.start, statement.words[hit.to - 1]?.end),
    }));
    for (const [s, score] of (scores[index] as readonly number[]).entries())
      if (score !== 0) because.push({ rule: `${id(s)}, with heading and neighbours`, weight: Math.round(score * 10) / 10 });
    log.explain({ stage: 'section', subject: cite, verdict: id(place.section), because });
    log.explain({ stage: 'story', subject: cite, verdict: place.item, because: [{ rule: 'sentences in this story', weight: place.size }] });
    if (printed === index)
      log.explain({ stage: 'rank', subject: cite, verdict: (found.values[index] as number).toFixed(2), because: found.grounds(index) });
  }
}

/** The first words of a statement. */
function brief({ text }: Statement): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length <= 60 ? words : `${words.slice(0, words.lastIndexOf(' ', 60))} …`;
}
