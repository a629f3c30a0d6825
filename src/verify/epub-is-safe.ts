import { type Finding, finding, short } from './finding.ts';
import { attributeOf, type OpenEpub } from './open-epub.ts';

/** What checkers pass over: addresses, scripts, pictures without words, the order of entries. */
export function epubIsSafe(name: string, { files, spine }: OpenEpub): Finding {
  const faults: string[] = [];
  if (Object.keys(files)[0] !== 'mimetype') faults.push('mimetype is not the first entry');
  for (const { path, xhtml } of spine) {
    if (/<script|\son\w+\s*=\s*"/i.test(xhtml)) faults.push(`${path} holds a script`);
    for (const image of xhtml.match(/<img\s[^>]*>/g) ?? [])
      if (attributeOf(image, 'alt') === undefined) faults.push(`${path} holds a picture without words`);
    for (const [, address = ''] of xhtml.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const [file = '', id] = address.split('#');
      if (/^(?:https?|mailto):/i.test(address)) continue;
      if (/^[a-z][a-z\d+.-]*:/i.test(address)) faults.push(`${path} leads to ${short(address)}`);
      else {
        const target = spine.find((document) => document.path === (file || path));
        if (
          target === undefined
            ? !Object.keys(files).some((one) => one.endsWith(`/${file}`))
            : id !== undefined && !target.xhtml.includes(` id="${id}"`)
        )
          faults.push(`${path} leads to ${address}, which is nowhere`);
      }
    }
  }
  return finding(`${name}: links, pictures, no scripts`, faults, `${spine.length} documents`);
}
