import { describe, expect, test } from 'vitest';
import { placeOf } from '../../src/model/source.ts';
import { readBytes } from './reading.ts';

const sentence = (n: number) =>
  `Sentence ${n} of the article tells, at some length, what the harbour board decided about the dredging of the channel, and why ships wait.`;
const body = Array.from({ length: 8 }, (_, i) => `<p>${sentence(i)}</p>`).join('\n');
const page = (article: string, more = '') => `<!DOCTYPE html><html lang="en-GB"><head><title>Harbour board meets | Port Gazette</title>
<meta property="og:site_name" content="Port Gazette"><meta property="article:published_time" content="2024-10-22T09:15:00+01:00"><meta name="author" content="By Ann Example">
<link rel="canonical" href="https://example.org/harbour">${more}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
${article}
<footer><p>Copyright Port Gazette. All rights reserved.</p></footer></body></html>`;

describe('pages', () => {
  test('the article without its furniture, the metadata, the places', async () => {
    const html = page(
      `<article><h1>Harbour board meets</h1><figure><img src="x.jpg"><figcaption>A ship waits.</figcaption></figure>${body}<p><a href="/other">Read more: another story altogether here</a></p><p>Advertisement</p><h2>Related articles</h2><ul><li><a href="/a">One other thing</a></li></ul></article>`,
    );
    const { sources } = await readBytes('page.html', html);
    expect(sources).toMatchObject([
      {
        headline: 'Harbour board meets',
        byline: 'Ann Example',
        publisher: 'Port Gazette',
        published: '2024-10-22T09:15:00+01:00',
        url: 'https://example.org/harbour',
        language: 'en-GB',
      },
    ]);
    const source = sources[0]!;
    expect(source.text).toBe(Array.from({ length: 8 }, (_, i) => sentence(i)).join('\n\n'));
    const line = html.slice(0, html.indexOf(sentence(3))).split('\n').length;
    expect(placeOf(source, source.text.indexOf(sentence(3)))).toEqual({ path: 'page.html', line, column: 4 });
  });

  const textOf = async (article: string, more = '') => (await readBytes('page.html', page(article, more))).sources[0]?.text;
  const whole = Array.from({ length: 8 }, (_, i) => sentence(i)).join('\n\n');

  test.each([
    [
      'byline and date above the text',
      `<div class="x1"><span>By <a rel="author" href="/u">Ann Example</a></span> <span>22 October 2024, 09:15 GMT</span> <span>3 min read</span></div>${body}`,
    ],
    [
      'a caption in a nameless box',
      `${body.slice(0, 300).split('</p>')[0]}</p><div class="x2"><img src="a.jpg"><div class="x3">The harbour at dawn on Tuesday.</div></div>${body.slice(body.indexOf('</p>') + 4)}`,
    ],
    ['a credited caption', `${body}<p>Protesters outside the town hall (Image: Port Gazette)</p>`],
    ['a caption with its photographer', `<div>The harbour at dawn on Tuesday. Photograph: Ann Example/Agency</div>${body}`],
    ['who the writer is', `${body}<p>Ann Example is a senior reporter covering ports and trade. She joined from a local daily.</p>`],
    [
      'a newsletter with its heading',
      `${body}<div class="x4"><h3>Morning briefing</h3><p>Get our best stories delivered to your inbox. By signing up you agree to our terms.</p></div>`,
    ],
    ['an offer', `${body}<p>Enjoying this article? Subscribe for unlimited access to our reporting.</p>`],
    [
      'comments',
      `${body}<h2>Comments (2)</h2><div><span>Bo Sample</span><p>${'I do not agree with any of this, and nor does anyone I know. '.repeat(4)}</p></div>`,
    ],
  ])('leaves out %s', async (_, inner) => {
    expect(await textOf(`<article><h1>Harbour board meets</h1>${inner}</article>`)).toBe(whole);
  });

  const teaser = (n: number) =>
    `<div><a href="/s${n}"><h3>Another story number ${n} of the day</h3></a><p>What it is about, told in one line of some length, and no more than that.</p></div>`;

  test.each([
    [
      'a notice of cookies',
      `<div class="y1"><p>We use cookies and similar technologies to give you the best experience on our website. By continuing to browse, you agree to our use of cookies, as described in our policy.</p><button>Accept</button></div>`,
      '',
    ],
    ['stories below it', '', `<section class="y2"><h2>More on this story</h2>${[1, 2, 3, 4].map(teaser).join('')}</section>`],
  ])('a short report without %s', async (_, before, after) => {
    expect(await textOf(`${before}<main><article><h1>Harbour board meets</h1><p>${sentence(0)}</p></article>${after}</main>`)).toBe(
      sentence(0),
    );
  });

  test('keeps what only looks like furniture', async () => {
    const kept = [
      '<p>By 22 October 2024 the board must have decided, and it has yet to say what it will do about the larger ships that wait.</p>',
      '<p>Comments by the minister were welcomed.</p>',
      '<p>Ann Example is a senior reporter who was held for nine days, and she told the court what she had seen there.</p>',
      '<h2>Morning briefing</h2>',
      '<p>The White House gave reporters a briefing in the morning.</p>',
    ];
    const text = await textOf(`<article>${kept[0]}${body}${kept.slice(1).join('')}${body}</article>`);
    for (const each of kept) expect(text).toContain(each.replace(/<[^>]*>/g, ''));
  });

  test('what the page states of its text tells short pieces between that are not it', async () => {
    const articleBody = whole.replace(/\n\n/g, ' ');
    const linked = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'H', articleBody })}</script>`;
    const odd = '<p>More than forty stories about ships every week, only here.</p>';
    expect(await textOf(`<article>${body}${odd}</article>`, linked)).toBe(whole);
    expect(await textOf(`<article>${body}${odd}</article>`)).toContain('forty stories');
  });

  test('JSON-LD tells the metadata, and the text where the page hides it', async () => {
    const articleBody = Array.from({ length: 6 }, (_, i) => sentence(i)).join('\n\n');
    const linked = `<script type="application/ld+json">${JSON.stringify({ '@graph': [{ '@type': 'NewsArticle', headline: 'Stated headline', datePublished: '2024-10-21', author: [{ name: 'Bo Example' }], publisher: { name: 'The Stated' }, articleBody }] })}</script>`;
    const { sources, codes } = await readBytes('page.html', page('<div id="app">Please enable scripts.</div>', linked));
    expect(sources).toMatchObject([
      { headline: 'Stated headline', byline: 'Bo Example', publisher: 'The Stated', published: '2024-10-21', text: articleBody },
    ]);
    expect(codes).toContain('read/stated-text');
  });

  test('a small page is read whole', async () => {
    const { sources } = await readBytes('page.html', '<p>One line.<p>Two &amp; three<br>four &lt;five&gt;');
    expect(sources[0]?.text).toBe('One line.\n\nTwo & three\nfour <five>');
  });

  test('recognised by content', async () => {
    expect((await readBytes('page.txt', page(`<article>${body}</article>`))).sources[0]?.publisher).toBe('Port Gazette');
  });

  test.each([
    ['deep elements', '<div>'.repeat(20_000)],
    ['deep tables', '<table><tr><td>'.repeat(3000)],
    ['open formatting', Array.from({ length: 2000 }, (_, i) => `<b id=${i}>`).join('') + '<p>x'.repeat(500)],
    ['angle brackets', '<'.repeat(50_000)],
    ['open comments', '<!--'.repeat(50_000)],
    ['open quotes', '<a b="'.repeat(50_000)],
  ])('%s do no harm', { timeout: 60_000 }, async (_, html) => {
    const { sources, failures } = await readBytes('page.html', `<html><body><p>Words here.</p>${html}`);
    expect(sources.length + failures.length).toBe(1);
  });
});
