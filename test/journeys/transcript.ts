// The transcript of the demo in README.md, and what of it does not depend on the size of the province.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../tidy/sources.ts'

/** The transcript as README shows it. */
export function transcriptOfReadme(): string {
  const blocks = readFileSync(join(root, 'README.md'), 'utf8').split(/^```\n/m)
  return blocks.find((block) => block.startsWith('Reprieve: '))!
}

const isHeading = (line: string): boolean => line.startsWith('── ')
/** A row of a table has figures, or stands for those left out; how many there are depends on the province. */
const isRow = (line: string): boolean => /^ {2}(?!✓|npx)/.test(line) && /\d|…/.test(line)

/** A line without its figures, names of plans and books, and folders. */
const shapeOf = (line: string): string =>
  line
    .replace(/(plan_|book_|root )[0-9a-f]+…?/g, '$1#')
    .replace(/--account \S+/, '--account #')
    .replace(/--book \S+\/books/, '--book #/books')
    .replace(/\d[\d,.]*/g, '#')
    .replace(/ +/g, ' ')
    .trimEnd()

/** The parts of a transcript, each from a heading to the next. */
function partsOf(transcript: string): readonly (readonly string[])[] {
  const parts: string[][] = [[]]
  for (const line of transcript.trimEnd().split('\n')) {
    if (isHeading(line)) parts.push([])
    parts.at(-1)!.push(line)
  }
  return parts
}

export interface Told {
  /** What comes before the first night. */
  readonly beginning: readonly string[]
  /** Its sentences and steps, night by night, without the rows of tables. */
  readonly nights: readonly (readonly string[])[]
  /** The verdict and everything after it. */
  readonly end: readonly string[]
  /** The words in the rows of all tables. */
  readonly cells: ReadonlySet<string>
}

/** A transcript as far as the size of the province does not change it. */
export function toldIn(transcript: string): Told {
  const shaped = partsOf(transcript).map((part) => part.filter((line) => !isRow(line)).map(shapeOf))
  const rows = transcript.split('\n').filter((line) => isRow(line))
  const cells = rows.flatMap((line) => line.trim().split(/ {2,}/)).filter((cell) => /^[A-Za-z]/.test(cell))
  return { beginning: shaped[0]!, nights: shaped.slice(1, -1), end: shaped.at(-1)!, cells: new Set(cells) }
}
