// Many rows as one text parameter: a line each, fields apart by tabs, taken apart by the database.

/** Rows as one text; `of` writes one with no line break in it. */
export function linesOf<Row>(rows: readonly Row[], of: (row: Row) => string): string {
  let text = ''
  for (const row of rows) text += text === '' ? of(row) : `\n${of(row)}`
  return text
}
