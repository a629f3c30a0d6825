import { expect, test } from 'vitest';
import { readBytes } from './reading.ts';
import { zip } from './zipped.ts';

const page = '<!DOCTYPE html><html><body><p>The board met on Tuesday in Talin, and meets again in May.</p></body></html>';
const text = 'The board met on Tuesday in Talin.\n\nIt meets again in May.\n';

test.each([
  ['plain text', 'report.docx', text],
  ['plain text', 'report.doc', text],
  ['plain text', 'scan.pdf', text],
  ['a web page', 'scan.pdf', page],
  ['plain text', 'chart.PNG', text],
  ['a zip archive', 'notes.txt', zip([['a.txt', text]])],
])('%s in %s is read and told', async (holds, name, bytes) => {
  const { sources, messages } = await readBytes(name, bytes);
  expect(sources[0]?.text).toContain('The board met on Tuesday in Talin');
  const ending = name.split('.').at(-1)?.toLowerCase();
  expect(messages.filter(({ code }) => code === 'read/misnamed')).toMatchObject([
    {
      severity: 'warning',
      reason: `The file's name ends in .${ending}, but it holds ${holds}; it was read as that.`,
      place: { path: name },
    },
  ]);
});

test.each([
  ['report.txt', text],
  ['report.txt', page],
  ['report', text],
  ['report.html', page],
  ['report.copy', text],
  ['a.zip', zip([['a.txt', text]])],
])('nothing is told of %s that holds what it may', async (name, bytes) => {
  const { messages } = await readBytes(name, bytes);
  expect(messages.filter(({ code }) => code === 'read/misnamed')).toEqual([]);
});
