import { createHash } from 'node:crypto';
import { lookup as resolveName } from 'node:dns';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type IncomingMessage, type RequestOptions, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { Unreadable } from './document.ts';
import { megabytes } from './failed.ts';

export interface FetchOptions {
  /** Hosts that may be private or loopback, as named in the address: "intranet.example", "localhost:8080". */
  readonly allowHosts?: readonly string[];
  /** Where copies are kept, with the tags that tell whether they are still current; none are kept without it. */
  readonly cacheFolder?: string;
  /** Of the whole exchange, and of each wait within it. */
  readonly timeoutSeconds?: number;
  readonly bytes: number;
  /** Waits before each further try. [ms] */
  readonly retryPauses?: readonly number[];
}

/** What an address gave. */
export interface Fetched {
  readonly bytes: Uint8Array;
  readonly mediaType?: string | undefined;
  readonly charset?: string | undefined;
  /** After redirects. */
  readonly url: string;
  /** Unchanged since the last time; taken from the copy. */
  readonly unchanged: boolean;
}

const REDIRECTS = 5;
const TIMEOUT = 20;
/** Three tries in all: a restarting server is back within seconds, one that is down is down. */
const PAUSES = [500, 2000];
/** The longest wait a server may ask for. [s] */
const LONGEST_WAIT = 10;

/** Networks nobody outside can serve from (RFC 6890): what is fetched for a brief must not be what only this machine sees. */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6');

const isPrivate = (address: string, family: number) => PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4');

/** A fault that may pass. */
class Passing extends Error {
  readonly wait: number | undefined;
  constructor(reason: string, wait?: number) {
    super(reason);
    this.wait = wait;
  }
}

interface Kept {
  readonly etag?: string | undefined;
  readonly modified?: string | undefined;
  readonly type?: string | undefined;
  readonly url: string;
  /** The server's date of the last answer that held something. */
  readonly date?: string | undefined;
}

/**
 * Fetches a page or feed.
 *
 * @throws Unreadable with one sentence: what failed, and since when if a copy is kept.
 */
export async function fetchAddress(address: string, options: FetchOptions): Promise<Fetched> {
  const start = parseAddress(address);
  const kept = await readKept(start.href, options.cacheFolder);
  const pauses = options.retryPauses ?? PAUSES;
  const since = kept?.about.date === undefined ? '' : ` since ${kept.about.date}`;
  for (let attempt = 0; ; attempt++) {
    try {
      return await follow(start, kept, options);
    } catch (error) {
      if (error instanceof Unreadable)
        throw since === ''
          ? error
          : new Unreadable(
              error.code,
              `The address has given nothing${since}: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`,
              error.hint,
            );
      const reason =
        error instanceof Passing
          ? error.message
          : `The address could not be reached (${(error as NodeJS.ErrnoException).code ?? 'network error'}).`;
      const wait = pauses[attempt];
      if (wait === undefined)
        throw new Unreadable(
          'no-answer',
          since === '' ? reason : `The address has given nothing${since}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
          'Try again later, or leave it out.',
        );
      await pause(Math.max(wait, Math.min((error as Passing).wait ?? 0, LONGEST_WAIT) * 1000));
    }
  }
}

function parseAddress(address: string, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    throw new Unreadable('bad-address', 'The address is not valid.', 'Give it in full, with https://.');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new Unreadable('bad-address', `Addresses that begin with “${url.protocol}” are not fetched.`, 'Give an https:// address.');
  url.hash = '';
  return url;
}

async function follow(start: URL, kept: { about: Kept; bytes: Uint8Array } | undefined, options: FetchOptions): Promise<Fetched> {
  const deadline = AbortSignal.timeout((options.timeoutSeconds ?? TIMEOUT) * 1000);
  const seen = new Set<string>();
  const credentials =
    start.username === '' && start.password === ''
      ? undefined
      : `Basic ${Buffer.from(`${unescaped(start.username)}:${unescaped(start.password)}`).toString('base64')}`;
  let url = start;
  for (let hop = 0; ; hop++) {
    if (seen.has(url.href)) throw new Unreadable('redirect-loop', 'The address redirects in a circle.');
    if (hop > REDIRECTS) throw new Unreadable('too-many-redirects', `The address redirects more than ${REDIRECTS} times.`);
    seen.add(url.href);
    // The name and password are for the server that was named, not for where it sends us.
    const authorization = url.origin === start.origin ? credentials : undefined;
    const answer = await ask(url, kept?.about, authorization, options, deadline);
    const status = answer.statusCode ?? 0;
    if (status === 304 && kept !== undefined) {
      answer.destroy();
      return { bytes: kept.bytes, ...contentType(kept.about.type), url: kept.about.url, unchanged: true };
    }
    const location = answer.headers.location;
    if (status >= 300 && status < 400 && location !== undefined) {
      answer.destroy();
      const next = parseAddress(location, url);
      if (url.protocol === 'https:' && next.protocol === 'http:' && !allowed(next, options))
        throw new Unreadable('unsafe-redirect', 'The address redirects from https to http.', 'Name the new address if you trust it.');
      url = next;
      continue;
    }
    if (status !== 200 && status !== 203) {
      answer.destroy();
      const reason = `The server answered with status ${status}.`;
      if (status === 429 || status === 408 || status >= 500) throw new Passing(reason, Number(answer.headers['retry-after']) || undefined);
      throw new Unreadable(
        'refused',
        reason,
        status === 404 || status === 410
          ? 'Check the address.'
          : status === 401 || status === 403
            ? 'It may need a subscription: save the page and give the file.'
            : undefined,
      );
    }
    const bytes = unpackBody(await body(answer, options.bytes, deadline), answer.headers['content-encoding'], options.bytes);
    const type = answer.headers['content-type'];
    const { mediaType } = contentType(type);
    if (mediaType !== undefined && /^(?:image|audio|video|font)\//.test(mediaType) && !mediaType.endsWith('+xml'))
      throw new Unreadable('unread-format', `The address gives ${mediaType}, which is not read.`, 'Give the address of a page or feed.');
    await keep(
      start.href,
      { etag: answer.headers.etag, modified: answer.headers['last-modified'], type, url: url.href, date: dateOf(answer.headers.date) },
      bytes,
      options.cacheFolder,
    );
    return { bytes, ...contentType(type), url: url.href, unchanged: false };
  }
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const allowed = (url: URL, options: FetchOptions) =>
  (options.allowHosts ?? []).some((host) => host.toLowerCase() === url.hostname.replace(/^\[|\]$/g, '') || host.toLowerCase() === url.host);

function ask(
  url: URL,
  kept: Kept | undefined,
  authorization: string | undefined,
  options: FetchOptions,
  deadline: AbortSignal,
): Promise<IncomingMessage> {
  const free = allowed(url, options);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const refusal = () =>
    new Unreadable(
      'private-address',
      'The address belongs to a private network and is not fetched.',
      'If it is meant, allow its host by name with --allow-hosts.',
    );
  if (!free && family !== 0 && isPrivate(host, family)) throw refusal();
  // Checked at the connection itself, so that a name cannot mean one address when checked and another when used.
  const lookup: LookupFunction = (name, settings, done) =>
    resolveName(name, { ...settings, all: true }, (error, found) => {
      if (error !== null) return done(error, '', 4);
      const list = found as { address: string; family: number }[];
      if (!free && list.some(({ address, family }) => isPrivate(address, family)))
        return done(Object.assign(new Error('private'), { code: 'PRIVATE' }), '', 4);
      if (settings.all === true) return (done as (error: null, all: typeof list) => void)(null, list);
      const one = list[0];
      return one === undefined ? done(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), '', 4) : done(null, one.address, one.family);
    });
  const settings: RequestOptions = {
    lookup,
    signal: deadline,
    agent: false,
    // Not what the address itself holds: a redirect may hold anything.
    auth: null,
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      'user-agent': 'daybrief (news brief; +https://www.npmjs.com/package/daybrief)',
      accept: 'application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.5',
      'accept-encoding': 'gzip, deflate, br',
      ...(kept?.etag === undefined ? {} : { 'if-none-match': kept.etag }),
      ...(kept?.modified === undefined ? {} : { 'if-modified-since': kept.modified }),
    },
  };
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, settings, resolve);
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'PRIVATE') reject(refusal());
      else if (error.name === 'AbortError' || deadline.aborted) reject(slow(options));
      else if (error.code === 'ENOTFOUND')
        reject(new Unreadable('unknown-host', `There is no host “${url.hostname}”.`, 'Check the address.'));
      else if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(error.code ?? ''))
        reject(new Unreadable('bad-certificate', 'The server’s certificate is not valid.'));
      else reject(error);
    });
    sent.end();
  });
}

const slow = (options: FetchOptions) =>
  new Unreadable(
    'too-slow',
    `The address took more than ${options.timeoutSeconds ?? TIMEOUT} seconds.`,
    'Try again later, or save the page and give the file.',
  );

async function body(answer: IncomingMessage, most: number, deadline: AbortSignal): Promise<Buffer> {
  const tooLarge = () => new Unreadable('too-large', `The address gives more than ${megabytes(most)}.`);
  const stated = Number(answer.headers['content-length']);
  if (stated > most) {
    answer.destroy();
    throw tooLarge();
  }
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of answer as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > most) {
        answer.destroy();
        throw tooLarge();
      }
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    if (deadline.aborted)
      throw new Unreadable(
        'too-slow',
        'The address did not finish its answer in time.',
        'Try again later, or save the page and give the file.',
      );
    throw new Passing('The answer broke off before its end.');
  }
  if (!answer.complete || (Number.isFinite(stated) && length < stated)) throw new Passing('The answer broke off before its end.');
  return Buffer.concat(pieces);
}

function unpackBody(bytes: Buffer, encoding: string | undefined, most: number): Uint8Array {
  let out: Buffer = bytes;
  for (const step of (encoding ?? '').toLowerCase().split(',').reverse().slice(0, 3)) {
    const name = step.trim();
    if (name === '' || name === 'identity') continue;
    try {
      const bound = { maxOutputLength: most };
      if (name === 'gzip' || name === 'x-gzip') out = gunzipSync(out, bound);
      else if (name === 'br') out = brotliDecompressSync(out, bound);
      else if (name === 'deflate') out = ((out[0] ?? 0) & 15) === 8 ? inflateSync(out, bound) : inflateRawSync(out, bound);
      else throw new Unreadable('unread-encoding', `The answer is packed by “${name.slice(0, 20)}”, which is not read.`);
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        throw new Unreadable('too-large', `The answer unpacks to more than ${megabytes(most)}.`);
      throw new Passing('The answer is packed wrongly.');
    }
  }
  return out;
}

function contentType(header: string | undefined): { mediaType?: string | undefined; charset?: string | undefined } {
  if (header === undefined) return {};
  const mediaType = header.split(';')[0]?.trim().toLowerCase();
  return {
    mediaType: mediaType === '' || mediaType === 'text/plain' || mediaType === 'application/octet-stream' ? undefined : mediaType,
    charset: /charset\s{0,4}=\s{0,4}"?([\w.:-]{1,40})/i.exec(header)?.[1],
  };
}

const dateOf = (header: string | undefined) => {
  const time = Date.parse(header ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
};

const keyOf = (address: string) => createHash('sha256').update(address).digest('hex').slice(0, 32);

async function readKept(address: string, folder: string | undefined): Promise<{ about: Kept; bytes: Uint8Array } | undefined> {
  if (folder === undefined) return undefined;
  try {
    const about = JSON.parse(await readFile(join(folder, `${keyOf(address)}.json`), 'utf8')) as Kept;
    return { about, bytes: await readFile(join(folder, `${keyOf(address)}.body`)) };
  } catch {
    return undefined;
  }
}

async function keep(address: string, about: Kept, bytes: Uint8Array, folder: string | undefined): Promise<void> {
  if (folder === undefined) return;
  try {
    await mkdir(folder, { recursive: true });
    // The tags are written last: they must not speak for a body that is not there.
    await writeFile(join(folder, `${keyOf(address)}.body`), bytes, { mode: 0o600 });
    await writeFile(join(folder, `${keyOf(address)}.json`), JSON.stringify(about), { mode: 0o600 });
  } catch {
    // A cache that cannot be written costs a second fetch, no more.
  }
}
