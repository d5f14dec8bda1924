// A letter in its parts, so that every page shows it alike: paragraphs and lists, then who signs.

import type { Words } from '../programmes/index.ts'

/** A paragraph of one line, or the points of a list. Words between `**` are bold. */
export interface LetterBlock {
  readonly isList: boolean
  readonly lines: readonly string[]
}

/** One letter in one language. */
export interface LetterText {
  readonly blocks: readonly LetterBlock[]
  /** Who signs; absent where the text does not say. */
  readonly signature?: string
}

/** One letter in each language, as it goes out: Chinese first, English below. */
export type LetterTexts = Readonly<Record<keyof Words, LetterText>>

/** What the text of a programme is written with: blank lines, points begun with `- `; a last line without a full stop signs. */
export function letterFromText(text: string): LetterText {
  const blocks = blocksOf(text)
  const last = blocks.at(-1)
  if (blocks.length < 2 || last!.isList || /[。.!！?？:：,，]$/.test(last!.lines[0]!)) return { blocks }
  return { blocks: blocks.slice(0, -1), signature: last!.lines[0]! }
}

/** Paragraphs and lists between blank lines. */
export const blocksOf = (text: string): readonly LetterBlock[] =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const isList = block.startsWith('- ')
      const lines = isList
        ? block.split('\n').map((line) => line.replace(/^- /, ''))
        : [block.replaceAll('\n', ' ')]
      return { isList, lines }
    })
