// A list as a table for a file: its columns, its rows as they come, and how many there will be.

export type Cell = string | number | undefined

export interface Column<Row> {
  readonly name: string
  readonly of: (row: Row) => Cell
}

export interface Table<Row> {
  /** What the file is called, without its ending: what it holds, and as of when (ISO 8601). */
  readonly name: string
  readonly columns: readonly Column<Row>[]
  readonly rows: AsyncIterable<readonly Row[]>
  readonly count: number
}
