import type { TextStyleName } from '../theme/theme.ts';
import type { Block } from './box.ts';
import type { Pt } from './line.ts';
import type { Piece, Tag } from './page.ts';
import { fold, type Setting, tag } from './setting.ts';

/** How far the rule over a head stands above its line: within the space before it. Share of the leading. */
export const HEAD_RULE = 0.46;

/** How far a head stands above its line of the grid, away from the text that it heads. Share of the leading. */
export const HEAD_RISE = 1 / 4;

/** A head under a rule, two lines of the grid high with the space above it. */
export function headBlock(
  setting: Setting,
  owner: Tag,
  title: string,
  width: Pt,
  more: Pick<Block, 'name'> & Partial<Block> & { readonly style?: TextStyleName },
): Block {
  const { theme } = setting;
  const { style = 'head', ...block } = more;
  const look = theme.text[style];
  const h2 = tag(owner, 'H2', look.caps ? { actual: fold(title) } : {});
  const text = setting.text([setting.run(fold(title), style)], style, width, h2);
  const rule: Piece = {
    kind: 'rect',
    x: 0,
    y: -look.leading * HEAD_RULE,
    width,
    height: theme.rules.section,
    colour: 'accent',
    tag: 'layout',
  };
  const raised = text.map((box) => ({ ...box, pieces: box.pieces.map((piece) => ({ ...piece, y: piece.y - look.leading * HEAD_RISE })) }));
  const boxes = raised.map((box, i) => (i === 0 ? { ...box, pieces: [rule, ...box.pieces] } : box));
  return { before: look.leading, keepNext: true, least: Number.POSITIVE_INFINITY, ...block, boxes };
}
