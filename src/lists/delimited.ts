// Delimited text as rows of cells: one line is one person, so that a stray quotation mark spoils its own line only.

/** A row as it stands in the file. */
export interface TableRow {
  /** Counted from 1, as the sender sees it. */
  readonly line: number
  readonly cells: readonly string[]
  /** True where the line cannot be taken apart: a quotation mark that does not close. */
  readonly isBroken: boolean
}

const separators = [',', '\t', ';', '，'] as const
type Separator = (typeof separators)[number]

/** The rows of a text; the separator is the one that stands most often in the first lines. */
export function rowsOfText(text: string): readonly TableRow[] {
  const lines = text.split(/\r\n|\n|\r/)
  const separator = separatorOf(lines.slice(0, 10).join('\n'))
  return lines.map((line, at) => rowOf(line, at + 1, separator))
}

function separatorOf(text: string): Separator {
  const counts = separators.map((separator) => text.split(separator).length)
  return separators[counts.indexOf(Math.max(...counts))]!
}

function rowOf(text: string, line: number, separator: Separator): TableRow {
  const cells: string[] = []
  let at = 0
  while (at <= text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator)
    if (cell === undefined) return { line, cells: [...cells, text.slice(at)], isBroken: true }
    cells.push(cell.value)
    const end = text.indexOf(separator, cell.end)
    at = end < 0 ? text.length + 1 : end + 1
  }
  return { line, cells, isBroken: false }
}

interface Cell {
  readonly value: string
  /** The place behind it. */
  readonly end: number
}

function plainCell(text: string, from: number, separator: Separator): Cell {
  const at = text.indexOf(separator, from)
  const end = at < 0 ? text.length : at
  return { value: text.slice(from, end), end }
}

/** A cell in quotation marks, a doubled mark standing for one; undefined when it does not close. */
function quotedCell(text: string, from: number): Cell | undefined {
  let value = ''
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') value += text[at]
    else if (text[at + 1] === '"') value += text[at++]
    else return { value, end: at + 1 }
  }
  return undefined
}
