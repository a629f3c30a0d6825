import type { TextStyleName, Theme } from '../theme/theme.ts';
import type { Fonts } from '../typeset/fonts.ts';
import { type FaceId, type Line, type Run, textOf } from '../typeset/line.ts';
import { setParagraph } from '../typeset/paragraph.ts';
import { glyphsOf } from './glyph-places.ts';
import { type Contour, outlineOf } from './outline.ts';
import { type Picture, pngOf, type Stamp, stampOf } from './raster.ts';
import type { Reading } from './reading.ts';

/** Of the picture, in pixels: 3 : 4 as most e-readers' screens are; more than 1000 high, as book shops ask, and under 64 kB. */
const width = 768;
const height = 1024;
/** The cover is set as a page of 450 by 600 pt. */
const perPoint = width / 450;
const pageWidth = width / perPoint;
const pageHeight = height / perPoint;
const margin = 33;

/** Steps between paper and a colour: with two colours and paper they fill a palette of 16. */
const steps = 7;

type Tone = 'ink' | 'accent' | 'paper';

/** Palette: 0 paper, 1–7 towards ink, 8–14 towards the accent. Paper on accent runs the accent's steps backwards. */
const ramps: Readonly<Record<Tone, readonly number[]>> = {
  ink: Array.from({ length: steps + 1 }, (_, step) => step),
  accent: Array.from({ length: steps + 1 }, (_, step) => steps + step),
  paper: Array.from({ length: steps + 1 }, (_, step) => (step === steps ? 0 : 2 * steps - step)),
};

/**
 * Draws the cover: title, date and edition on the accent, the sections with what leads them, marking at head and foot.
 * A PNG in 16 colours, drawn here from the house style's own letters. Pure.
 */
export function drawCover(reading: Reading, theme: Theme, fonts: Fonts): Uint8Array {
  const picture: Picture = { width, height, pixels: new Uint8Array(width * height) };

  const stamp = ({ x, y, width: w, height: h, cover }: Stamp, atX: number, atY: number, tone: Tone): void => {
    const { pixels } = picture;
    const ramp = ramps[tone];
    const left = atX + x;
    const first = Math.max(0, -left);
    const last = Math.min(w, width - left);
    for (let row = Math.max(0, -atY - y); row < h && atY + y + row < height; row++) {
      const line = (atY + y + row) * width + left;
      for (let column = first; column < last; column++) {
        const step = cover[row * w + column] as number;
        if (step === 0) continue;
        const index = ramp[step] as number;
        if (tone === 'paper' || index > (pixels[line + column] as number)) pixels[line + column] = index;
      }
    }
  };
  const bar = (x: number, y: number, w: number, h: number, tone: Tone): void => {
    const index = tone === 'paper' ? 0 : tone === 'ink' ? steps : 2 * steps;
    const top = Math.round(y * perPoint);
    const bottom = Math.min(height, top + Math.max(1, Math.round(h * perPoint)));
    for (let row = top; row < bottom; row++)
      picture.pixels.fill(index, row * width + Math.round(x * perPoint), row * width + Math.round((x + w) * perPoint));
  };
  const outlines = new Map<string, readonly Contour[]>();
  const outline = (face: FaceId, glyph: number): readonly Contour[] => {
    const key = `${face} ${glyph}`;
    let found = outlines.get(key);
    if (found === undefined) {
      found = outlineOf(fonts.face(face), glyph);
      outlines.set(key, found);
    }
    return found;
  };
  const stamps = new Map<string, Stamp | undefined>();
  const draw = (line: Line, x: number, baseline: number, tone: Tone): void => {
    const atY = Math.round(baseline * perPoint);
    for (const { face, glyph, x: at, y, size } of glyphsOf(line, fonts)) {
      // Letters stand on whole pixels upwards and on quarters along the line, so that few stamps serve all.
      const quarters = Math.round((x + at) * perPoint * 4);
      const key = `${face} ${glyph} ${size} ${quarters & 3}`;
      if (!stamps.has(key)) {
        const font = fonts.face(face);
        const scale = (size / font.unitsPerEm) * perPoint;
        stamps.set(key, stampOf(outline(face, glyph), { scale, dx: (quarters & 3) / 4 }, steps, width * height));
      }
      const found = stamps.get(key);
      if (found !== undefined) stamp(found, quarters >> 2, atY - Math.round(y * perPoint), tone);
    }
  };
  const set = (
    text: string,
    style: TextStyleName,
    size: number,
    align: 'left' | 'right' = 'left',
    measure = pageWidth - 2 * margin,
  ): Line[] => {
    const { face, tracking, caps } = theme.text[style];
    const run: Run = {
      text: caps ? text.toLocaleUpperCase(reading.language) : text,
      style: { face, size, colour: 'ink', figures: 'lining', tracking },
      language: reading.language,
    };
    return setParagraph([run], { measure, align, hyphenate: false }, fonts);
  };
  /** The text in at most so many lines, ended by an ellipsis where words had to go. */
  const within = (text: string, style: TextStyleName, size: number, most: number): Line[] => {
    // No line has more than a hundred letters at these sizes.
    const whole = set(text.slice(0, 100 * (most + 1)), style, size);
    if (whole.length <= most) return whole;
    const words = whole.slice(0, most).map(textOf).join(' ').trim().split(' ');
    for (let kept = words.length; kept > 1; kept--) {
      const lines = set(
        `${words
          .slice(0, kept)
          .join(' ')
          .replace(/[\s,;:.—–-]+$/, '')}…`,
        style,
        size,
      );
      if (lines.length <= most) return lines;
    }
    return whole.slice(0, most);
  };

  // The band: marking, title, date.
  const title = [48, 42, 36, 30, 26]
    .map((size) => ({ size, lines: set(reading.title, 'masthead', size) }))
    .find(({ lines }) => lines.length <= 2) ?? {
    size: 26,
    lines: within(reading.title, 'masthead', 26, 3),
  };
  const marking = reading.marking === undefined ? [] : within(reading.marking, 'marking', 13, 1);
  const date = within(reading.dateline.join(' · '), 'edition', 15, 2);
  const band = 20 + (marking.length > 0 ? 24 : 0) + title.lines.length * title.size * 1.08 + 12 + date.length * 20 + 14;
  bar(0, 0, pageWidth, band, 'accent');
  let y = 20;
  for (const line of marking) {
    draw(set(reading.marking as string, 'marking', 13, 'right')[0] ?? line, margin, y + 6, 'paper');
    y += 24;
  }
  for (const line of title.lines) {
    y += title.size * 1.08;
    draw(line, margin, y - title.size * 0.2, 'paper');
  }
  y += 12;
  for (const line of date) {
    y += 20;
    draw(line, margin, y - 5, 'paper');
  }

  // The foot: identity line, marking.
  const identity = within(reading.identity.join(' · '), 'identity', 10.5, 3);
  const foot = pageHeight - 24 - identity.length * 14 - (marking.length > 0 ? 20 : 0);
  bar(margin, foot, pageWidth - 2 * margin, 0.75, 'accent');
  identity.forEach((line, i) => {
    draw(line, margin, foot + 15 + i * 14, 'ink');
  });
  if (marking.length > 0) draw(set(reading.marking as string, 'marking', 13, 'right')[0] as Line, margin, pageHeight - 18, 'ink');

  // The sections, each with what leads it: in as many lines as let all stand, and what does not fit is left out.
  const sections = reading.sections.filter((section) => section.stories.length > 0);
  const room = foot - 10 - (band + 16);
  const layout = (most: number) =>
    sections.map(({ title: head, stories }) => {
      const story = stories[0];
      return {
        head: within(head.text, 'head', 11, 1),
        lines: story === undefined ? [] : within((story.headline ?? story.lede).text, 'bottomLine', 15, most),
      };
    });
  const heightOf = (block: { lines: readonly Line[] }) => 24 + block.lines.length * 18.5 + 8;
  const tall = (all: ReturnType<typeof layout>) => all.reduce((total, block) => total + heightOf(block), 0);
  let blocks = layout(3);
  for (let most = 2; most > 0 && tall(blocks) > room; most--) blocks = layout(most);
  const slack = Math.max(0, room - tall(blocks));
  const extra = Math.min(14, slack / Math.max(1, blocks.length));
  y = band + 16;
  for (const block of blocks) {
    if (y + heightOf(block) > foot - 10) break;
    bar(margin, y, pageWidth - 2 * margin, 1, 'accent');
    for (const line of block.head) draw(line, margin, y + 16, 'accent');
    y += 24;
    for (const line of block.lines) {
      y += 18.5;
      draw(line, margin, y - 4, 'ink');
    }
    y += 8 + extra;
  }

  const mixed = (colour: string, share: number): string =>
    `#${[1, 3, 5]
      .map((at) => {
        const [from, to] = [theme.colours.paper, colour].map((one) => Number.parseInt(one.slice(at, at + 2), 16)) as [number, number];
        return Math.round(from + (to - from) * share)
          .toString(16)
          .padStart(2, '0');
      })
      .join('')}`;
  const ramp = (colour: string) => Array.from({ length: steps }, (_, i) => mixed(colour, (i + 1) / steps));
  return pngOf(picture, [theme.colours.paper, ...ramp(theme.colours.ink), ...ramp(theme.colours.accent)]);
}
