import type { FurnitureLexicon } from './furniture-lexicon.ts';

/** Why a block is a row of links, to pages or to services to share the text with. */
export function linksOf(bare: string, lexicon: FurnitureLexicon): string | undefined {
  const parts = bare.split(/\s*[|·•>»/\n]\s*|\s{2,}/).filter((part) => part !== '');
  if (parts.length > 1 && parts.every((part) => lexicon.whole.has(part) || /^\d+$/.test(part))) return 'links';
  const words = bare.split(/[^\p{Alphabetic}\p{N}-]+/u).filter((part) => part !== '');
  if (words.length > 1 && words.every((word) => SHARES.has(word) || /^\d+$/.test(word)) && words.some((word) => SERVICES.has(word)))
    return 'share links';
  return undefined;
}

const SERVICES = new Set([
  'facebook',
  'twitter',
  'whatsapp',
  'telegram',
  'linkedin',
  'reddit',
  'pinterest',
  'messenger',
  'viber',
  'flipboard',
  'instagram',
  'youtube',
  'bluesky',
  'threads',
  'tumblr',
  'vk',
  'ok',
  'x',
  'email',
  'e-mail',
]);
const SHARES = new Set([
  ...SERVICES,
  'share',
  'on',
  'via',
  'print',
  'copy',
  'link',
  'save',
  'sms',
  'messages',
  'more',
  'and',
  'tweet',
  'post',
  'mail',
  'by',
  'teilen',
  'partager',
  'compartir',
  'поділитися',
  'поделиться',
  'follow',
  'us',
  'url',
  'in',
  'to',
  'with',
]);
