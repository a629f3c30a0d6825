import { describe, expect, test } from 'vitest';
import { placeOf } from '../../src/model/source.ts';
import { readBytes } from './reading.ts';

const feed = async (xml: string, name = 'feed.xml') => readBytes(name, xml);

describe('feeds', () => {
  test('RSS 2.0: full content before description, metadata of entry and channel', async () => {
    const { sources } = await feed(`<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Port Gazette</title><link>https://example.org/</link><language>en-gb</language>
<item><title>Harbour board meets</title><link>https://example.org/1</link><dc:creator>Ann Example</dc:creator>
<pubDate>Tue, 22 Oct 2024 09:15:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The board met.</p><p>It talked of <b>dredging</b>.</p>]]></content:encoded></item>
<item><title>Second &amp;amp; last</title><description>&lt;p&gt;Caf&amp;eacute; opens.&lt;/p&gt;</description></item>
</channel></rss>`);
    expect(sources).toMatchObject([
      {
        path: 'feed.xml#1',
        headline: 'Harbour board meets',
        byline: 'Ann Example',
        publisher: 'Port Gazette',
        published: '2024-10-22T09:15:00+02:00',
        url: 'https://example.org/1',
        language: 'en-GB',
        text: 'The board met.\n\nIt talked of dredging.',
      },
      { path: 'feed.xml#2', headline: 'Second & last', text: 'Café opens.' },
    ]);
    expect(placeOf(sources[0]!, 0)).toMatchObject({ path: 'feed.xml#1', line: 6 });
  });

  test('Atom: text, html and xhtml constructs, links by relation, base addresses', async () => {
    const { sources } =
      await feed(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://example.org/"><title type="text">Log</title>
<entry><title type="html">&lt;em&gt;One&lt;/em&gt;</title><link rel="self" href="/self"/><link rel="alternate" href="one.html"/><updated>2024-10-22T09:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First <i>words</i>.</p></div></content></entry>
<entry><title>Two</title><summary type="text">Less &lt; more.</summary></entry>
<entry><title>Three</title></entry></feed>`);
    expect(sources).toMatchObject([
      { headline: 'One', url: 'https://example.org/one.html', published: '2024-10-22T09:00:00Z', text: 'First words.' },
      { headline: 'Two', text: 'Less < more.' },
      { headline: 'Three', text: 'Three', passages: [{ role: 'title' }] },
    ]);
  });

  test.each([
    [
      'RDF, items beside the channel',
      '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><channel><title>C</title><items><rdf:Seq/></items></channel><item rdf:about="https://example.org/x"><title>T</title><description>Words here.</description></item></rdf:RDF>',
    ],
    [
      'CDF in capitals',
      '<CHANNEL HREF="https://example.org"><TITLE>C</TITLE><ITEM HREF="https://example.org/x"><TITLE>T</TITLE><ABSTRACT>Words here.</ABSTRACT></ITEM></CHANNEL>',
    ],
    [
      'prefixed names',
      '<r:rss xmlns:r="x"><r:channel><r:item><r:title>T</r:title><r:description>Words here.</r:description></r:item></r:channel></r:rss>',
    ],
    ['no root', '<item><title>T</title><description>Words here.</description></item>'],
    ['unclosed and unescaped', '<rss><channel><item><title>T</title><description>Words here.</description>'],
    [
      'escaped Atom 0.3',
      '<feed version="0.3"><entry><title>T</title><content type="text/html" mode="escaped">&lt;p>Words here.&lt;/p></content></entry></feed>',
    ],
    [
      'base64',
      `<feed><entry><title>T</title><content mode="base64">${Buffer.from('Words here.').toString('base64')}</content></entry></feed>`,
    ],
    [
      'a declared entity',
      '<!DOCTYPE rss [<!ENTITY w "Words">]><rss><channel><item><title>T</title><description>&w; here.</description></item></channel></rss>',
    ],
    [
      'a comment before the root',
      '<!-- From: a\nSubject: & test --><rss><channel><item><title>T</title><description>Words here.</description></item></channel></rss>',
    ],
  ])('%s', async (_, xml) => {
    const { sources } = await feed(xml);
    expect(sources).toMatchObject([{ headline: 'T', text: 'Words here.' }]);
  });

  const one = async (inner: string) =>
    (await feed(`<rss><channel><link>https://example.org/</link><item>${inner}</item></channel></rss>`)).sources[0];

  test.each([
    ['Ann Example (ann@example.org)', 'Ann Example'],
    ['ann@example.org (Ann Example)', 'Ann Example'],
    ['Ann Example &lt;ann@example.org&gt;', 'Ann Example'],
    ['mailto:ann@example.org', 'ann@example.org'],
    ['Ann Example, Bo Sample', 'Ann Example, Bo Sample'],
  ])('the author “%s”', async (written, byline) => {
    expect(await one(`<title>T</title><author>${written}</author>`)).toMatchObject({ byline });
  });

  test('the address: link, else the guid that is one; what a proxy stands for before the proxy', async () => {
    expect((await one('<title>T</title><guid isPermaLink="false">https://example.org/no</guid>'))?.url).toBeUndefined();
    expect((await one('<title>T</title><guid>https://example.org/yes</guid>'))?.url).toBe('https://example.org/yes');
    expect(
      (await one('<title>T</title><link>https://counter.example/1</link><feedburner:origLink>https://example.org/1</feedburner:origLink>'))
        ?.url,
    ).toBe('https://example.org/1');
  });

  test('text in a bare xhtml:div, or nowhere but with the picture', async () => {
    expect((await one('<title>T</title><xhtml:div><xhtml:p>Words here.</xhtml:p></xhtml:div>'))?.text).toBe('Words here.');
    expect(
      (
        await one(
          '<title>T</title><media:group><media:title>Clip</media:title><media:description>Words here.</media:description></media:group>',
        )
      )?.text,
    ).toBe('Words here.');
  });

  test('an entry without words keeps what it says of itself; one that says nothing is counted', async () => {
    expect(await one('<link>https://example.org/1</link><author>Ann Example</author><pubDate>2024-10-22</pubDate>')).toMatchObject({
      url: 'https://example.org/1',
      byline: 'Ann Example',
      published: '2024-10-22',
      text: 'https://example.org/1',
      passages: [{ role: 'boilerplate' }],
    });
    expect((await one('<author>Ann Example</author>'))?.text).toBe('Ann Example');
    expect((await feed('<rss><channel><item><guid/></item></channel></rss>')).failures[0]?.reason).toBe('The feed’s entries hold no text.');
  });

  test('an attribute that dates an item; a JSON feed by another name', async () => {
    const cdf = '<CHANNEL><ITEM HREF="https://example.org/1" LASTMOD="2002-11-27T01:00"><TITLE>T</TITLE></ITEM></CHANNEL>';
    expect((await feed(cdf)).sources[0]?.published).toBe('2002-11-27');
    expect((await feed('{"items":[{"title":"T","content_text":"Words here."}]}')).sources).toMatchObject([
      { headline: 'T', text: 'Words here.' },
    ]);
  });

  test('entities that nest or load files are left as written', async () => {
    const { sources } = await feed(
      '<!DOCTYPE l [<!ENTITY a "aaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]><rss><item><description>One &b; two &c; three</description></item></rss>',
    );
    expect(sources[0]?.text).toBe('One &b; two &c; three');
  });

  test('a feed without entries is named', async () => {
    const { failures } = await feed('<rss><channel><title>Port Gazette</title></channel></rss>');
    expect(failures).toEqual([{ path: 'feed.xml', reason: 'The feed “Port Gazette” has no entries.' }]);
  });

  test('declared encoding', async () => {
    const xml = Buffer.from(
      '<?xml version="1.0" encoding="windows-1251"?><rss><item><title>T</title><description>Порт открыт.</description></item></rss>',
    );
    const cp1251 = Buffer.concat(
      [...xml.toString('utf8')].map((c) => Buffer.from([c >= '\u0410' ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0)])),
    );
    const { sources } = await readBytes('feed.xml', cp1251);
    expect(sources[0]?.text).toBe('Порт открыт.');
  });
});

describe('JSON', () => {
  test('what a news service cut off is said in no words of the article; what it lost is none', async () => {
    const { sources } = await readBytes(
      'api.json',
      JSON.stringify({
        articles: [
          {
            title: 'Toll rises',
            content: 'The toll has risen to 19, the service said. Some 4,000 people sp… [+1893 chars]',
            publishedAt: '1970-01-01T00:00:00Z',
          },
          { title: '[Removed]', content: '[Removed]', url: 'https://removed.example' },
        ],
      }),
    );
    expect(sources.map(({ text, published }) => [text, published])).toEqual([
      ['The toll has risen to 19, the service said. Some 4,000 people sp…', undefined],
    ]);
  });

  test('JSON Feed, articles in a list, one a line', async () => {
    const jsonFeed = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Port Gazette',
      items: [
        {
          id: '1',
          url: 'https://example.org/1',
          title: 'T',
          content_html: '<p>Words <b>here</b>.</p>',
          date_published: '2024-10-22T08:00:00Z',
          authors: [{ name: 'Ann' }],
        },
      ],
    });
    expect((await readBytes('a.json', jsonFeed)).sources).toMatchObject([
      {
        path: 'a.json#1',
        headline: 'T',
        publisher: 'Port Gazette',
        byline: 'Ann',
        published: '2024-10-22T08:00:00Z',
        url: 'https://example.org/1',
        text: 'Words here.',
      },
    ]);
    const lines = '{"title":"A","text":"First words."}\n{broken\n{"headline":"B","body":"Second words.\\n\\nMore."}\n';
    const { sources, codes } = await readBytes('a.ndjson', lines);
    expect(sources).toMatchObject([
      { path: 'a.ndjson#1', headline: 'A', text: 'First words.' },
      { path: 'a.ndjson#2', headline: 'B', text: 'Second words.\n\nMore.' },
    ]);
    expect(codes).toContain('read/broken-line');
    expect(placeOf(sources[1]!, 0)).toMatchObject({ line: 3 });
  });

  test('more than the limit is named', async () => {
    const limits = { parts: 2 };
    const items = '<item><title>T</title></item>'.repeat(3);
    expect((await readBytes('a.xml', `<rss><channel>${items}</channel></rss>`, { limits })).failures).toEqual([
      { path: 'a.xml', reason: 'The feed holds more than 2 entries; the rest was not read.' },
    ]);
    expect((await readBytes('a.ndjson', '{"title":"T","text":"Words."}\n'.repeat(3), { limits })).failures).toEqual([
      { path: 'a.ndjson', reason: 'The file holds more than 2 articles; the rest was not read.' },
    ]);
  });

  test('one article keeps the file’s path; none is named', async () => {
    expect((await readBytes('a.json', '{"articleBody":"Words here.","datePublished":"2024-10-22"}')).sources).toMatchObject([
      { path: 'a.json', published: '2024-10-22', text: 'Words here.' },
    ]);
    expect((await readBytes('a.json', '{"a":1}')).failures[0]?.reason).toMatch(/no article/);
  });
});
