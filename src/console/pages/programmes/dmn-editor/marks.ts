// Marks on the rows of the table: a class for the eye, words for the screen reader, hidden columns out of the way.

import type { Column } from './columns.ts'

export interface RowMark {
  readonly tone: 'fault' | 'remark'
  readonly words: string
}

export interface Marks {
  /** By number of the row, from 1. */
  readonly rows: ReadonlyMap<number, RowMark>
  /** Numbers of the rows that answer in the chosen case. */
  readonly fired: ReadonlySet<number>
  readonly hidden: ReadonlySet<string>
  readonly columns: readonly Column[]
  readonly mayMoveColumns: boolean
  readonly readOnly: boolean
  readonly words: MarkWords
}

export interface MarkWords {
  readonly row: (number: number) => string
  readonly cell: (number: number, label: string) => string
  readonly fired: string
  /** What the text of a cell means; undefined where it says so itself. */
  readonly meaning: (text: string, column: Column) => string | undefined
}

const put = (element: Element, name: string, value: string | undefined): void => {
  if (value === undefined) element.removeAttribute(name)
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}

/** Brings the marks of a drawn table up to date. The modeler redraws rows as it likes: call it after every change. */
export function markTable(table: Element, marks: Marks): void {
  for (const [at, row] of [...table.querySelectorAll('tbody tr')].entries()) markRow(row, at + 1, marks)
  const hidden = [...marks.columns.entries()].filter(([, { id }]) => marks.hidden.has(id))
  const places = new Set(hidden.map(([at]) => at + 1))
  for (const row of table.querySelectorAll('tr')) {
    if (row.closest('tfoot') !== null) continue
    for (const [at, cell] of [...row.children].entries())
      put(cell, 'data-hidden', places.has(at) ? '' : undefined)
  }
  for (const [at, head] of [...table.querySelectorAll('thead th')].entries()) markHead(head, at - 1, marks)
}

function markHead(head: Element, at: number, { columns, mayMoveColumns }: Marks): void {
  const column = columns[at]
  put(head, 'scope', 'col')
  if (column === undefined || column.kind === 'annotation') return
  put(head, 'data-col-id', column.id)
  put(head, 'draggable', mayMoveColumns ? 'true' : undefined)
}

function markRow(row: Element, number: number, { rows, fired, columns, words, readOnly }: Marks): void {
  const index = row.querySelector('td.rule-index')
  if (index === null) return
  const mark = rows.get(number)
  const isFired = fired.has(number)
  put(row, 'data-mark', mark?.tone)
  put(row, 'data-fired', isFired ? '' : undefined)
  const said = [mark?.words, isFired ? words.fired : undefined].filter((some) => some !== undefined)
  put(index, 'title', said.length === 0 ? undefined : said.join('\n'))
  put(index, 'aria-label', [words.row(number), ...said].join('; '))
  put(index, 'role', 'rowheader')
  for (const [at, box] of [...row.querySelectorAll('[role="textbox"]')].entries()) {
    put(box, 'contenteditable', readOnly ? 'false' : 'true')
    const column = columns[at]
    if (column === undefined) continue
    put(box, 'aria-label', words.cell(number, column.label))
    put(box.closest('td')!, 'data-words', words.meaning(box.textContent, column))
  }
}
