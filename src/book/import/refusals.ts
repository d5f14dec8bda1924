// Why an import as a whole is refused; in the order of checking. Nothing is left behind.

export const importRefusals = {
  no_such_folder: 'the folder of the extract does not exist',
  book_exists: 'another book stands where this one would be written',
  wrong_control_file: 'control.json is missing or is not what docs/reference/book.md describes',
  as_of_differs: 'the extract is of another day than asked for',
  missing_table: 'a table of the extract is missing',
  table_twice: 'a table is there both as CSV and as Parquet',
  wrong_encoding: 'a CSV file is not UTF-8, or contains NUL bytes',
  line_too_long: 'a line of a CSV file is longer than 1 MiB',
  unreadable_table: 'a file is damaged or not in the format its name says',
  unknown_column: 'a column is not one of the table, or stands twice',
  missing_column: 'a required column is missing',
  wrong_column_type: 'a Parquet column has a type its values cannot have',
  control_totals_differ: 'rows or sums are not those of control.json',
  shards_out_of_range: 'the number of shards is not possible',
  not_a_book: 'the folder holds no book of a format this version reads',
} as const

export type ImportRefusal = keyof typeof importRefusals
