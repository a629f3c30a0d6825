import { describe, expect, it } from 'vitest';
import { plainCall } from '../../src/cli/plain-call.ts';

describe('plainCall', () => {
  it('reads names, options and switches as yargs does', () => {
    expect(plainCall(['build', 'news/', '--date', '2024-10-22', '--formats=pdf,epub', '--quiet', 'wires.zip', '--no-attachments'])).toEqual(
      {
        command: 'build',
        argv: { named: ['news/', 'wires.zip'], date: '2024-10-22', formats: 'pdf,epub', quiet: true, attachments: false },
      },
    );
    expect(plainCall(['render', 'brief.json', '--title=A = B'])).toBeUndefined();
    expect(plainCall(['build', '--title=A = B'])).toEqual({ command: 'build', argv: { named: [], title: 'A = B' } });
    expect(plainCall(['verify', 'out/2024-10-22'])).toEqual({ command: 'verify', argv: { named: ['out/2024-10-22'] } });
  });

  it.each([
    [[]],
    [['--help']],
    [['build', '--help']],
    [['bild', 'news/']],
    [['toString', 'news/']],
    [['--date', '2024-10-22', 'build', 'news/']],
    [['build', 'news/', '--datum', '2024-10-22']],
    [['build', 'news/', '--date']],
    [['build', 'news/', '--date', '--quiet']],
    [['build', 'news/', '--date=']],
    [['build', 'news/', '--date', '2024-10-22', '--date', '2024-10-23']],
    [['build', 'news/', '--no-date', '2024-10-22']],
    [['build', 'news/', '--quiet=true']],
    [['build', 'news/', '--quiet', 'false']],
    [['build', 'news/', '--title', '"News"']],
    [['build', 'news/', '-q']],
    [['build', '-']],
    [['build', '--', 'news/']],
    [['build', '']],
    [['build', 'news/', '--constructor', 'x']],
    [['compose', 'news/', '--formats', 'pdf']],
    [['render']],
    [['render', 'a.json', 'b.json']],
  ])('leaves %j to yargs', (words) => {
    expect(plainCall(words)).toBeUndefined();
  });
});
