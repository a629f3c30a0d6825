import { describe, expect, it } from 'vitest';
import { checkOption, isSwitch, type OptionName, options } from '../../src/cli/options.ts';
import { BriefError } from '../../src/model/log.ts';
import { defaultLimits } from '../../src/read/limits.ts';

const refusal = (name: string, given: string): BriefError => {
  try {
    checkOption(name, given, 'build');
  } catch (error) {
    if (error instanceof BriefError) return error;
  }
  throw new Error(`--${name} ${given} was taken`);
};

describe('the table of options', () => {
  it('gives every option a line of help, and an example unless it is a switch', () => {
    for (const [name, row] of Object.entries(options)) {
      expect(row.help.length, name).toBeGreaterThan(10);
      expect(row.example !== undefined || isSwitch(name as OptionName), name).toBe(true);
    }
  });
  it('names the zone of a town and the marking that was meant', () => {
    expect(refusal('zone', 'oslo').hint).toBe('Did you mean Europe/Oslo?');
    expect(refusal('zone', 'new york').hint).toBe('Did you mean America/New_York?');
    expect(refusal('marking', 'TLP:AMBRE').hint).toBe('Did you mean TLP:AMBER?');
  });
  it.each(['TLP:AMBER+STRICT', 'tlp:red', 'TLP:WHITE', 'TLP:AMBER – cabinet only', 'Not for release', 'TLP of the day'])(
    'takes the marking %s',
    (given) => expect(checkOption('marking', given)).toBe(given),
  );
  it('takes its own examples', () => {
    for (const [name, { example }] of Object.entries(options))
      if (example !== undefined) expect(() => checkOption(name, example.replaceAll('"', '')), name).not.toThrow();
  });
  it.each([
    ['date', '2024-02-30', /is not a date as YYYY-MM-DD/],
    ['date', 'yesterday', /is not a date/],
    ['as-of', '2024-10-22T25:00', /is not a date, or date and time/],
    ['zone', 'Europe/Kiew', /is not a time zone/],
    ['lang', 'x', /is not a language tag/],
    ['marking', 'TLP:AMBRE', /is not one of TLP:CLEAR, TLP:GREEN/],
    ['marking', 'tlp: orange', /is not one of/],
    ['distribution', ' ; ', /is not a list of 1 to 500 names/],
    ['distribution', 'Duty room; a\u0007b', /without control/],
    ['pages', '0', /is not a number of pages/],
    ['formats', 'pdf,doc', /is not one of pdf, epub/],
    ['paper', 'a5', /is not one of a4, letter/],
    ['title', ' ', /is not a text/],
    ['title', 'a\u0007b', /without control/],
    ['max-file-size', 'big', /is not a size/],
    ['allow-hosts', 'https://intranet.example/', /is not a list of hosts/],
    ['allow-hosts', ' , ', /is not a list of hosts/],
    ['fetch-seconds', '0', /is not a whole number/],
  ])('refuses --%s %s', (name, given, message) => {
    expect(refusal(name, given).message).toMatch(message);
  });
  it('names the nearest option or value', () => {
    expect(refusal('formts', 'pdf').hint).toBe('Did you mean --formats?');
    expect(refusal('zone', 'Europe/Belrin').hint).toBe('Did you mean Europe/Berlin?');
    expect(refusal('paper', 'leter').hint).toBe('Did you mean letter?');
  });
  it('says to which command an option belongs', () => {
    expect(refusal('grep', 'x').message).toBe('--grep is no option of daybrief build.');
  });
  it('reads values', () => {
    expect(checkOption('formats', 'pdf, epub,pdf')).toEqual(['pdf', 'epub']);
    expect(checkOption('max-file-size', '20MB')).toBe(20_000_000);
    expect(checkOption('pages', 'none')).toBe('none');
    expect(checkOption('as-of', '2024-10-22 06:00')).toBe('2024-10-22T06:00');
    expect(checkOption('title', '  Two\n words ')).toBe('Two words');
    expect(checkOption('allow-hosts', 'Intranet.example, localhost:8080,[::1]:80,intranet.example')).toEqual([
      'intranet.example',
      'localhost:8080',
      '[::1]:80',
    ]);
  });
  it('states the limits of reading that are in force', () => {
    const stated = (name: OptionName) => checkOption(name, (options[name] as { default: string }).default);
    expect({
      fileBytes: stated('max-file-size'),
      files: stated('max-files'),
      parts: stated('max-parts'),
      depth: stated('max-depth'),
      textUnits: stated('max-text'),
      nesting: stated('max-nesting'),
      entities: stated('max-entities'),
      archiveRatio: stated('max-archive-ratio'),
      archiveBytes: stated('max-archive-size'),
      seconds: stated('max-seconds'),
      workerBytes: defaultLimits.workerBytes,
    }).toEqual(defaultLimits);
  });
});
