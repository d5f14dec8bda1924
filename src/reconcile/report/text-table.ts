// Aligned columns of text for terminals, where a Chinese character is two cells wide.

/** How many terminal cells a text takes. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += isWide(character.codePointAt(0)!) ? 2 : 1
  return width
}

const wideRanges = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
] as const

const isWide = (codePoint: number): boolean =>
  wideRanges.some(([first, last]) => first <= codePoint && codePoint <= last)

const spaces = (count: number): string => ' '.repeat(Math.max(0, count))

/** Rows of cells as lines; columns named in `right` are aligned right, as numbers are. */
export function textTable(rows: readonly (readonly string[])[], right: readonly number[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((row) => widthOf(row[at] ?? ''))),
  )
  return rows.map((row) =>
    widths
      .map((width, at) => {
        const cell = row[at] ?? ''
        const gap = spaces(width - widthOf(cell))
        return right.includes(at) ? gap + cell : cell + gap
      })
      .join('  ')
      .trimEnd(),
  )
}

/** `46863` → `46,863`, for people. */
export const thousands = (count: number): string => count.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',')
