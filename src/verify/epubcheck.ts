import { type Finding, finding } from './finding.ts';

/** What epubcheck-ts finds, where that package is installed beside this one. */
export async function checkedByEpubcheck(name: string, bytes: Uint8Array): Promise<Finding[]> {
  const check = `${name}: epubcheck-ts`;
  interface Checker {
    EpubCheck: { validate(bytes: Uint8Array): Promise<{ messages: { severity: string; id: string; message: string }[] }> };
  }
  let checker: Checker;
  try {
    checker = (await import(['@likecoin', 'epubcheck-ts'].join('/'))) as Checker;
  } catch {
    return [{ ok: true, check, detail: 'not installed, so not run' }];
  }
  const { messages } = await checker.EpubCheck.validate(bytes);
  const faults = messages.filter(({ severity }) => /fatal|error|warning/i.test(severity)).map(({ id, message }) => `${id} ${message}`);
  return [finding(check, faults, 'no error, no warning')];
}
