import type { Brief } from '../../src/model/brief.ts';
import { fixture } from '../fixtures/brief.ts';

/** Markup, entities, templates, controls, directional overrides, half a surrogate pair, a header line, in one string. */
export const hostile = `<script>alert(1)</script>"'></p>]]>&amp;&#60;<%= evil %><!-- \u0000\u0008\u202e\u2066\ud800 \r\nBcc: x@y.example\ufffe`;

/** What a reader of it should read: everything but what no document may hold. */
export const harmless = `<script>alert(1)</script>"'></p>]]>&amp;&#60;<%= evil %><!--`;

/** Fields whose values are not free text. */
const closed = new Set([
  'id',
  'item',
  'source',
  'sha256',
  'date',
  'zone',
  'asOf',
  'published',
  'from',
  'to',
  'next',
  'identifier',
  'unit',
  'kind',
  'group',
  'reason',
  'qualifier',
  'status',
  'toldIn',
  'trend',
  'copyOf',
  'language',
]);

function poisoned(value: unknown, key: string): unknown {
  if (typeof value === 'string') return closed.has(key) ? value : `${value} ${hostile}`;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name)]));
  return value;
}

/** The fixture with hostile text in every field that takes text, and addresses that must not be followed. */
export const hostileBrief: Brief = (() => {
  const brief = poisoned(fixture, '') as Brief;
  const addresses = ['javascript:alert(1)//', 'file:///etc/passwd', 'https://user:secret@host.example/a"b<c>?d=|&e=[1]#f#g'];
  return {
    ...brief,
    edition: { ...brief.edition, language: 'en"><script>', identifier: 'urn:uuid:"><script>' },
    sources: brief.sources.map((source, i) => ({ ...source, url: addresses[i] as string, language: i === 1 ? '"><x' : source.language })),
    failures: [...brief.failures, { path: '../../<b>', reason: hostile }],
    corrections: [{ edition: '<script>', text: hostile }],
  };
})();
