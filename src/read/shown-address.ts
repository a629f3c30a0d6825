/** Names of parameters that let in whoever has their value. */
const SECRET =
  /^(?:(?:access|auth|api|app|session|private|user|feed|rss)?[_-]?(?:token|key|secret|sig(?:nature)?|pass(?:word|wd)?|credentials?)|auth|jwt|sid|sessionid|x-amz-.+)$/i;

/** An address as it may be printed: without user name, password, or parameters that hold a key. */
export function shownAddress(address: string): string {
  const bare = address.replace(/^([a-z][a-z\d+.-]{0,20}:\/\/)[^/?#]*@/i, '$1');
  return bare.replace(/\?[^#]*/, (query) => {
    const kept = query
      .slice(1)
      .split('&')
      .filter((pair) => !SECRET.test(pair.split('=', 1)[0] as string));
    return kept.length === 0 ? '' : `?${kept.join('&')}`;
  });
}
