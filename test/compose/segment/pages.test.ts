import { expect, test } from 'vitest';
import { segment } from '../../../src/compose/segment/segment.ts';
import { silent } from '../../../src/model/log.ts';
import type { Span } from '../../../src/model/source.ts';
import { detectLanguage } from '../../../src/text/language.ts';
import { plain } from '../plain-source.ts';
import { pages } from './pages.ts';

interface Tagged extends Span {
  readonly tag: string;
}

/** The text without its tags, and where the tagged blocks stand in it. */
function untag(page: string): { text: string; blocks: Tagged[] } {
  let text = '';
  const blocks: Tagged[] = [];
  for (const line of page.slice(1).split('\n')) {
    const tagged = /^([-+=#]) (.*)$/.exec(line);
    const words = tagged === null ? line : (tagged[2] as string);
    const start = text.length;
    text += `${words}\n`;
    const before = blocks.at(-1);
    if (tagged !== null) blocks.push({ tag: tagged[1] as string, start, end: start + words.length });
    else if (words !== '' && before !== undefined) blocks[blocks.length - 1] = { ...before, end: start + words.length };
  }
  return { text, blocks };
}

test.each(Object.entries(pages))('%s', (_, page) => {
  const { text, blocks } = untag(page);
  const units = segment(plain(text, { language: detectLanguage(text) }), silent);
  const wrong: string[] = [];
  for (const block of blocks) {
    const inside = units.filter((unit) => unit.start < block.end && unit.end > block.start);
    const words = text.slice(block.start, block.end);
    const printed = inside.filter((unit) => unit.kind === 'sentence').length;
    if (block.tag === '+' && printed < inside.length) wrong.push(`lost (${inside.map((unit) => unit.kind)}): ${words}`);
    if (block.tag !== '+' && printed > 0) wrong.push(`printed: ${words}`);
    if (block.tag === '=' && inside[0]?.kind !== 'title') wrong.push(`no title (${inside[0]?.kind}): ${words}`);
    if (block.tag === '#' && inside[0]?.kind !== 'heading') wrong.push(`no heading (${inside[0]?.kind}): ${words}`);
  }
  expect(wrong).toEqual([]);
});
