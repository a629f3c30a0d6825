import { loadPdfjs } from '../read/pdf.ts';

export interface PdfPage {
  readonly label: string;
  /** What is read aloud: without running heads, feet and other artifacts. */
  readonly text: string;
}

/** The pages of a PDF, in order. Rejects for what is none. */
export async function pdfPages(bytes: Uint8Array): Promise<PdfPage[]> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
  } as never);
  try {
    const pdf = await task.promise;
    const labels = await pdf.getPageLabels();
    const pages: PdfPage[] = [];
    for (let n = 1; n <= pdf.numPages; n++) {
      const { items } = await (await pdf.getPage(n)).getTextContent({ includeMarkedContent: true });
      let text = '';
      // Marked content nests; what stands within an artifact is none of the text.
      const stack: boolean[] = [];
      for (const item of items as unknown as { type?: string; tag?: string; str?: string; hasEOL?: boolean }[]) {
        if (item.type?.startsWith('beginMarkedContent')) stack.push(item.tag === 'Artifact');
        else if (item.type === 'endMarkedContent') stack.pop();
        else if (!stack.includes(true)) text += `${item.str ?? ''}${item.hasEOL ? '\n' : ''}`;
      }
      // A character that no font has is printed as its code, which may be divided between lines.
      const read = text.replace(/\[\s*U\s*\+\s*((?:[\dA-F]\s*){4,6})\]/g, (_, code: string) =>
        String.fromCodePoint(Math.min(Number.parseInt(code.replace(/\s/g, ''), 16), 0x10ffff)),
      );
      pages.push({ label: labels?.[n - 1] ?? String(n), text: read });
    }
    return pages;
  } finally {
    await task.destroy().catch(() => undefined);
  }
}
