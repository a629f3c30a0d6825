import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatMessage } from '../src/cli/report.ts';
import { compose } from '../src/compose/compose.ts';
import type { Unchanged } from '../src/compose/options.ts';
import type { Brief } from '../src/model/brief.ts';
import { record, silent } from '../src/model/log.ts';
import { renderDefaults, setPages } from '../src/outputs.ts';
import { readSources } from '../src/read/read.ts';
import { renderManuscript } from '../src/render/manuscript.ts';
import { pageList } from './page-list.ts';

/*
 * A case is a folder of test/golden named after what it shows: sources/ and, where it needs them, options.json. What is
 * expected of it stands beside: brief.md, messages.txt and, with "pages", pages.txt. Rewritten by
 * `npm run golden -- --update`, and then read as a diff.
 */
interface Case {
  /** Instead of sources/: paths from the top of the repository. */
  readonly sources?: readonly string[];
  /** Default 2024-10-22. */
  readonly date?: string;
  readonly language?: string;
  /** Compare the pages too. */
  readonly pages?: boolean;
  /** Dates of earlier editions, the earliest first: each is made of the folder of its name. */
  readonly earlier?: readonly string[];
  readonly unchanged?: Unchanged;
}

const golden = new URL('golden/', import.meta.url).pathname;

describe('golden', () => {
  const cases = readdirSync(golden, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  it.each(cases.map(({ name }) => name))('%s', async (name) => {
    const folder = `${golden}${name}`;
    const options: Case = existsSync(`${folder}/options.json`) ? JSON.parse(readFileSync(`${folder}/options.json`, 'utf8')) : {};
    const { sources: named = [`${folder}/sources`], date = '2024-10-22', language = 'en', pages = false, unchanged } = options;
    const earlier: Brief[] = [];
    for (const before of options.earlier ?? []) {
      const { sources } = await readSources([`${folder}/${before}`], { date: before }, silent);
      earlier.push(compose(sources, { date: before, earlier }, silent));
    }
    const log = record();
    const { sources, failures } = await readSources(named, { date }, log);
    const brief = compose(sources, { date, zone: 'UTC', language, failures, earlier, unchanged }, log);
    await expect(renderManuscript(brief)).toMatchFileSnapshot(`${folder}/brief.md`);
    if (pages) {
      const set = await setPages(brief, renderDefaults, log);
      await expect(pageList(set.pages)).toMatchFileSnapshot(`${folder}/pages.txt`);
    }
    const messages = log.messages.map((message) => `${formatMessage(message)}\n`).join('');
    await expect(messages).toMatchFileSnapshot(`${folder}/messages.txt`);
  });
});
