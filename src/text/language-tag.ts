/** A well-formed language tag in its usual case; undefined for "und" and what is no tag. */
export function languageTag(tag: string): string | undefined {
  if (!/^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*$/i.test(tag)) return undefined;
  const [language = '', ...more] = tag.split('-');
  if (/^(?:und|mul|zxx|mis)$/i.test(language)) return undefined;
  return [
    language.toLowerCase(),
    ...more.map((part) =>
      /^[a-z]{4}$/i.test(part)
        ? part[0]!.toUpperCase() + part.slice(1).toLowerCase()
        : /^[a-z]{2}$/i.test(part)
          ? part.toUpperCase()
          : part.toLowerCase(),
    ),
  ].join('-');
}
