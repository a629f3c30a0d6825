import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { versions } from '../src/version.ts';

it('names the versions that are installed', () => {
  const own = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string; dependencies: Record<string, string> };
  expect(versions).toEqual({
    daybrief: own.version,
    pdfkit: own.dependencies.pdfkit,
    'epub-gen-memory': own.dependencies['epub-gen-memory'],
  });
});
