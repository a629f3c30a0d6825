import { marked } from 'marked';
import { expect, it } from 'vitest';
import type { Brief } from '../../src/model/brief.ts';
import { renderManuscript } from '../../src/render/manuscript.ts';
import { fixture } from '../fixtures/brief.ts';

/** The fixture with every occurrence of a word in the sources' texts and titles replaced. */
const hostile = (text: string): Brief => {
  const source = {
    ...fixture.sources[0],
    id: 's1',
    text,
    headline: text,
    publisher: text,
    url: 'https://example.org/a_b',
  } as Brief['sources'][number];
  const cite = { source: 's1', start: 0, end: text.length };
  const sentence = { text, cites: [cite], origins: 1 };
  return {
    ...fixture,
    sources: [source],
    bottomLine: [{ item: 'i1', sentence: 0 }],
    sections: [{ id: 'other', title: text, items: [{ id: 'i1', sentences: [sentence, sentence], value: 1 }] }],
    figures: [],
    disagreements: [{ about: text, sentences: [sentence] }],
    lookAhead: [],
    omitted: [{ ...cite, reason: 'boilerplate' }],
    failures: [{ path: text, reason: text }],
  };
};

it.each([
  '<script>alert(1)</script> & &lt;b&gt; words',
  '[click](javascript:alert(1)) ![x](http://a.b/c.png) [1]: http://evil.example',
  '# Not a heading',
  '- not a list',
  '1. not a list',
  '> not a quote',
  '*not* _emphasis_ __strong__ `code` ~~gone~~ | cells',
  'see www.example.com and https://example.com/x or mailto:a@b.c',
  'a\\*b snake_case_word 2 * 3 < 4 > 1',
])('text stays text: %s', (text) => {
  const html = marked.parse(renderManuscript(hostile(text)), { async: false });
  const body = html.replaceAll(/<a href="https:\/\/example\.org\/a_b">.*?<\/a>/g, '');
  expect(body).not.toMatch(/<(script|img|a|b|em|code|del|blockquote)[ >]/);
  const plain = body
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
  expect(plain.split(text).length - 1).toBeGreaterThanOrEqual(7);
});
