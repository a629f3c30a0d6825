import type { Brief, Figure, Sentence } from '../model/brief.ts';
import { aheadSentences, citedText, sentenceAt, sourceNumbers, speakerBefore, usesBySource } from '../model/register.ts';
import { displayText } from '../text/typography.ts';
import { identityParts } from '../theme/identity.ts';
import { count, fill, formatDate, labelsFor, reportsOfOrigins, sectionTitle } from '../theme/labels.ts';
import { backLists, omissionLabel, statusMark } from '../theme/wording.ts';

/**
 * Text as Markdown that reads as itself: nothing in it is markup, HTML, or an address that a viewer would link.
 * Only what could be read as such is escaped, so that the text stays readable in an editor.
 */
function md(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*[\]<|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)([-+=>#]|\d+(?=[.)]))/, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    )
    .replace(/(https?|ftp|mailto)(?=:)|www(?=\.)/gi, '$&\\')
    .replace(/@(?=[\p{L}\p{N}])/gu, '\\@');
}

/**
 * The brief as Markdown: what a person reads in a text editor or pastes elsewhere. Output only.
 * Source marks are numbers in brackets; the register at the end says what they stand for.
 */
export function renderManuscript(brief: Brief): string {
  const labels = labelsFor(brief.edition.language);
  const { edition } = brief;
  const numbers = sourceNumbers(brief);
  const languages = new Map(brief.sources.map((source) => [source.id, source.language]));
  const marks = (sentence: Pick<Sentence, 'cites'>): string =>
    [...new Set(sentence.cites.map((cite) => numbers.get(cite.source) ?? 0))].map((n) => `[${n}]`).join('');
  const shown = (sentence: Sentence, speaker = sentence.speaker): string => {
    const reports = new Set(sentence.cites.map((cite) => cite.source)).size;
    const origins = reports > sentence.origins ? ` (${reportsOfOrigins(reports, sentence.origins, labels)})` : '';
    return `${speaker === undefined || speaker === '' ? '' : `${md(speaker)}: `}${md(displayText(sentence, languages.get(sentence.cites[0]?.source ?? '') ?? 'und').text)} ${marks(sentence)}${origins}`;
  };
  const blocks: string[] = [];
  const marking = edition.marking === undefined ? [] : [`**${md(edition.marking)}**`];
  blocks.push(...marking, `# ${md(edition.title)}`);
  const number = edition.number === undefined ? '' : `${md(fill(labels.edition, { number: edition.number }))} · `;
  blocks.push(`${number}${md(formatDate(edition.date, labels, 'full'))}`, identityParts(brief, labels).map(md).join(' · '));

  const bottom = brief.bottomLine.map((ref) => sentenceAt(brief, ref)).filter((sentence) => sentence !== undefined);
  if (bottom.length > 0) blocks.push(`## ${labels.bottomLine}`, bottom.map((sentence) => `- ${shown(sentence)}`).join('\n'));

  const figures = brief.figures.filter((figure) => figure.box);
  if (figures.length > 0) {
    const { stated, counts, attribution, sources } = labels.figure;
    const row = (figure: Figure): string => {
      const wordings = [...new Set([figure.asStated, ...figure.wordings.map((wording) => wording.asStated)])].map(md).join(' / ');
      return `| ${wordings} | ${md(figure.counts)} | ${md(figure.attribution ?? '')} | ${marks(figure)} |`;
    };
    blocks.push(
      `## ${labels.keyFigures}`,
      [`| ${stated} | ${counts} | ${attribution} | ${sources} |`, '|---|---|---|---|', ...figures.map(row)].join('\n'),
    );
  }

  for (const section of brief.sections) {
    blocks.push(`## ${md(sectionTitle(section, labels))}`);
    if (section.items.length === 0) blocks.push(labels.nothingReported);
    for (const item of section.items) {
      const [lede, ...rest] = item.sentences;
      const status = statusMark(item, labels);
      if (lede !== undefined) blocks.push(`${status === undefined ? '' : `*${status}* · `}**${shown(lede).replace(/ (\[\d.*)$/, '** $1')}`);
      if (rest.length > 0) blocks.push(rest.map((sentence, i) => shown(sentence, speakerBefore(item.sentences, i + 1) ?? '')).join(' '));
    }
  }

  if (brief.disagreements.length > 0) {
    blocks.push(`## ${labels.disagreements}`);
    for (const { about, sentences } of brief.disagreements)
      blocks.push(`**${md(about)}**`, sentences.map((sentence) => `- ${shown(sentence)}`).join('\n'));
  }
  if (brief.lookAhead.length > 0) {
    const ahead = aheadSentences(brief).map((sentence, i) => {
      const { date, asStated } = brief.lookAhead[i]!;
      return `- **${md(formatDate(date, labels))}** (${md(asStated)}): ${shown({ ...sentence, origins: Number.POSITIVE_INFINITY })}`;
    });
    blocks.push(`## ${labels.lookAhead}`, ahead.join('\n'));
  }

  const uses = usesBySource(brief);
  blocks.push(`## ${labels.register.title}`);
  blocks.push(
    brief.sources
      .map((source, i) => {
        const use = uses.get(source.id);
        const parts = [
          source.publisher,
          source.headline === undefined ? undefined : `“${source.headline}”`,
          source.byline,
          source.published === undefined ? labels.register.undated : formatDate(source.published, labels, 'long', edition.zone),
          source.path,
          count(labels.register.words, source.words, labels),
          count(labels.register.printed, use?.printed ?? 0, labels),
          count(labels.register.merged, use?.merged ?? 0, labels),
          count(labels.register.omitted, use?.omitted ?? 0, labels),
          source.copyOf === undefined ? undefined : fill(labels.register.copyOf, { n: numbers.get(source.copyOf) ?? '' }),
          `${labels.register.hash} ${source.sha256.slice(0, 12)}`,
        ];
        const address = source.url === undefined ? [] : [`<${source.url.replace(/[<>\s]/g, encodeURIComponent)}>`];
        return `${i + 1}. ${[...parts.filter((part) => part !== undefined).map(md), ...address].join(' · ')}`;
      })
      .join('\n'),
  );
  blocks.push(`## ${labels.omitted.title}`);
  if (brief.omitted.length === 0) blocks.push(labels.omitted.none);
  else
    blocks.push(
      brief.omitted
        .map(
          (omission) =>
            `- [${numbers.get(omission.source) ?? ''}] ${md(omissionLabel(omission, labels))}: ${md(citedText(brief, omission).trim())}`,
        )
        .join('\n'),
    );
  for (const { title, entries } of backLists(brief, labels))
    blocks.push(`## ${title}`, entries.map(({ lead, text }) => `- ${lead === undefined ? '' : `${md(lead)}: `}${md(text)}`).join('\n'));
  blocks.push(`## ${labels.handling.title}`, md(labels.handling.method), ...marking);
  return `${blocks.join('\n\n')}\n`;
}
