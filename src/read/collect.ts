import type { Anchor, Passage, PassageRole } from '../model/source.ts';
import { cleanText } from './clean.ts';

/** What a format's blocks add up to. */
export interface Collected {
  readonly text: string;
  readonly passages: Passage[];
  readonly anchors: Anchor[];
  readonly controls: number;
  readonly directions: number;
}

/** Where a block begins in its file, from 1. */
export interface Point {
  readonly line: number;
  readonly column: number;
  /** Where its part is not the one collected from. */
  readonly part?: string;
}

/**
 * Builds a source's text block by block, for formats whose text is not the file itself. White space at a block's edges
 * goes; within it stays as given. Blocks stand a blank line apart, rows and items of a list a line.
 */
export function collect(part?: string): {
  block(role: PassageRole, raw: string, point?: Point, language?: string): void;
  /** UTF-16 units so far. */
  size(): number;
  finish(): Collected;
} {
  const out: string[] = [];
  const passages: Passage[] = [];
  const anchors: Anchor[] = [];
  let at = 0;
  let controls = 0;
  let directions = 0;
  let before: PassageRole | undefined;
  const close = (role: PassageRole) => role === 'item' || role === 'table';
  return {
    block(role, raw, point, language) {
      const lead = raw.search(/[^\s\u200b\ufeff]/);
      if (lead < 0) return;
      const {
        text,
        anchors: found,
        controls: removed,
        directions: turned,
      } = cleanText(raw.slice(lead).trimEnd(), point?.line, point?.column, point?.part ?? part);
      controls += removed;
      directions += turned;
      if (text === '') return;
      if (before !== undefined) {
        const gap = close(before) && close(role) ? '\n' : '\n\n';
        out.push(gap);
        at += gap.length;
      }
      // Without a point of its own a block counts as standing where the last known one did.
      if (point !== undefined || anchors.length === 0) for (const anchor of found) anchors.push({ ...anchor, at: anchor.at + at });
      else {
        const last = anchors[anchors.length - 1] as Anchor;
        anchors.push({ ...last, at });
      }
      passages.push({ start: at, end: at + text.length, role, ...(language === undefined ? {} : { language }) });
      out.push(text);
      at += text.length;
      before = role;
    },
    size: () => at,
    finish: () => ({ text: out.join(''), passages, anchors, controls, directions }),
  };
}
