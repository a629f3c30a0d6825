import { usesBySource } from '../model/register.ts';
import type { TextStyleName } from '../theme/theme.ts';
import { backLists, handlingText, omissionGroups, registerNotes, sourceLine } from '../theme/wording.ts';
import type { Block, Box } from './box.ts';
import { headBlock } from './head.ts';
import type { Pt, Run } from './line.ts';
import type { Tag } from './page.ts';
import { fold, type RunMore, type Setting, tag } from './setting.ts';

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

/** Sources, what was left out, what could not be read, corrections, distribution, how the brief is made. */
export function backMatter(setting: Setting, root: Tag, width: Pt): Block[] {
  const { brief, labels, theme } = setting;
  const space = theme.text.back.leading / 2;
  const head = (name: string, title: string): { sect: Tag; block: Block } => {
    const sect = tag(root, 'Sect');
    const block = headBlock(setting, sect, title, width, {
      name,
      style: 'backHead',
      before: theme.text.backHead.leading * 1.5,
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
      const named: { text: string; style: TextStyleName; language?: string }[] = [];
      if (publisher !== undefined) named.push({ text: fold(publisher), style: 'backStrong', language });
      if (headline !== undefined) named.push({ text: setting.shown({ text: headline }, source.id), style: 'backItalic', language });
      if (source.byline !== undefined) named.push({ text: fold(source.byline), style: 'back', language });
      named.push({ text: date, style: 'back' });
      const key = `source/${i}`;
      let start = 0;
      const said = (text: string, style: TextStyleName, more: RunMore = {}): Run => {
        const run = { ...setting.run(text, style, more), origin: { key, start } };
        start += run.text.length;
        return run;
      };
      const runs = named.flatMap(({ text, style, language: own }, k) => [
        said(text, style, { language: own }),
        // A comma joins what does not end in a sign of its own.
        said(k === named.length - 1 ? '.' : /[.!?…]$/.test(text) ? ' ' : ', ', 'back'),
      ]);
      if (source.url !== undefined)
        runs.push(said(' ', 'back'), said(fold(source.url), 'back', { language: 'und', link: safeLink(source.url) }));
      const notes = registerNotes(source, uses.get(source.id) ?? { printed: 0, merged: 0, omitted: 0 }, setting.numbers, labels)
        .map(fold)
        .join(' · ');
      blocks.push(
        entry(
          'register',
          tag(list, 'LI'),
          String(i + 1),
          (owner, measure, x) => [
            ...setting.text(runs, 'back', measure, owner, { x, direction: 'ltr' }),
            ...setting.text([said(notes, 'backMuted', { language: 'und' })], 'backMuted', measure, owner, { x }),
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
  let nth = 0;
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
      keepNext: group.passages.length > 0,
      least: Number.POSITIVE_INFINITY,
    });
    if (group.passages.length === 0) return;
    const list = tag(omitted.sect, 'L');
    for (const { mark, source, text } of group.passages) {
      const key = `omitted/${nth++}`;
      blocks.push(
        entry(
          'omitted',
          tag(list, 'LI'),
          String(mark),
          (owner, measure, x) =>
            setting.text(
              [setting.run(setting.shown({ text }, source.id), 'backQuote', { language: setting.languageOf(source.id), key })],
              'backQuote',
              measure,
              owner,
              {
                x,
              },
            ),
          { before: 0 },
        ),
      );
    }
  });

  for (const { name, title, entries } of backLists(brief, labels)) {
    const { sect, block } = head(name, title);
    const list = tag(sect, 'L');
    blocks.push(block);
    entries.forEach(({ lead, text }, i) => {
      const key = `${name}/${i}`;
      const before = lead === undefined ? '' : `${fold(lead)}: `;
      const said = { ...setting.run(fold(text), 'back'), origin: { key, start: before.length } };
      blocks.push({
        name,
        boxes: setting.text(
          before === '' ? [said] : [setting.run(before, 'backStrong', { language: 'und', key }), said],
          'back',
          width,
          tag(tag(list, 'LI'), 'LBody'),
        ),
        before: 0,
        keepNext: false,
        least: 2,
      });
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
        // A few lines, read as one.
        keepNext: i < texts.length - 1,
        least: Number.POSITIVE_INFINITY,
      }),
    ),
  );
  return blocks;
}
