import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BriefError } from '../../src/model/log.ts';
import { formatMailbox, parseMailbox } from '../../src/model/mailbox.ts';

const why = (text: string): string => {
  try {
    return formatMailbox(parseMailbox(text));
  } catch (error) {
    return (error as Error).message;
  }
};

describe('an address', () => {
  it.each([
    ['ana@example.org', undefined, 'ana@example.org'],
    ['  <ana@Example.ORG> ', undefined, 'ana@example.org'],
    ['Ana Quist <ana@example.org>', 'Ana Quist', 'ana@example.org'],
    ['"Quist, \\"A.\\" Ana" <ana@example.org>', 'Quist, "A." Ana', 'ana@example.org'],
    ['Ana "Nan" Quist <ana@example.org>', 'Ana "Nan" Quist', 'ana@example.org'],
    ["O'Neill+brief/x=y@sub.example.org", undefined, "O'Neill+brief/x=y@sub.example.org"],
    ['олена@пошта.укр', undefined, 'олена@xn--80a1acn3a.xn--j1amh'],
    ['Ana <ana@bücher。example>', 'Ana', 'ana@xn--bcher-kva.example'],
    ['root@localhost', undefined, 'root@localhost'],
    ['a@123.example.org', undefined, 'a@123.example.org'],
  ])('%j', (text, name, address) => {
    const mailbox = parseMailbox(text);
    expect({ ...mailbox, key: undefined }).toEqual({ ...(name !== undefined && { name }), address, key: undefined });
  });

  it('is one however it is written', () => {
    const keys = ['Ana@Example.org', 'ana@EXAMPLE.ORG', 'A <ana@example.org>', 'zoe\u0301@example.org', 'zo\u00e9@example.org'].map(
      (text) => parseMailbox(text).key,
    );
    expect(new Set(keys).size).toBe(2);
  });

  it.each([
    ['', 'There is no address.'],
    ['ana', '"ana" is no address: it has no @.'],
    ['ana@example.org, bo@example.org', '"ana@example.org, bo@example.org" is no address: what stands before the @ cannot.'],
    ['ana@example.org bo@example.org', /what stands before the @ cannot/],
    ['ana@example.org\r\nBcc: bo@example.org', 'It holds control characters.'],
    ['Ana\nTo: x <ana@example.org>', 'It holds control characters.'],
    ['Ana \u202egro <ana@example.org>', 'It holds control characters.'],
    ['Ana <ana@example.org> <bo@example.org>', 'It is not of the form Name <address>.'],
    ['<ana@example.org', 'It is not of the form Name <address>.'],
    ['"Ana <ana@example.org>', 'The name before the address has a quotation mark without its other one.'],
    ['.ana@example.org', /before the @ cannot/],
    ['a..b@example.org', /before the @ cannot/],
    ['"a b"@example.org', /before the @ cannot/],
    ['a\u00a0b@example.org', /before the @ cannot/],
    ['ana@example', /"example" is no domain/],
    ['ana@exa mple.org', /is no domain/],
    ['ana@-example.org', /is no domain/],
    ['ana@example..org', /is no domain/],
    ['ana@[127.0.0.1]', /is no domain/],
    ['ana@127.0.0.1', /is no domain/],
    ['ana@0x7f.1', /is no domain/],
    ['ana@ex%61mple.org', /is no domain/],
    ['ana@example.org>', /not of the form/],
    ['daybrief@brief.invalid', /\.invalid is kept for addresses that cannot be/],
    [`${'a'.repeat(65)}@example.org`, /longer than 64 bytes/],
    [`a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.org`, /is no domain|longer than 254 bytes/],
    [`${'n'.repeat(201)} <a@example.org>`, /longer than 200 characters/],
  ])('%j is refused', (text, expected) => {
    if (typeof expected === 'string') expect(why(text)).toBe(expected);
    else expect(why(text)).toMatch(expected);
  });

  it('never lets through what ends a line or begins another recipient', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '<',
        '>',
        '@',
        ',',
        ';',
        '"',
        '\\',
        ' ',
        'ana@example.org',
        'Bcc: ',
        '\0',
        '\u2028',
        'example.org',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        let mailbox: ReturnType<typeof parseMailbox>;
        try {
          mailbox = parseMailbox(parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(BriefError);
          return;
        }
        expect(mailbox.address).toMatch(/^[^\s<>,;:"\\@\p{Cc}]+@[a-z\d.-]+$/u);
        expect(mailbox.name ?? '').not.toMatch(/[\p{Cc}\u2028\u2029<>]/u);
      }),
      { numRuns: 3000 },
    );
  });
});
