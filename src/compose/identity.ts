import { createHash } from 'node:crypto';
import type { Changes, Edition } from '../model/brief.ts';
import type { Source } from '../model/source.ts';
import type { ComposeOptions } from './options.ts';

/** Name space of edition identifiers: the version 5 UUID of "daybrief" in the URL name space. */
const NAME_SPACE = '3c7d3a86-6a3e-5b0c-9d1f-6f8e7a0d5b21';

const DEFAULT_TITLE = 'Daily Brief';

/** The identity line: everything comes from the options and the sources' dates, nothing from a clock. */
export function editionOf(sources: readonly Source[], options: ComposeOptions, changes?: Changes): Edition {
  const title = options.title ?? DEFAULT_TITLE;
  const moments = sources
    .flatMap(({ published }) => (published === undefined ? [] : [published]))
    .sort((a, b) => instant(a) - instant(b) || (a < b ? -1 : 1));
  const days = moments.map((moment) => moment.slice(0, 10)).sort();
  const asOf = options.asOf ?? moments.at(-1);
  const from = days[0];
  const to = days.at(-1);
  return {
    title,
    ...(options.number === undefined ? {} : { number: options.number }),
    date: options.date,
    zone: options.zone ?? 'UTC',
    ...(asOf === undefined ? {} : { asOf }),
    ...(from === undefined || to === undefined ? {} : { covers: { from, to } }),
    ...(options.marking === undefined ? {} : { marking: options.marking }),
    ...(options.next === undefined ? {} : { next: options.next }),
    ...(changes === undefined ? {} : { changes }),
    ...(options.distribution === undefined ? {} : { distribution: options.distribution }),
    language: options.language ?? 'en',
    identifier: `urn:uuid:${uuid5(`${title}\n${options.date}`)}`,
  };
}

/** Milliseconds of an ISO date or date and time; a date alone is its last moment, so that it covers the day. */
function instant(moment: string): number {
  const at = Date.parse(moment.length === 10 ? `${moment}T23:59:59Z` : moment);
  return Number.isNaN(at) ? 0 : at;
}

/** Version 5 UUID. Source: RFC 9562, section 5.5. */
function uuid5(name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(NAME_SPACE.replace(/-/g, ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
