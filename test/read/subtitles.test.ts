import { describe, expect, test } from 'vitest';
import { placeOf } from '../../src/model/source.ts';
import { readBytes } from './reading.ts';

const textOf = async (name: string, lines: readonly string[]) => (await readBytes(name, lines.join('\n'))).sources[0]?.text;

describe('subtitles', () => {
  test('sentences go on from cue to cue; a pause begins a paragraph; notes and numbers are no words', async () => {
    const { sources, messages } = await readBytes(
      'news.vtt',
      [
        'WEBVTT - evening news',
        '',
        'NOTE made by a machine',
        '',
        '1',
        '00:00:01.000 --> 00:00:04.000 align:start',
        'Good evening. The talks on the <i>Sound</i>',
        '',
        '00:04.000 --> 00:08.000',
        'will begin in Karum tomorrow &amp; last two days,',
        'the ministry said.',
        '',
        '00:12.500 --> 00:14.000',
        'Norland has not said who will come.',
        '',
      ].join('\r\n'),
    );
    expect(sources[0]?.text).toBe(
      'Good evening. The talks on the Sound will begin in Karum tomorrow & last two days, the ministry said.\n\nNorland has not said who will come.',
    );
    expect(placeOf(sources[0]!, 0)).toMatchObject({ path: 'news.vtt', line: 7 });
    expect(messages.map(({ code }) => code)).toEqual(['read/undated']);
  });
  test('SubRip; voices and dashes are speakers; rolling captions say a line once', async () => {
    expect(
      await textOf('a.srt', [
        '1',
        '00:00:01,000 --> 00:00:02,000',
        '{\\an8}- Will you go?',
        '',
        '2',
        '00:00:02,000 --> 00:00:03,000',
        '- We will.',
        '',
      ]),
    ).toBe('Will you go?\n\nWe will.');
    expect(
      await textOf('b.vtt', [
        'WEBVTT',
        '',
        '00:01.000 --> 00:02.000',
        '<v Ana Holm>The line will pay.',
        '',
        '00:02.000 --> 00:03.000',
        '<v Ana Holm>It has said so.',
        '',
        '00:03.000 --> 00:04.000',
        '<v Bo Vaz>When?',
      ]),
    ).toBe('Ana Holm: The line will pay. It has said so.\n\nBo Vaz: When?');
    expect(
      await textOf('c.vtt', [
        'WEBVTT',
        '',
        '00:01.000 --> 00:02.000',
        'The ferry sank',
        '',
        '00:02.000 --> 00:03.000',
        'The ferry sank',
        'off Karum.',
      ]),
    ).toBe('The ferry sank off Karum.');
  });
  test('without words nothing is read', async () => {
    expect((await readBytes('d.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n\n')).failures).toMatchObject([
      { reason: 'The subtitles hold no words.' },
    ]);
  });
});
