const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** The words of markup of our own making, without source marks, statuses and links to other documents. */
export function textOf(markup: string): string {
  return markup
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<svg.*?<\/svg>/gs, ' ')
    .replace(/<sup[^>]*>.*?<\/sup>/gs, '')
    .replace(/<p class="(?:status|turn)">.*?<\/p>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) =>
      name[0] === '#'
        ? String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
        : (entities[name] ?? whole),
    );
}
