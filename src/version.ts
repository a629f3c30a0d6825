/** Versions that may show in outputs: the product's and those of the libraries that write bytes. A test holds them to package.json. */
export const versions = { daybrief: '0.1.0', pdfkit: '0.20.2', 'epub-gen-memory': '1.1.2' } as const;
