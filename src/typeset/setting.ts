import type { Brief, Sentence } from '../model/brief.ts';
import type { Log } from '../model/log.ts';
import { sourceNumbers } from '../model/register.ts';
import type { Cite, SourceId } from '../model/source.ts';
import { languageTag } from '../text/language-tag.ts';
import { displayText } from '../text/typography.ts';
import type { Labels } from '../theme/labels.ts';
import type { TextStyle, TextStyleName, Theme } from '../theme/theme.ts';
import type { Box } from './box.ts';
import type { Fonts } from './fonts.ts';
import type { Line, ParagraphStyle, Pt, Run, RunStyle, SettingProblem, TextKey } from './line.ts';
import type { Artifact, Tag, TagType } from './page.ts';
import { setParagraph } from './paragraph.ts';

/** Where in its leading the baseline of a line stands: what is above it, as a share. Body, heads and notes then share one grid. */
const ABOVE = 0.76;

/** Languages whose letters have one height: old-style figures, made for small letters, look lost among them. */
const WITHOUT_CASE = /^(?:ar|fa|ur|he|yi|ps|hi|mr|ne|bn|ta|te|th|lo|km|my|ka|zh|ja|ko)\b/i;

/** Of divided words and overfull lines so many are told. */
const TOLD = 20;
/** So many missing characters are told one by one; more in one message that lists so many. */
const FEW = 3;
const LISTED = 40;

export interface RunMore {
  readonly language?: string | undefined;
  readonly key?: TextKey;
  readonly link?: string | undefined;
}

/** What every part of the galley sets text with. One for each brief. */
export interface Setting {
  readonly brief: Brief;
  readonly theme: Theme;
  readonly labels: Labels;
  readonly fonts: Fonts;
  readonly numbers: ReadonlyMap<SourceId, number>;
  run(text: string, style: TextStyleName, more?: RunMore): Run;
  /** A sentence as printed, with its speaker, if it has one, and its source marks; `follows`: with a space before it. */
  sentence(sentence: Pick<Sentence, 'text' | 'cites' | 'cuts' | 'speaker'>, style: TextStyleName, key?: TextKey, follows?: boolean): Run[];
  /** Superior numbers of the sources, each a link to the register. */
  marks(cites: readonly Cite[], style: TextStyleName): Run[];
  /** Lines of a paragraph as boxes of the style's leading. */
  text(runs: readonly Run[], style: TextStyleName, measure: Pt, tag: Tag | Artifact, more?: TextMore): Box[];
  lines(runs: readonly Run[], style: TextStyleName, measure: Pt, more?: Partial<ParagraphStyle>): Line[];
  /** Of the words of a source. */
  languageOf(source: SourceId): string;
  /** Tells the log of the characters that no face had, when all is set. */
  tellMissing(): void;
}

export interface TextMore {
  /** Left edge within the box. */
  readonly x?: Pt;
  readonly indent?: Pt;
  readonly align?: ParagraphStyle['align'];
  readonly direction?: 'ltr' | 'rtl';
}

/** A new element, added to its parent. */
export function tag(parent: Tag | undefined, type: TagType, more: Omit<Tag, 'type' | 'children'> = {}): Tag {
  const made: Tag = { type, children: [], ...more };
  parent?.children.push(made);
  return made;
}

/** White space folded, as source words are printed that are no sentence: a headline, a name. */
export const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Capitals by the rules of the language. */
export const capitals = (text: string, language: string): string => {
  try {
    return text.toLocaleUpperCase(language);
  } catch {
    return text.toUpperCase();
  }
};

export const baselineOf = (style: TextStyle): Pt => style.leading * ABOVE;

export function openSetting(brief: Brief, theme: Theme, labels: Labels, fonts: Fonts, log: Log): Setting {
  const numbers = sourceNumbers(brief);
  const language = languageTag(brief.edition.language) ?? 'en';
  const languages = new Map(brief.sources.map((source) => [source.id, languageTag(source.language) ?? language]));
  const plain = new Map<TextStyleName, RunStyle>();
  const caseless = new Map<TextStyleName, RunStyle>();
  const superior = new Map<TextStyleName, RunStyle>();
  const speakers = new Map<TextStyleName, RunStyle>();
  const told = new Map<string, number>();
  /** Characters that no face has, with the words where each first stands. */
  const missing = new Map<string, string>();

  const runStyle = (name: TextStyleName, of: string): RunStyle => {
    const lining = theme.text[name].figures === 'old-style' && WITHOUT_CASE.test(of);
    const styles = lining ? caseless : plain;
    let made = styles.get(name);
    if (made === undefined) {
      const { face, size, colour, figures, tracking } = theme.text[name];
      made = { face, size, colour, figures: lining ? 'lining' : figures, ...(tracking > 0 && { tracking }) };
      styles.set(name, made);
    }
    return made;
  };
  const superiorStyle = (name: TextStyleName): RunStyle => {
    let made = superior.get(name);
    if (made === undefined) {
      const { face, size } = theme.text[name];
      made = { face, size, colour: 'accent', figures: 'lining', superior: true };
      superior.set(name, made);
    }
    return made;
  };
  /** Sans, as tall beside the text as its own letters look. */
  const speakerStyle = (name: TextStyleName): RunStyle => {
    let made = speakers.get(name);
    if (made === undefined) {
      const { size, colour } = theme.text[name];
      made = { face: theme.text.label.face, size: size * 0.88, colour, figures: 'lining' };
      speakers.set(name, made);
    }
    return made;
  };
  const report = (problem: SettingProblem): void => {
    if (problem.kind === 'missing') {
      if (!missing.has(problem.character))
        missing.set(problem.character, problem.run.text.slice(Math.max(0, problem.at - 20), problem.at + 20));
      return;
    }
    const times = (told.get(problem.kind) ?? 0) + 1;
    told.set(problem.kind, times);
    if (times <= TOLD)
      log.tell({
        severity: 'warning',
        code: `typeset/${problem.kind}`,
        reason:
          problem.kind === 'divided'
            ? `A word is longer than the line and is divided without hyphens: “${problem.run.text.slice(problem.at, problem.at + 40)}”.`
            : `A line is ${problem.by.toFixed(1)} pt too wide at “${problem.run.text.slice(problem.at, problem.at + 40)}”.`,
      });
  };

  const setting: Setting = {
    brief,
    theme,
    labels,
    fonts,
    numbers,
    run(text, style, more = {}) {
      const shown = theme.text[style].caps ? capitals(text, more.language ?? language) : text;
      return {
        text: shown,
        style: runStyle(style, more.language ?? language),
        language: more.language ?? language,
        ...(more.link !== undefined && { link: more.link }),
        ...(more.key !== undefined && { origin: { key: more.key, start: 0 } }),
      };
    },
    sentence(sentence, style, key, follows = false) {
      const said = languages.get(sentence.cites[0]?.source ?? '') ?? language;
      const text = displayText(sentence, said).text;
      const speaker = sentence.speaker === undefined ? '' : fold(sentence.speaker);
      const named = speaker !== '';
      return [
        ...(named ? [{ text: `${follows ? ' ' : ''}${speaker}:`, style: speakerStyle(style), language: said }] : []),
        {
          text: follows || named ? ` ${text}` : text,
          style: runStyle(style, said),
          language: said,
          // The space before the sentence is none of its characters.
          ...(key !== undefined && { origin: { key, start: follows || named ? -1 : 0 } }),
        },
        ...setting.marks(sentence.cites, style),
      ];
    },
    marks(cites, style) {
      const runs: Run[] = [];
      const seen = new Set<number>();
      for (const cite of cites) {
        const n = numbers.get(cite.source);
        if (n === undefined || seen.has(n)) continue;
        if (seen.size > 0) runs.push({ text: ',', style: superiorStyle(style), language, role: 'mark' });
        seen.add(n);
        runs.push({ text: String(n), style: superiorStyle(style), language, link: `#source-${n}`, role: 'mark' });
      }
      return runs;
    },
    lines(runs, style, measure, more = {}) {
      const { align, hyphenate } = theme.text[style];
      return setParagraph(runs, { measure, align, hyphenate, ...more }, fonts, report);
    },
    text(runs, style, measure, owner, more = {}) {
      const { leading } = theme.text[style];
      const baseline = leading * ABOVE;
      const { x = 0, ...rest } = more;
      return setting.lines(runs, style, measure, rest).map((line) => ({
        height: leading,
        baseline,
        pieces: [{ kind: 'text' as const, x, y: baseline, line, tag: owner }],
        ...(line.hyphenated && { divided: true }),
      }));
    },
    languageOf: (source) => languages.get(source) ?? language,
    tellMissing() {
      const named = [...missing].map(([character, words]) => ({
        name: `${/\p{M}/u.test(character) ? `\u25cc${character}` : character} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`,
        words,
      }));
      missing.clear();
      const hint = 'Name a font that has them under fonts in the config, or let --system-fonts find one.';
      const code = 'typeset/missing-character';
      if (named.length <= FEW)
        for (const { name, words } of named)
          log.tell({
            severity: 'warning',
            code,
            reason: `The character ${name} is in none of the fonts and prints as its code, first in “${words}”.`,
            hint,
          });
      else
        log.tell({
          severity: 'warning',
          code,
          reason: `${named.length} characters are in none of the fonts and print as their codes, the first in “${named[0]!.words}”: ${named
            .slice(0, LISTED)
            .map(({ name }) => name)
            .join(', ')}${named.length > LISTED ? ', …' : ''}.`,
          hint,
        });
    },
  };
  return setting;
}
