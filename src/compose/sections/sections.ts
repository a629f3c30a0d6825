import { BriefError } from '../../model/log.ts';
import { nearest } from '../../model/nearest.ts';
import { type Cue, cueFinder } from '../statement/cues.ts';
import { LEARNED } from './learned-words.ts';
import standard from './sections.yaml';

/** One section as the product or a user's config describes it. */
export interface SectionRule {
  /** Lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** Place in the brief; sections without one follow in the order given. */
  readonly order?: number;
  /** Most stories printed; the rest is left out as "length". */
  readonly limit?: number;
  /** IPTC Media Topics codes. */
  readonly iptc?: readonly string[];
  /** Takes what fits no other. At most one section; without one, the last is it. */
  readonly rest?: boolean;
  /** Stories of this section are not printed ("excluded"). */
  readonly exclude?: boolean;
  /** The words learned for this one of the standard sections speak for it. */
  readonly words?: string;
  /** Phrases by weight. */
  readonly cues?: Readonly<Record<string, readonly string[]>>;
  readonly against?: Readonly<Record<string, readonly string[]>>;
}

/** What a cue says: so much for (or, negative, against) the section at this index. */
export interface Vote {
  readonly section: number;
  readonly weight: number;
}

/** Sections in printed order, with the finder of their cues. */
export interface Sections {
  readonly rules: readonly SectionRule[];
  /** Index of the section that takes what fits none. */
  readonly rest: number;
  /** For each section the place of its learned words, −1 without. */
  readonly learned: readonly number[];
  readonly find: ReturnType<typeof cueFinder<Vote>>;
}

const KEYS = ['id', 'title', 'order', 'limit', 'iptc', 'rest', 'exclude', 'words', 'cues', 'against'];

/** The product's own sections. */
export function standardSections(): readonly SectionRule[] {
  return parseSections((standard as { sections: unknown }).sections, 'sections.yaml');
}

/**
 * Checks sections from a config file.
 *
 * @param place  Names the file in messages.
 * @throws BriefError that names the section and key at fault.
 */
export function parseSections(given: unknown, place: string): readonly SectionRule[] {
  const wrong = (what: string, hint?: string): never => {
    throw new BriefError('config/sections', `${place}: ${what}.`, { place: { path: place }, hint });
  };
  if (!Array.isArray(given) || given.length === 0) return wrong('sections must be a list with at least one section');
  const seen = new Set<string>();
  return given.map((entry: unknown, i) => {
    const where = `section ${i + 1}`;
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return wrong(`${where} must be a map with id and title`);
    const rule = entry as Record<string, unknown>;
    for (const key of Object.keys(rule))
      if (!KEYS.includes(key)) {
        const near = nearest(key, KEYS);
        wrong(`${where} has an unknown key “${key}”`, near === undefined ? `Known are ${KEYS.join(', ')}.` : `Did you mean “${near}”?`);
      }
    if (typeof rule.id !== 'string' || !/^[a-z0-9][a-z0-9-]*$/.test(rule.id))
      wrong(`${where} needs an id of lower-case letters, digits and hyphens`);
    if (seen.has(rule.id as string)) wrong(`the id “${rule.id}” stands twice`);
    seen.add(rule.id as string);
    if (typeof rule.title !== 'string' || rule.title.trim() === '') wrong(`section “${rule.id}” needs a title`);
    for (const key of ['order', 'limit'] as const)
      if (rule[key] !== undefined && !Number.isFinite(rule[key])) wrong(`${key} of section “${rule.id}” must be a number`);
    for (const key of ['rest', 'exclude'] as const)
      if (rule[key] !== undefined && typeof rule[key] !== 'boolean') wrong(`${key} of section “${rule.id}” must be true or false`);
    if (rule.iptc !== undefined && !isWords(rule.iptc)) wrong(`iptc of section “${rule.id}” must be a list of codes`);
    if (rule.words !== undefined && !LEARNED.includes(rule.words as string))
      wrong(`words of section “${rule.id}” must be one of ${LEARNED.join(', ')}`);
    for (const key of ['cues', 'against'] as const) {
      const cues = rule[key];
      if (cues === undefined) continue;
      if (typeof cues !== 'object' || cues === null || Array.isArray(cues))
        wrong(`${key} of section “${rule.id}” must map weights to lists of phrases`);
      for (const [weight, phrases] of Object.entries(cues as object))
        if (!(Number(weight) > 0) || !isWords(phrases))
          wrong(`${key} of section “${rule.id}”: “${weight}” must be a weight above 0 with a list of phrases`);
    }
    return rule as unknown as SectionRule;
  });
}

function isWords(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((word) => typeof word === 'string' && word.trim() !== '');
}

/** Puts sections in printed order and compiles their cues. */
export function compileSections(given: readonly SectionRule[]): Sections {
  const rules = given
    .map((rule, i) => ({ rule, place: rule.order ?? i }))
    .sort((a, b) => a.place - b.place)
    .map(({ rule }) => rule);
  const cues: Cue<Vote>[] = [];
  rules.forEach((rule, section) => {
    for (const [list, sign] of [
      [rule.cues, 1],
      [rule.against, -1],
    ] as const)
      for (const [weight, phrases] of Object.entries(list ?? {}))
        for (const phrase of phrases) cues.push({ phrase, means: { section, weight: sign * Number(weight) } });
  });
  const rest = rules.findIndex((rule) => rule.rest === true);
  const learned = rules.map(({ words }) => (words === undefined ? -1 : LEARNED.indexOf(words)));
  return { rules, rest: rest < 0 ? rules.length - 1 : rest, learned, find: cueFinder(cues) };
}
