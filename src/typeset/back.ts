import { usesBySource } from '../model/register.ts';
import { handlingText, omissionGroups, registerNotes, sourceLine } from '../theme/wording.ts';
import type { Block, Box } from './box.ts';
import { headBlock } from './galley.ts';
import type { Pt, Run } from './line.ts';
import type { Tag } from './page.ts';
import { fold, type Setting, tag } from './setting.ts';

/** Only addresses that cannot run anything become links. */
export function safeLink(address: string): string | undefined {
  try {
    const url = new URL(address);
    url.username = '';
    url.password = '';
    return url.protocol === 'http:' || url.protocol === 'https:' || url.protocol === 'mailto:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Sources, what was left out, what could not be read, how the brief is made. */
export function backMatter(setting: Setting, root: Tag, width: Pt): Block[] {
  const { brief, labels, theme } = setting;
  const space = theme.text.back.leading / 2;
  const head = (name: string, title: string): { sect: Tag; block: Block } => {
    const sect = tag(root, 'Sect');
    const block = headBlock(setting, sect, title, width, {
      name,
      style: 'backHead',
      section: title,
      destination: name,
      bookmark: { level: 1, title },
    });
    return { sect, block };
  };
  const entry = (
    name: string,
    item: Tag,
    label: string,
    body: (owner: Tag, measure: Pt, x: Pt) => Box[],
    more: Partial<Block> = {},
  ): Block => {
    const x = theme.text.back.size * 1.9;
    const [lbl] = setting.text([setting.run(label, 'backStrong')], 'back', x - 3, tag(item, 'Lbl'));
    const boxes = body(tag(item, 'LBody'), width - x, x);
    const first = boxes[0];
    return {
      name,
      boxes: lbl === undefined || first === undefined ? boxes : [{ ...first, pieces: [...lbl.pieces, ...first.pieces] }, ...boxes.slice(1)],
      before: space,
      keepNext: false,
      least: 2,
      ...more,
    };
  };
  const blocks: Block[] = [];

  if (brief.sources.length > 0) {
    const { sect, block } = head('register', labels.register.title);
    const list = tag(sect, 'L');
    const uses = usesBySource(brief);
    blocks.push(block);
    brief.sources.forEach((source, i) => {
      const { publisher, headline, date } = sourceLine(source, labels);
      const language = setting.languageOf(source.id);
      const runs: Run[] = [];
      if (publisher !== undefined) runs.push(setting.run(`${fold(publisher)}. `, 'backStrong', { language }));
      if (headline !== undefined) {
        const words = fold(headline);
        runs.push(setting.run(/[.!?…]$/.test(words) ? `${words} ` : `${words}. `, 'backItalic', { language }));
      }
      if (source.byline !== undefined) runs.push(setting.run(`${fold(source.byline)}. `, 'back', { language }));
      runs.push(setting.run(`${date}.`, 'back'));
      if (source.url !== undefined) {
        const link = safeLink(source.url);
        runs.push(setting.run(' ', 'back'), setting.run(fold(source.url), 'back', { language: 'und', link }));
      }
      const notes = registerNotes(source, uses.get(source.id) ?? { printed: 0, merged: 0, omitted: 0 }, setting.numbers, labels)
        .map(fold)
        .join(' · ');
      blocks.push(
        entry(
          'register',
          tag(list, 'LI'),
          String(i + 1),
          (owner, measure, x) => [
            ...setting.text(runs, 'back', measure, owner, { x }),
            ...setting.text([setting.run(notes, 'backMuted', { language: 'und' })], 'backMuted', measure, owner, { x }),
          ],
          { destination: `source-${i + 1}`, before: i === 0 ? 0 : space },
        ),
      );
    });
  }

  const groups = omissionGroups(brief, labels);
  const omitted = head('omitted', labels.omitted.title);
  blocks.push(omitted.block);
  if (groups.length === 0)
    blocks.push({
      name: 'omitted',
      boxes: setting.text([setting.run(labels.omitted.none, 'back')], 'back', width, tag(omitted.sect, 'P')),
      before: 0,
      keepNext: false,
      least: 2,
    });
  groups.forEach((group, g) => {
    blocks.push({
      name: 'omitted',
      boxes: setting.text(
        [setting.run(`${group.label} `, 'backStrong'), setting.run(`· ${group.count}`, 'back')],
        'backStrong',
        width,
        tag(omitted.sect, 'P'),
      ),
      before: g === 0 ? 0 : space,
      keepNext: true,
      least: Number.POSITIVE_INFINITY,
    });
    const list = tag(omitted.sect, 'L');
    for (const { mark, source, text } of group.passages)
      blocks.push(
        entry(
          'omitted',
          tag(list, 'LI'),
          String(mark),
          (owner, measure, x) =>
            setting.text([setting.run(fold(text), 'backQuote', { language: setting.languageOf(source.id) })], 'backQuote', measure, owner, {
              x,
            }),
          { before: 0 },
        ),
      );
  });

  if (brief.failures.length > 0) {
    const { sect, block } = head('failures', labels.failures);
    const list = tag(sect, 'L');
    blocks.push(block);
    for (const failure of brief.failures)
      blocks.push({
        name: 'failures',
        boxes: setting.text(
          [setting.run(`${fold(failure.path)}: `, 'backStrong', { language: 'und' }), setting.run(fold(failure.reason), 'back')],
          'back',
          width,
          tag(tag(list, 'LI'), 'LBody'),
        ),
        before: 0,
        keepNext: false,
        least: 2,
      });
  }

  const { sect, block } = head('handling', labels.handling.title);
  const texts = [labels.handling.method, handlingText(brief.edition.marking, labels)].filter((text) => text !== undefined);
  blocks.push(
    block,
    ...texts.map(
      (text, i): Block => ({
        name: 'handling',
        boxes: setting.text([setting.run(text, 'back')], 'back', width, tag(sect, 'P')),
        before: i === 0 ? 0 : space,
        keepNext: false,
        least: 2,
      }),
    ),
  );
  return blocks;
}
