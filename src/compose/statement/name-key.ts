/** One key for a name and the adjective made of it, also where no gazetteer knows it: "Elbonia", "Elbonian". */
export function nameKey(word: string): string {
  const bare =
    word.length > 5 ? word.replace(/(?:ians?|eans?|ans?|ese|ish|ia|i|a|s|e|n)$/, '') : word.length > 3 ? word.replace(/s$/, '') : word;
  return `@${bare}`;
}
