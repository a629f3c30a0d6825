import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { directionOf, escaped, printable, safeAddress, xml } from '../../src/render/xml.ts';

function parsedText(source: string): string {
  const parser = new SaxesParser();
  let text = '';
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(source).close();
  return text;
}

describe('xml', () => {
  test('any text comes back from a strict parser as it was, in content and in attributes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const source = xml`<a b="${text}">${text}</a>`.source;
        expect(parsedText(source)).toBe(printable(text).replace(/\r\n?/g, '\n'));
      }),
    );
  });
  test('markup stays markup, text never becomes it', () => {
    const name = '<b>';
    expect(xml`<p>${xml`<i>${name}</i>`}${[false, undefined, ' & ', 3]}</p>`.source).toBe('<p><i>&lt;b&gt;</i> &amp; 3</p>');
  });
  test('what no document may hold is taken out', () => {
    expect(escaped('a\u0000b\u202ec\ud800d\ufffe\u2066e\u200df')).toBe('abc\ufffdde\u200df');
  });
});

describe('safeAddress', () => {
  test.each([
    ['https://a.example/b?c=1&d=2#e', 'https://a.example/b?c=1&d=2#e'],
    ['HTTP://A.example', 'http://a.example/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['https://münchen.example/ü', 'https://xn--mnchen-3ya.example/%C3%BC'],
    ['https://user:word@a.example/', 'https://a.example/'],
    ['https://a.example/a|b[c]"d', 'https://a.example/a%7Cb%5Bc%5D%22d'],
    ['https://a.example/100%', 'https://a.example/100%25'],
    ['https://[::1]/x', 'https://[::1]/x'],
  ])('%s', (address, safe) => {
    expect(safeAddress(address)).toBe(safe);
  });
  test.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    '//a.example',
    'a/b',
    '',
    'mailto:',
    'blob:https://a.example/1',
    'ftp://a.example',
  ])('refuses %j', (address) => {
    expect(safeAddress(address)).toBeUndefined();
  });
});

test('directionOf', () => {
  expect(['abc', '12 אב', '«مرحبا»', '12', 'Нові'].map(directionOf)).toEqual(['ltr', 'rtl', 'rtl', 'ltr', 'ltr']);
});
