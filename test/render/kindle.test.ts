/*
 * What Amazon's Send to Kindle is known to refuse an EPUB for, mostly as "E999, internal error" without a reason, each as an
 * assertion on whole editions. Sources: reports in the trackers of kindle-epub-fix, Calibre-Web and other makers of EPUBs;
 * Kindle Publishing Guidelines 2019.2 (5.2, 10.3–10.5, 17). No request goes anywhere.
 */
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { compose } from '../../src/compose/compose.ts';
import { silent } from '../../src/model/log.ts';
import { readSources } from '../../src/read/read.ts';
import { renderEpub } from '../../src/render/epub.ts';
import { loadTheme } from '../../src/theme/load.ts';
import { typeset } from '../../src/typeset/typeset.ts';
import { fixture } from '../fixtures/brief.ts';
import { type Element, elements, headers } from './epub-file.ts';
import { hostileBrief } from './hostile.ts';

const folder = (name: string) => new URL(`../../${name}`, import.meta.url).pathname;

async function composed(path: string, language = 'en') {
  const date = '2024-10-22';
  const { sources, failures } = await readSources([folder(path)], { date }, silent);
  return compose(sources, { date, zone: 'UTC', language, failures }, silent);
}

const briefs = {
  'the seeds': () => composed('seeds'),
  'hostile sources': () => composed('test/fixtures/hostile'),
  'sources in many languages': () => composed('test/fixtures/multilingual', 'uk'),
  'a brief with everything': async () => fixture,
  'hostile text in every field': async () => hostileBrief,
};

describe.each(Object.entries(briefs))('Send to Kindle takes %s', (_, make) => {
  let bytes: Uint8Array;
  let files: Readonly<Record<string, Uint8Array>>;
  const source = (name: string) => new TextDecoder('utf-8', { fatal: true }).decode(files[name]);
  const named = (pattern: RegExp) => Object.keys(files).filter((name) => pattern.test(name));
  let read: readonly { readonly name: string; readonly all: readonly Element[] }[] | undefined;
  const opf = () => elements(source('OEBPS/content.opf'));
  const documents = () => (read ??= named(/\.xhtml$/).map((name) => ({ name, all: elements(source(name)) })));

  beforeAll(async () => {
    const brief = await make();
    const theme = await loadTheme('bulletin');
    bytes = await renderEpub(brief, { theme, starts: typeset(brief, theme, silent).starts }, silent);
    files = unzipSync(bytes);
  });

  test('mimetype comes first, is stored, has no extra field and no line end', () => {
    const [first] = headers(bytes);
    expect(first).toMatchObject({ name: 'mimetype', method: 0, flags: 0, extra: 0, packed: 20, size: 20 });
    expect(source('mimetype')).toBe('application/epub+zip');
  });
  test('entries are stored or deflated, with sizes in their headers, not encrypted, none twice, no folder', () => {
    const all = headers(bytes);
    expect(all).toHaveLength(Object.keys(files).length);
    for (const { name, method, flags } of all) expect([method === 0 || method === 8, flags], name).toEqual([true, 0]);
    expect(new Set(all.map(({ name }) => name.toLowerCase())).size).toBe(all.length);
    expect(named(/\/$|encryption\.xml$|rights\.xml$|\.DS_Store$|__MACOSX/)).toEqual([]);
  });
  test('the container leads to the package', () => {
    const rootfile = elements(source('META-INF/container.xml')).find(({ name }) => name === 'rootfile');
    expect(rootfile?.attributes).toMatchObject({ 'full-path': 'OEBPS/content.opf', 'media-type': 'application/oebps-package+xml' });
  });
  test('file names have letters, digits, hyphens and one dot', () => {
    for (const name of Object.keys(files))
      if (name !== 'mimetype') expect(name).toMatch(/^(?:META-INF|OEBPS)\/(?:fonts\/)?[a-z\d-]+\.[a-z\d]+$/);
  });
  test('the file and its parts are small: 50 MB by mail, 5 MB an image, 300 documents, 30 MB of text', () => {
    expect(bytes.length).toBeLessThan(50e6);
    for (const name of named(/\.(?:png|jpe?g|gif|svg)$/)) expect(files[name]?.length, name).toBeLessThan(128_000);
    expect(named(/\.xhtml$/).length).toBeLessThan(300);
    for (const name of named(/\.xhtml$/)) expect(files[name]?.length, name).toBeLessThan(30e6);
  });
  test('there is one language, and it is a language tag', () => {
    const languages = opf().filter(({ name }) => name === 'dc:language');
    expect(languages).toHaveLength(1);
    expect(languages[0]?.text).toMatch(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/);
    expect(Intl.getCanonicalLocales(languages[0]?.text)).toEqual([languages[0]?.text]);
    for (const { all, name } of documents()) expect(all[0]?.attributes.lang, name).toBe(languages[0]?.text);
  });
  test('title, identifier, date and creator are there, and the identifiers agree', () => {
    const all = opf();
    const text = (name: string) => all.filter((one) => one.name === name).map((one) => one.text.trim());
    for (const name of ['dc:title', 'dc:identifier', 'dc:date', 'dc:creator']) {
      expect(text(name).length, name).toBeGreaterThan(0);
      expect(text(name), name).not.toContain('');
    }
    const unique = all[0]?.attributes['unique-identifier'];
    const identifier = all.find(({ name, attributes }) => name === 'dc:identifier' && attributes.id === unique)?.text;
    const uid = elements(source(named(/\.ncx$/)[0] as string)).find(({ attributes }) => attributes.name === 'dtb:uid');
    expect(uid?.attributes.content).toBe(identifier);
    if (/^urn:uuid:/i.test(identifier as string)) expect(identifier).toMatch(/^urn:uuid:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i);
  });
  test('every XML file says that it is UTF-8, is, begins with that, and is well formed', () => {
    for (const name of named(/\.(?:xhtml|opf|ncx|xml)$/)) {
      expect(source(name), name).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"[^?]*\?>/);
      expect(() => elements(source(name)), name).not.toThrow();
    }
    for (const { all, name } of documents()) expect(all.find((one) => one.name === 'meta')?.attributes.charset, name).toBe('UTF-8');
  });
  test('no comment, no CDATA, no document type with entities', () => {
    for (const name of named(/\.(?:xhtml|opf|ncx|xml)$/))
      expect(source(name), name).not.toMatch(/<!--|<!\[CDATA|<!ENTITY|<!DOCTYPE[^>]*\[/);
  });
  test('no document is without words or a picture, and each has a title', () => {
    for (const { all, name } of documents()) {
      const body = all.find((one) => one.name === 'body');
      expect(body?.text.trim() !== '' || all.some((one) => one.name === 'img'), name).toBe(true);
      expect(all.find((one) => one.name === 'title')?.text.trim(), name).not.toBe('');
    }
  });
  test('no id twice in a document, none on the body', () => {
    for (const { all, name } of documents()) {
      const ids = all.flatMap(({ attributes }) => attributes.id ?? []);
      expect(new Set(ids).size, name).toBe(ids.length);
      expect(ids.filter((id) => !/^[A-Za-z][\w-]*$/.test(id))).toEqual([]);
      expect(all.find((one) => one.name === 'body')?.attributes, name).toEqual({});
    }
    const ids = opf().flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });
  test('contents, page list and links lead to what is there; play order has no gap; two levels of contents', () => {
    const ids = new Map(
      documents().map(({ name, all }) => [name.replace('OEBPS/', ''), new Set(all.flatMap(({ attributes }) => attributes.id ?? []))]),
    );
    const reached = (href: string, from: string) => {
      const [file, id] = href.split('#') as [string, string?];
      expect(ids.has(file || from), `${from}: ${href}`).toBe(true);
      if (id !== undefined) expect(ids.get(file || from)?.has(id), `${from}: ${href}`).toBe(true);
    };
    for (const { name, all } of documents())
      for (const { attributes } of all) {
        if (attributes.href === undefined || /^(?:https?|mailto):|\.css$/.test(attributes.href)) continue;
        reached(attributes.href, name.replace('OEBPS/', ''));
      }
    const ncx = elements(source(named(/\.ncx$/)[0] as string));
    for (const { name, attributes } of ncx) if (name === 'content') reached(attributes.src as string, 'toc.ncx');
    const order = ncx.flatMap(({ attributes }) => (attributes.playOrder === undefined ? [] : [Number(attributes.playOrder)]));
    expect([...new Set(order)].sort((a, b) => a - b)).toEqual(Array.from({ length: new Set(order).size }, (_, i) => i + 1));
    expect(ncx.filter(({ name }) => name === 'navPoint').length).toBeGreaterThan(2);
    expect(source(named(/\.ncx$/)[0] as string)).not.toMatch(/(?:<navPoint(?:(?!<\/navPoint>)[\s\S])*){3}/);
  });
  test('the cover is named in the package, both ways', () => {
    const all = opf();
    const cover = all.find(({ attributes }) => attributes.properties?.split(' ').includes('cover-image'));
    expect(cover?.attributes['media-type']).toBe('image/png');
    expect(all.find(({ name, attributes }) => name === 'meta' && attributes.name === 'cover')?.attributes.content).toBe(
      cover?.attributes.id,
    );
  });
  test('every file of the package is in the manifest, once, with a media type that is taken', () => {
    const items = opf().filter(({ name }) => name === 'item');
    const hrefs = items.map(({ attributes }) => `OEBPS/${attributes.href}`);
    expect(new Set(hrefs).size).toBe(hrefs.length);
    expect(new Set(hrefs)).toEqual(new Set(named(/^OEBPS\//).filter((name) => name !== 'OEBPS/content.opf')));
    for (const { attributes } of items)
      expect([
        'application/xhtml+xml',
        'application/x-dtbncx+xml',
        'text/css',
        'image/png',
        'font/ttf',
        'application/vnd.ms-opentype',
      ]).toContain(attributes['media-type']);
  });
  test('no element or attribute that is refused or dropped with its content', () => {
    const refused = new Set(
      'script,iframe,frame,object,embed,applet,form,input,button,select,textarea,audio,video,source,canvas,base,noscript,math,template,dialog,details,slot,font,center,marquee,style'.split(
        ',',
      ),
    );
    const found: string[] = [];
    for (const { all, name: file } of documents())
      for (const { name, attributes } of all) {
        if (refused.has(name)) found.push(`${file}: ${name}`);
        for (const key of Object.keys(attributes))
          if (/^(?:on|data-|style$|srcset$|background$)/i.test(key)) found.push(`${file}: ${name} ${key}`);
        if (name === 'img') expect([attributes.src, (attributes.alt ?? '') !== ''], file).toEqual(['cover.png', true]);
      }
    expect(found).toEqual([]);
  });
  test('tables are simple: none in another, no row spans', () => {
    for (const { name } of documents()) expect(source(name), name).not.toMatch(/<table(?:(?!<\/table>)[\s\S])*<table|rowspan=/);
  });
  test('drawings are as Kindle converts them: whole numbers, from 0 0, shapes only, at most 25', () => {
    const allowed = new Set(['svg', 'title', 'desc', 'g', 'path', 'rect']);
    for (const { name } of documents()) {
      const drawings = source(name).match(/<svg[\s\S]*?<\/svg>/g) ?? [];
      expect(drawings.length).toBeLessThanOrEqual(25);
      for (const drawing of drawings) {
        const all = elements(drawing);
        expect(all[0]?.attributes.viewBox).toMatch(/^0 0 [1-9]\d* [1-9]\d*$/);
        for (const part of all) {
          expect(allowed.has(part.name), part.name).toBe(true);
          for (const key of ['transform', 'visibility', 'preserveAspectRatio']) expect(part.attributes[key]).toBeUndefined();
          for (const key of ['x', 'y', 'width', 'height'])
            if (part.attributes[key] !== undefined) expect(part.attributes[key]).toMatch(/^\d+$/);
        }
      }
    }
  });
  test('the style sheet sets no colour, no ground, no fixed place, and loads only what is in the package', () => {
    const css = source('OEBPS/style.css');
    expect(css).toMatch(/^@charset "UTF-8";/);
    expect(css).not.toMatch(
      /@import|var\(|calc\(|position\s*:|float\s*:|(?:^|[\s;{])color\s*:|background|display\s*:\s*(?:flex|grid)|\d(?:vh|vw)\b|:\s*-\d|expression|javascript/i,
    );
    for (const [, path] of css.matchAll(/url\("([^"]*)"\)/g)) expect(files[`OEBPS/${path}`]?.length, path).toBeGreaterThan(0);
  });
});
