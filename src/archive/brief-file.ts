import validate from 'brief-validator';
import type { Brief } from '../model/brief.ts';
import { BriefError } from '../model/log.ts';

/** Line and column (from 1) of an offset. */
function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
    line++;
    start = i + 1;
  }
  return { line, column: offset - start + 1 };
}

/** What the schema cannot say: every reference points at something that is there. The first fault, or undefined. */
function danglingIn(brief: Brief): string | undefined {
  const lengths = new Map(brief.sources.map((source) => [source.id, source.text.length]));
  if (lengths.size < brief.sources.length) return 'two sources have the same id';
  const items = new Map(brief.sections.flatMap((section) => section.items.map((item) => [item.id, item.sentences.length] as const)));
  if (items.size < brief.sections.reduce((n, section) => n + section.items.length, 0)) return 'two stories have the same id';
  const sentences = [
    ...brief.sections.flatMap((section) => section.items.flatMap((item) => item.sentences)),
    ...brief.disagreements.flatMap((disagreement) => disagreement.sentences),
  ];
  const cites = [
    ...sentences.flatMap((sentence) => sentence.cites),
    ...brief.figures.flatMap((figure) => [...figure.cites, ...figure.wordings.map((wording) => wording.cite)]),
    ...brief.lookAhead.flatMap((ahead) => ahead.cites),
    ...brief.omitted,
  ];
  for (const { source, start, end } of cites) {
    const length = lengths.get(source);
    if (length === undefined) return `a cite names the source "${source}", which is not in sources`;
    if (start >= end || end > length)
      return `a cite of "${source}" covers ${start} to ${end}, which is not within its text of ${length} characters`;
  }
  for (const { item, sentence } of brief.bottomLine)
    if (sentence >= (items.get(item) ?? 0)) return `bottomLine points at sentence ${sentence} of "${item}", which no section holds`;
  return undefined;
}

/**
 * Reads the text of a brief.json.
 *
 * @param path  Named in messages only.
 * @throws BriefError with line and column, or the place within the JSON, and what was expected there.
 */
export function parseBrief(text: string, path: string): Brief {
  const brief = parseShape(text, path);
  const dangling = danglingIn(brief);
  if (dangling !== undefined) throw new BriefError('brief/dangling', `${path} is not whole: ${dangling}.`, { place: { path } });
  return brief;
}

/** Of an edition what the course of a figure is drawn from. */
export type EditionFigures = Pick<Brief, 'edition' | 'figures'>;

/** All else that a brief has, empty. */
const NOTHING_ELSE = '"sources":[],"bottomLine":[],"sections":[],"disagreements":[],"lookAhead":[],"omitted":[],"failures":[]}';

/**
 * Reads edition and figures of a brief.json, and no more where the file is as daybrief writes it: there a line that begins with two
 * spaces and a quote begins a key of the brief itself, since no string has a line break. The sources, by far the most of it, are
 * passed over.
 *
 * @param bytes  UTF-8.
 * @throws BriefError as `parseBrief`.
 */
export function parseFigures(bytes: Buffer, path: string): EditionFigures {
  const [edition, sources, figures, sections] = ['{\n  "edition": {', '\n  "sources": [', '\n  "figures": [', '\n  "sections": ['].map(
    (key) => bytes.indexOf(key),
  ) as [number, number, number, number];
  if (edition !== 0 || sources < 0 || figures < sources || sections < figures) return parseBrief(bytes.toString(), path);
  try {
    return parseShape(`${bytes.toString('utf8', 0, sources)}${bytes.toString('utf8', figures, sections)}${NOTHING_ELSE}`, path);
  } catch {
    return parseBrief(bytes.toString(), path); // says where
  }
}

/** @throws BriefError where the text is not JSON, or not what the schema says. */
function parseShape(text: string, path: string): Brief {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const offset = /position (\d+)/.exec((error as Error).message)?.[1];
    throw new BriefError('brief/not-json', `${path} is not JSON.`, {
      place: { path, ...(offset === undefined ? {} : lineAndColumn(text, Number(offset))) },
      hint: 'Make it with `daybrief compose <sources…> --json > brief.json`.',
    });
  }
  if (!validate(value)) {
    const fault = validate.errors?.[0];
    const extra = fault?.params.additionalProperty;
    throw new BriefError(
      'brief/invalid',
      `${path} is not a brief: ${fault?.instancePath || 'its top level'} ${fault?.message ?? 'is wrong'}${typeof extra === 'string' ? ` (“${extra}”)` : ''}.`,
      { place: { path }, hint: 'brief.schema.json in the package says what a brief holds.' },
    );
  }
  return value as Brief;
}
