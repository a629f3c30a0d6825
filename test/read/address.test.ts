import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { record } from '../../src/model/log.ts';
import { type ReadOptions, readSources } from '../../src/read/read.ts';
import { shownAddress } from '../../src/read/shown-address.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A real server on loopback. */
async function serve(listener: RequestListener): Promise<{ url: string; host: string }> {
  server = createServer(listener);
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `http://${host}/`, host };
}

const read = (url: string, options: ReadOptions) => readSources([url], { retryPauses: [5, 5], ...options }, record());
const feed = '<rss><channel><title>Log</title><item><title>T</title><description>Words here.</description></item></channel></rss>';

describe('addresses', () => {
  test('a feed, packed, by its declared type', async () => {
    const { url, host } = await serve((_, answer) => {
      answer.writeHead(200, { 'content-type': 'application/rss+xml', 'content-encoding': 'gzip' }).end(gzipSync(feed));
    });
    const { sources } = await read(`${url}feed`, { allowHosts: [host] });
    expect(sources).toMatchObject([{ path: `${url}feed#1`, headline: 'T', publisher: 'Log', text: 'Words here.' }]);
  });

  test('private and loopback addresses are refused unless allowed, after redirects too', async () => {
    let asked = 0;
    const { url, host } = await serve((_, answer) => {
      asked++;
      answer.writeHead(302, { location: 'http://127.0.0.2:9/' }).end();
    });
    expect((await read(url, {})).failures[0]?.reason).toMatch(/private network/);
    expect(asked).toBe(0);
    for (const other of [
      'http://localhost/',
      'http://[::1]/',
      'http://10.1.2.3/',
      'http://[::ffff:127.0.0.1]/',
      'http://0x7f.1/',
      'http://169.254.169.254/',
    ])
      expect((await read(other, {})).failures[0]?.reason, other).toMatch(/private network/);
    expect((await read(url, { allowHosts: [host] })).failures[0]?.reason).toMatch(/private network/);
  });

  test('redirects are followed, loops are not', async () => {
    const { url, host } = await serve((request, answer) => {
      if (request.url === '/a') answer.writeHead(301, { location: '/b' }).end();
      else if (request.url === '/b')
        answer.writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' }).end(Buffer.from('<p>Caf\xe9 words here.</p>', 'latin1'));
      else if (request.url === '/loop') answer.writeHead(302, { location: '/loop2' }).end();
      else if (request.url === '/loop2') answer.writeHead(302, { location: '/loop' }).end();
      else answer.writeHead(302, { location: `/${Number(request.url?.slice(1)) + 1}` }).end();
    });
    expect((await read(`${url}a`, { allowHosts: [host] })).sources).toMatchObject([{ url: `${url}b`, text: 'Café words here.' }]);
    expect((await read(`${url}loop`, { allowHosts: [host] })).failures[0]?.reason).toMatch(/circle/);
    expect((await read(`${url}1`, { allowHosts: [host] })).failures[0]?.reason).toMatch(/more than 5/);
  });

  test('slow, endless, half and wrong answers fail with one sentence each', async () => {
    const { url, host } = await serve((request, answer) => {
      if (request.url === '/slow') return;
      if (request.url === '/endless') {
        answer.writeHead(200, { 'content-type': 'text/html' });
        const more = () => void (answer.destroyed || answer.write('x'.repeat(10_000), () => setImmediate(more)));
        more();
        return;
      }
      if (request.url === '/half') {
        answer.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
        answer.write('<p>Half', () => answer.destroy());
        return;
      }
      if (request.url === '/picture') answer.writeHead(200, { 'content-type': 'image/png' }).end('x');
      else answer.writeHead(404).end();
    });
    const reason = async (path: string) =>
      (await read(url + path, { allowHosts: [host], timeoutSeconds: 0.5, limits: { fileBytes: 100_000 } })).failures[0]?.reason;
    expect(await reason('slow')).toMatch(/took more than 0.5 seconds/);
    expect(await reason('endless')).toMatch(/more than 100000 bytes/);
    expect(await reason('half')).toMatch(/broke off/);
    expect(await reason('picture')).toMatch(/image\/png/);
    expect(await reason('gone')).toMatch(/status 404/);
  });

  test('passing faults are tried again', async () => {
    let asked = 0;
    const { url, host } = await serve((_, answer) => {
      if (++asked < 3) answer.writeHead(503).end();
      else answer.writeHead(200, { 'content-type': 'text/xml' }).end(feed);
    });
    expect((await read(url, { allowHosts: [host] })).sources).toHaveLength(1);
  });

  test('the copy serves while the server says nothing changed; a failure names the day of the last answer', async () => {
    const cacheFolder = await mkdtemp(join(tmpdir(), 'cache-'));
    try {
      let mode = 'ok';
      const tags: (string | undefined)[] = [];
      const { url, host } = await serve((request, answer) => {
        tags.push(request.headers['if-none-match']);
        if (mode === 'down') answer.writeHead(500).end();
        else if (request.headers['if-none-match'] === '"1"') answer.writeHead(304).end();
        else answer.writeHead(200, { 'content-type': 'text/xml', etag: '"1"', date: 'Sun, 20 Oct 2024 08:00:00 GMT' }).end(feed);
      });
      const options = { allowHosts: [host], cacheFolder };
      const first = await read(url, options);
      const second = await read(url, options);
      expect(second.sources).toEqual(first.sources);
      expect(tags).toEqual([undefined, '"1"']);
      mode = 'down';
      expect((await read(url, options)).failures[0]?.reason).toBe(
        'The address has given nothing since 2024-10-20: the server answered with status 500.',
      );
    } finally {
      await rm(cacheFolder, { recursive: true, force: true });
    }
  });

  test('other protocols and names with secrets', async () => {
    expect((await read('file:///etc/hostname', {})).failures[0]?.reason).toMatch(/not fetched/);
  });

  test('a name and password go to the server alone, and not to the next one', async () => {
    const asked: [string | undefined, string | undefined][] = [];
    const { url, host } = await serve((request, answer) => {
      asked.push([request.url, request.headers.authorization]);
      if (request.url?.startsWith('/feed')) answer.writeHead(302, { location: url.replace('127.0.0.1', 'localhost') }).end();
      else answer.writeHead(200, { 'content-type': 'text/xml' }).end(feed);
    });
    const address = `${url.replace('://', '://me:se%20cret@')}feed?token=t0ken&n=1`;
    const { sources, failures } = await read(address, { allowHosts: [host, host.replace('127.0.0.1', 'localhost')] });
    expect(failures).toEqual([]);
    expect(asked).toEqual([
      ['/feed?token=t0ken&n=1', `Basic ${Buffer.from('me:se cret').toString('base64')}`],
      ['/', undefined],
    ]);
    expect(JSON.stringify(sources)).not.toMatch(/secret|cret@|t0ken/);
    expect(sources[0]?.path).toBe(`${url}feed?n=1#1`);
  });

  test.each([
    ['https://me:secret@example.org/a?b=1', 'https://example.org/a?b=1'],
    ['https://me:p@ss@example.org/', 'https://example.org/'],
    ['https://example.org/f?api_key=1&x=2&access_token=3#top', 'https://example.org/f?x=2#top'],
    ['https://example.org/f?Signature=1', 'https://example.org/f'],
    ['https://example.org/@writer?keyword=grain', 'https://example.org/@writer?keyword=grain'],
  ])('%s is shown as %s', (address, shown) => {
    expect(shownAddress(address)).toBe(shown);
  });
});
