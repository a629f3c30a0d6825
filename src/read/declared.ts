/** How far declarations are looked for. HTML's standard says 1,024 bytes; real pages take more. */
const HEAD = 8192;

/** The encoding that HTML or XML declares in its first bytes: `<meta charset>`, `http-equiv`, `<?xml encoding?>`. */
export function declaredInMarkup(bytes: Uint8Array): string | undefined {
  let head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1');
  // UTF-16 without a mark still reads as ASCII with every other byte zero.
  if (head.includes('\0')) head = head.replaceAll('\0', '');
  const xml = /^\s*<\?xml[^>]{0,300}?encoding\s{0,4}=\s{0,4}["']([\w.:-]{1,40})["']/i.exec(head);
  if (xml !== null) return xml[1];
  const meta = /<meta[^>]{1,500}?charset\s{0,4}=\s{0,4}["']?\s{0,4}([\w.:-]{1,40})/i.exec(head);
  return meta?.[1];
}
