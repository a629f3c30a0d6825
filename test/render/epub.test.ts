import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { record } from '../../src/model/log.ts';
import { renderEpub } from '../../src/render/epub.ts';
import { loadTheme } from '../../src/theme/load.ts';
import { fixture } from '../fixtures/brief.ts';

test('first', async () => {
  const theme = await loadTheme('bulletin');
  const log = record();
  const t = performance.now();
  const bytes = await renderEpub(fixture, { theme, starts: [{page:1,label:'1',offset:0,block:'masthead'},{page:2,label:'2',key:'i3/2',offset:20,block:'section/military'}] }, log);
  console.log(performance.now() - t, bytes.length, log.messages);
  const t2 = performance.now();
  await renderEpub(fixture, { theme }, log);
  console.log(performance.now() - t2);
  writeFileSync('/tmp/epub/a.epub', bytes);
  expect(bytes.length).toBeLessThan(150_000);
});
