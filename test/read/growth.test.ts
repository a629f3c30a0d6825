import { describe, expect, test } from 'vitest';
import { readJob } from '../../src/read/job.ts';
import { defaultLimits } from '../../src/read/limits.ts';
import { growth, TOO_MUCH } from '../growth.ts';

const mail = (header: string) => `From: a@example.org\nSubject: S\n${header}\n\nWords here.`;
const feed = (inner: string) => `<rss><channel><item><title>T</title>${inner}</item></channel></rss>`;

/** Input of `n` pieces that a careless pattern or parser takes the square of them for. */
const attacks: Readonly<Record<string, (n: number) => string>> = {
  'encoding.eml': (n) => mail(`Content-Transfer-Encoding: ${'('.repeat(8 * n)}`),
  'type.eml': (n) => mail(`Content-Type: ${'('.repeat(8 * n)}`),
  'parameters.eml': (n) => mail(`Content-Type: text/plain; ${'a=\t'.repeat(n)}`),
  'sender.eml': (n) => mail(`From: ${'@'.repeat(8 * n)}`),
  'words.eml': (n) => mail(`Subject: ${'=?utf-8?q?'.repeat(n)}`),
  'boundary.eml': (n) => mail(`Content-Type: multipart/mixed; boundary=b\n\n${'--bb\n'.repeat(n)}`),
  'file.eml': (n) => mail(`X: y\n\n${'begin 644 a\nM'.repeat(n)}\nend x`),
  'cdata.xml': (n) => feed(`<description><a>${'<![CDATA['.repeat(n)}</a></description>`),
  'base64.xml': (n) => `<feed><entry><title>T</title><content mode="base64">+${'\t'.repeat(8 * n)}\u0001</content></entry></feed>`,
  'author.xml': (n) => feed(`<author>${'@'.repeat(8 * n)} x</author>`),
  'prefix.xml': (n) => feed(`<${':'.repeat(8 * n)}>x</a>`),
  'entity.xml': (n) => `<!DOCTYPE a [${'<!ENTITY a "'.repeat(n)}>${feed('')}`,
  'spaces.html': (n) => `<p>Words</p><p>${'&nbsp; '.repeat(2 * n)}x</p>`,
  'greater.html': (n) => `<p>Words</p><p>${'>'.repeat(8 * n)}x</p>`,
  'less.html': (n) => `<p>Words</p><p>${'<'.repeat(8 * n)}x</p>`,
  'comments.html': (n) => `<p>Words</p>${'<!--<'.repeat(n)}`,
  'doctypes.html': (n) => `${'<!DOCTYPE[]'.repeat(n)}<p>Words</p>`,
  'deep.html': (n) => `${'<div>'.repeat(n)}Words`,
  'bold.html': (n) => `${'<b>'.repeat(n)}${'<p>Words</p>'.repeat(n / 8)}`,
  'tables.html': (n) => `${'<table><tr><td>'.repeat(n / 4)}Words`,
  'stated.html': (n) =>
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"H","articleBody":"${'word <a '.repeat(n)}"}</script><p>x</p>`,
  'brackets.md': (n) => '['.repeat(n),
  'numbers.md': (n) => `${'1. '.repeat(n)}Words`,
  'emphasis.md': (n) => '**a_'.repeat(n),
  'quotes.txt': (n) => '> '.repeat(8 * n),
  'hyphens.txt': (n) => `${'a'.repeat(8 * n)}\n`,
  'accents.txt': (n) => 'a\u0301'.repeat(8 * n),
  'objects.pdf': (n) => `%PDF-1.7\n${'1 0 obj\n<<'.repeat(n)}`,
  'word.xml': (n) => `<w:wordDocument>${'<w:p>'.repeat(n)}<w:t>Words</w:t>`,
  'article.json': (n) => `{"title":"T","text":"${'<a '.repeat(n)}"}`,
  'nested.json': (n) => '{"items":['.repeat(n),
};

describe('four times the input takes no more than some four times the time', () => {
  test.each(Object.keys(attacks))('%s', { timeout: 120_000 }, async (name) => {
    const attack = attacks[name] as (n: number) => string;
    const read = (n: number) => readJob({ path: name, name, bytes: Buffer.from(attack(n)) }, defaultLimits);
    expect(await growth(read, 4000)).toBeLessThan(TOO_MUCH);
  });
});
