// What can be done with rows: add, duplicate, move, remove, copy, and write a block; each is undone in one step.

import type { Cell, Part, Row, TableViewer } from 'dmn-js/lib/Modeler'
import { type Block, lineOf } from './block.ts'
import { annotationId, type Column } from './columns.ts'
import { together } from './modeler.ts'

export const rowsOf = (viewer: TableViewer): readonly Row[] => viewer.get('sheet').getRoot().rows

const textOf = (cell: Cell): string => cell.businessObject.text ?? ''

/** The texts of a row under the columns, its annotation last. */
export const textsOf = (row: Row): readonly string[] => [
  ...row.cells.map(textOf),
  row.businessObject.description ?? '',
]

/** Selects the first cell of a row, or the one that stands in a column. */
export function selectRow(viewer: TableViewer, row: Row, column = 0): void {
  const cell = row.cells[Math.max(0, Math.min(column, row.cells.length - 1))]
  if (cell !== undefined) viewer.get('selection').select(cell)
}

/** A new row with these texts, not in the table yet. */
function newRow(viewer: TableViewer, texts: readonly string[], annotation: string): Row {
  const elements = viewer.get('elementFactory')
  const parts = viewer.get('dmnFactory')
  const row = elements.create('row', { type: 'dmn:DecisionRule' })
  row.businessObject.description = annotation
  for (const [at, col] of viewer.get('sheet').getRoot().cols.entries()) {
    const kind = col.businessObject.$type === 'dmn:InputClause' ? 'dmn:UnaryTests' : 'dmn:LiteralExpression'
    const businessObject = parts.create(kind, { text: texts[at] ?? '' })
    row.cells.push(elements.create('cell', { row, col, businessObject }))
  }
  return row
}

/** Adds an empty row below a row, at the end without one. */
export function addRow(viewer: TableViewer, below: Row | undefined): Row {
  const { cols } = viewer.get('sheet').getRoot()
  const texts = cols.map(({ businessObject }) => (businessObject.$type === 'dmn:InputClause' ? '-' : ''))
  return insert(viewer, newRow(viewer, texts, ''), below)
}

export function duplicateRow(viewer: TableViewer, row: Row): Row {
  const texts = textsOf(row)
  return insert(viewer, newRow(viewer, texts, texts.at(-1)!), row)
}

function insert(viewer: TableViewer, row: Row, below: Row | undefined): Row {
  const rows = rowsOf(viewer)
  viewer.get('modeling').addRow(row, below === undefined ? rows.length : rows.indexOf(below) + 1)
  return row
}

/** Moves a row up (-1) or down (1); at the edge it stays. */
export function moveRow(viewer: TableViewer, row: Row, by: -1 | 1): Row {
  const rows = rowsOf(viewer)
  const to = rows.indexOf(row) + by
  if (to >= 0 && to < rows.length) viewer.get('modeling').moveRow(row, to)
  return row
}

/** Removes a row; the row that takes its place, when there is one. */
export function removeRow(viewer: TableViewer, row: Row): Row | undefined {
  const at = rowsOf(viewer).indexOf(row)
  viewer.get('modeling').removeRow(row)
  const rows = rowsOf(viewer)
  return rows[Math.min(at, rows.length - 1)]
}

/** Rows as a spreadsheet takes them, under a line that names the columns. */
export const copyOf = (columns: readonly Column[], rows: readonly Row[]): string =>
  [columns.map(({ name }) => name), ...rows.map(textsOf)].map(lineOf).join('\n')

/** Writes a block as new rows below a row, as one step; the first of them. */
export function insertBlock(viewer: TableViewer, block: Block, below: Row | undefined): Row | undefined {
  const { cols, rows } = viewer.get('sheet').getRoot()
  const first = below === undefined ? rows.length : rows.indexOf(below) + 1
  const written = block.rows.map((cells) => {
    const textUnder = (id: string): string | undefined =>
      cells[block.columns.findIndex((column) => column.id === id)]?.text
    const texts = cols.map(({ id, businessObject }) => textUnder(id) ?? blankFor(businessObject))
    return newRow(viewer, texts, textUnder(annotationId) ?? '')
  })
  together(viewer, () => {
    for (const [at, row] of written.entries()) viewer.get('modeling').addRow(row, first + at)
  })
  return written[0]
}

const blankFor = ({ $type }: Part): string => ($type === 'dmn:InputClause' ? '-' : '')

/** Writes a block over the cells from a row on, as one step; lines beyond the last row become new rows. */
export function overwriteBlock(viewer: TableViewer, block: Block, from: Row): Row {
  const rows = rowsOf(viewer)
  const first = rows.indexOf(from)
  const over = block.rows.slice(0, rows.length - first)
  const modeling = viewer.get('modeling')
  together(viewer, () => {
    for (const [line, cells] of over.entries()) {
      const row = rows[first + line]!
      for (const [at, { text }] of cells.entries()) {
        const { id } = block.columns[at]!
        const cell = row.cells.find(({ col }) => col.id === id)
        if (cell !== undefined) modeling.editCell(cell.businessObject, text)
        else if (id === annotationId) modeling.editAnnotation(row.businessObject, text)
      }
    }
    const more = { ...block, rows: block.rows.slice(over.length) }
    if (more.rows.length > 0) insertBlock(viewer, more, rows.at(-1))
  })
  return from
}
