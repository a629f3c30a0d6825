import type { Brief, Sentence } from '../model/brief.ts';
import type { Log } from '../model/log.ts';
import { sourceNumbers } from '../model/register.ts';
import type { Cite, SourceId } from '../model/source.ts';
import { languageTag } from '../text/language-tag.ts';
import { displayText } from '../text/typography.ts';
import type { Labels } from '../theme/labels.ts';
import type { TextStyle, TextStyleName, Theme } from '../theme/theme.ts';
import { type Box, boxOf } from './box.ts';
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
  /** Words of a source as they are printed, also such as are no sentence of the brief: a headline, a passage left out. */
  shown(said: Parameters<typeof displayText>[0], source: SourceId | undefined): string;
  /** Of the words of a source. */
  languageOf(source: SourceId | undefined): string;
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

/** White space folded, as names, labels and addresses are printed. */
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

/** Runs and their styles have all their keys, in one order: then they are of one hidden class, and read fast. */
const runOf = (
  text: string,
  style: RunStyle,
  language: string,
  link: string | undefined,
  role: string | undefined,
  origin: Run['origin'],
): Run => ({ text, style, language, link, role, origin });

const runStyleOf = (
  face: string,
  size: Pt,
  colour: string,
  figures: RunStyle['figures'],
  tracking: number | undefined,
  superior: true | undefined,
): RunStyle => ({ face, size, colour, figures, smallCaps: undefined, tracking, superior });

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
      made = runStyleOf(face, size, colour, lining ? 'lining' : figures, tracking > 0 ? tracking : undefined, undefined);
      styles.set(name, made);
    }
    return made;
  };
  const superiorStyle = (name: TextStyleName): RunStyle => {
    let made = superior.get(name);
    if (made === undefined) {
      const { face, size } = theme.text[name];
      made = runStyleOf(face, size, 'accent', 'lining', undefined, true);
      superior.set(name, made);
    }
    return made;
  };
  /** Sans, as tall beside the text as its own letters look. */
  const speakerStyle = (name: TextStyleName): RunStyle => {
    let made = speakers.get(name);
    if (made === undefined) {
      const { size, colour } = theme.text[name];
      made = runStyleOf(theme.text.label.face, size * 0.88, colour, 'lining', undefined, undefined);
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

  const addMarks = (runs: Run[], cites: readonly Cite[], style: TextStyleName): void => {
    const seen = new Set<number>();
    for (const cite of cites) {
      const n = numbers.get(cite.source);
      if (n === undefined || seen.has(n)) continue;
      if (seen.size > 0) runs.push(runOf(',', superiorStyle(style), language, undefined, 'mark', undefined));
      seen.add(n);
      runs.push(runOf(String(n), superiorStyle(style), language, `#source-${n}`, 'mark', undefined));
    }
  };

  const setting: Setting = {
    brief,
    theme,
    labels,
    fonts,
    numbers,
    run(text, style, more = {}) {
      const shown = theme.text[style].caps ? capitals(text, more.language ?? language) : text;
      const said = more.language ?? language;
      return runOf(
        shown,
        runStyle(style, said),
        said,
        more.link,
        undefined,
        more.key === undefined ? undefined : { key: more.key, start: 0 },
      );
    },
    sentence(sentence, style, key, follows = false) {
      const said = languages.get(sentence.cites[0]?.source ?? '') ?? language;
      const text = displayText(sentence, said).text;
      const speaker = sentence.speaker === undefined ? '' : fold(sentence.speaker);
      const named = speaker !== '';
      const runs: Run[] = [];
      if (named) runs.push(runOf(`${follows ? ' ' : ''}${speaker}:`, speakerStyle(style), said, undefined, undefined, undefined));
      // The space before the sentence is none of its characters.
      const spaced = follows || named;
      const origin = key === undefined ? undefined : { key, start: spaced ? -1 : 0 };
      runs.push(runOf(spaced ? ` ${text}` : text, runStyle(style, said), said, undefined, undefined, origin));
      addMarks(runs, sentence.cites, style);
      return runs;
    },
    marks(cites, style) {
      const runs: Run[] = [];
      addMarks(runs, cites, style);
      return runs;
    },
    lines(runs, style, measure, more = {}) {
      const { align, hyphenate } = theme.text[style];
      const set: ParagraphStyle = {
        measure,
        align: more.align ?? align,
        hyphenate: more.hyphenate ?? hyphenate,
        indent: more.indent,
        protrusion: more.protrusion,
        scaling: more.scaling,
        direction: more.direction,
      };
      return setParagraph(runs, set, fonts, report);
    },
    text(runs, style, measure, owner, more = {}) {
      const { leading } = theme.text[style];
      const baseline = leading * ABOVE;
      const { x = 0 } = more;
      return setting
        .lines(runs, style, measure, more)
        .map((line) => boxOf(leading, baseline, [{ kind: 'text', x, y: baseline, line, tag: owner }], line.hyphenated));
    },
    shown: (said, source) => displayText(said, setting.languageOf(source)).text,
    languageOf: (source) => (source === undefined ? undefined : languages.get(source)) ?? language,
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
