import { beforeAll, expect, test } from 'vitest';
import { renderWeb } from '../../src/render/web.ts';
import { loadTheme } from '../../src/theme/load.ts';
import type { Theme } from '../../src/theme/theme.ts';
import { fixture } from '../fixtures/brief.ts';
import { harmless, hostileBrief } from './hostile.ts';

let theme: Theme;
let page: string;
beforeAll(async () => {
  theme = await loadTheme('bulletin');
  page = renderWeb(fixture, { theme });
});

const bodyOf = (html: string) => html.slice(html.indexOf('<body>'));
const textOf = (html: string) =>
  bodyOf(html)
    .replace(/<[^>]*>/g, '\n')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'");

test('asks for nothing and runs nothing', () => {
  expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|\son\w+=/i);
  expect([...page.matchAll(/(?:src|url)\W+(\w+:)/g)].map(([, scheme]) => scheme)).toEqual(new Array(6).fill('data:'));
  expect(page).toContain(`content="default-src 'none';`);
  const links = [...bodyOf(page).matchAll(/href="([^"]*)"/g)].map(([, href]) => href as string);
  expect(links.filter((href) => !href.startsWith('#'))).toEqual(['https://herald.example/2031/talks?id=7&amp;lang=en']);
  for (const href of links) if (href.startsWith('#')) expect(page).toContain(` id="${href.slice(1)}"`);
});

test('sets the quotes of headlines and of what is left out as those of sentences', () => {
  const text = `The port's owner said "no".`;
  const sources = fixture.sources.map((source) => (source.id === 's1' ? { ...source, text, headline: `"No": port's owner` } : source));
  const said = renderWeb(
    {
      ...fixture,
      sources,
      sections: [],
      bottomLine: [],
      lookAhead: [],
      omitted: [{ source: 's1', start: 0, end: text.length, reason: 'question' }],
    },
    { theme },
  );
  expect(said).toContain('The port’s owner said “no”.');
  expect(said).toContain('“No”: port’s owner');
});

test('keeps the mark of a question on its line', () => {
  const [section] = fixture.sections;
  const [item] = section!.items;
  const sentences = item!.sentences.slice(0, 2).map((sentence, i) => ({ ...sentence, text: i === 0 ? 'Who goes?' : 'They go.' }));
  const said = renderWeb({ ...fixture, bottomLine: [], sections: [{ ...section!, items: [{ ...item!, sentences }] }] }, { theme });
  expect(said).toMatch(/Who goes\?\u2060<sup/);
  expect(said).toMatch(/They go\.<sup/);
});

test('prints everything in the printed order', () => {
  const order = [
    'TLP:AMBER+STRICT',
    'Coast and River',
    'As of 21 October 2031',
    'Bottom line',
    'Key figures',
    'up to 14,000',
    'As many as 14,000',
    'Diplomacy',
    'Observers from the Northern League attended as well.',
    'Ministers from Velia and Oster sat down',
    'Military',
    'Power out on the Lower Islands',
    'Where sources disagree',
    'Look ahead',
    'Sources',
    'The Maren Herald',
    'Left out, and why',
    'Subscribe to our newsletter',
    'wire/broken.docx',
    'Corrections',
    '20 October 2031: The ferry carries 140 passengers',
    'Distribution',
    'Port Authority, Duty Room',
    'How this brief is made',
  ];
  const text = textOf(page);
  let at = 0;
  for (const words of order) {
    const found = text.indexOf(words, at);
    expect(found, words).toBeGreaterThanOrEqual(at);
    at = found;
  }
});

test('is the same every time, whatever the zone', () => {
  const zone = process.env.TZ;
  process.env.TZ = 'Asia/Tokyo';
  expect(renderWeb(fixture, { theme })).toBe(page);
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test('marks what is in another language', () => {
  expect(page).toMatch(/<span lang="ar" dir="rtl">أعلنت/);
});

test('hostile text stays text', () => {
  const html = renderWeb(hostileBrief, { theme });
  expect(html).not.toMatch(/<script|javascript:|file:|\u202e|\u0000|href="[^"]*secret/);
  expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
  expect(textOf(html).split(harmless).length).toBeGreaterThan(20);
});

test('says who speaks, where another speaks', () => {
  const talk = fixture.sections[0]?.items[0];
  if (talk === undefined) throw new Error('fixture');
  const speakers = ['MS. QUIST', 'MS. QUIST', 'Q'];
  const sentences = talk.sentences.map((sentence, i) => ({ ...sentence, speaker: speakers[i] as string }));
  const spoken = {
    ...fixture,
    sections: [{ id: 'talk', title: 'Talk', items: [{ ...talk, sentences }] }],
    bottomLine: [{ item: talk.id, sentence: 1 }],
  };
  const text = textOf(renderWeb(spoken, { theme })).replace(/\s+/g, ' ');
  expect(text.match(/(?:MS\. QUIST|Q): \S+ \S+/g)).toEqual([
    'MS. QUIST: The Velian',
    'MS. QUIST: The foreign',
    'Q: Observers from',
    // And in the look ahead.
    'MS. QUIST: The Velian',
  ]);
});
