import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJob } from '../../src/read/job.ts';
import { defaultLimits } from '../../src/read/limits.ts';
import { sound } from './reading.ts';
import { zip } from './zipped.ts';

const seeds: Readonly<Record<string, Buffer>> = {
  'a.txt': Buffer.from('Title\nBy Ann Example\n\nKYIV, Oct 22 (Reuters) — Words “here” and café\u202e there.\r\n'),
  'a.md': Buffer.from('---\ntitle: T\n---\n# Head\n\nSome *words* [here](x).\n\n- a\n  - b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n'),
  'a.html': Buffer.from(
    '<!DOCTYPE html><html><head><title>T</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"H"}</script></head><body><article><h1>T</h1><p>Words <b>here</b>.</p><table><tr><td>a<td>b</table></article></body></html>',
  ),
  'a.xml': Buffer.from(
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss><channel><title>C</title><item><title>T</title><description><![CDATA[<p>Words &a;</p>]]></description></item></channel></rss>',
  ),
  'a.json': Buffer.from('{"items":[{"title":"T","content_html":"<p>Words</p>","date_published":"2024-10-22"}]}'),
  'a.eml': Buffer.from(
    'From: "A" <a@example.org>\nSubject: =?utf-8?q?T?=\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; format=flowed\n\nWords \nhere.\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>More=20words</p>\n--b--\n',
  ),
  'a.docx': zip([['word/document.xml', '<w:document><w:body><w:p><w:r><w:t>Words here.</w:t></w:r></w:p></w:body></w:document>']]),
  'a.zip': zip([
    ['a.txt', 'Words here.'],
    ['b.eml', 'From: a\nSubject: S\n\nWords.'],
  ]),
};

test.each(Object.keys(seeds))('mutated %s: every reading is sound, whatever the bytes', { timeout: 60_000 }, async (name) => {
  const seed = seeds[name] as Buffer;
  const change = fc.record({
    at: fc.nat(seed.length),
    cut: fc.nat(20),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc.constantFrom('<', '>', '&', ']]>', '<!--', '\0', '\n\n', '--b', '=?', '"', '{', '&#xd800;').map((text) => Buffer.from(text)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      let bytes = seed;
      for (const { at, cut, put } of changes) bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]);
      const { drafts, failures } = await readJob({ path: name, name, bytes }, defaultLimits);
      for (const draft of drafts) sound({ ...draft, id: 's1', language: 'und' });
      expect(drafts.length + failures.length >= 0).toBe(true);
    }),
    { numRuns: 25, seed: 20_241_022 },
  );
});

test('random bytes give a source or a reason', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 400 }),
      fc.constantFrom(...Object.keys(seeds), 'a.pdf', 'a.bin'),
      async (bytes, name) => {
        if (name === 'a.pdf') return;
        const { drafts, failures, messages } = await readJob({ path: name, name, bytes }, defaultLimits);
        for (const draft of drafts) sound({ ...draft, id: 's1', language: 'und' });
        expect(drafts.length > 0 || failures.length > 0 || messages.length > 0).toBe(true);
        for (const { reason } of failures) expect(reason).toMatch(/^[A-Z][^\n]+\.$/);
      },
    ),
    { numRuns: 120, seed: 20_241_022 },
  );
});
