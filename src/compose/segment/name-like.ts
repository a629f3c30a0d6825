const NAME_GLUE = new Set([
  'and', 'in', 'for', 'of', 'the', 'with', 'at', 'staff', 'writer', 'writers', 'correspondent', 'correspondents', 'reporter', 'reporters', 'editor', 'senior', 'chief',
  'und', 'aus', 'et', 'de', 'à', 'y', 'en', 'e', 'van', 'von', 'der', 'den', 'du', 'da', 'di', 'del', 'la', 'le', 'al', 'bin', 'für', 'i', 'та', 'і', 'й', 'и', 'із', 'von', 'avec', 'o',
]); // biome-ignore format: one list

/** Words with a capital, joined by the little words that names and posts are joined by. */
export function isNameLike(text: string, most: number): boolean {
  const words = text.split(/[\s/|·•,;()&—–]+/).filter((word) => word !== '' && word !== '-');
  if (words.length === 0 || words.length > most) return false;
  let capitals = 0;
  for (const word of words) {
    if (/^["'‘“]?\p{Uppercase}/u.test(word) || word.startsWith('@')) capitals++;
    else if (!NAME_GLUE.has(word)) return false;
  }
  return capitals >= 1;
}
