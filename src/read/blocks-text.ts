import type { Block } from './blocks.ts';

/** The words of blocks, a blank line apart. */
export const blocksText = (blocks: readonly Block[]): string => blocks.map(({ text }) => text).join('\n\n');
