/**
 * daybrief as a library: read sources, compose a brief, render it. Importing it does nothing else.
 *
 * ```ts
 * import { compose, readSources, record, renderPdf } from 'daybrief';
 * const log = record();
 * const { sources, failures } = await readSources(['news/'], {}, log);
 * const brief = compose(sources, { date: '2024-10-22', failures }, log);
 * await writeFile('brief.pdf', await renderPdf(brief));
 * ```
 */

export { compose } from './compose/compose.ts';
export type { ComposeOptions } from './compose/options.ts';
export type * from './model/brief.ts';
export type { Because, Explanation, Log, Message, Severity } from './model/log.ts';
export { BriefError, record, silent } from './model/log.ts';
export type { Anchor, Cite, Failure, Passage, PassageRole, Place, Source, SourceId, Span } from './model/source.ts';
export { formatPlace, placeOf } from './model/source.ts';
export type { RenderOptions } from './outputs.ts';
export { renderEpub, renderManuscript, renderPdf, renderWeb } from './outputs.ts';
export type { ReadOptions } from './read/read.ts';
export { readSources } from './read/read.ts';
export type { ExtractedFigure } from './text/quantities.ts';
export { extractFigures } from './text/quantities.ts';
