// A change of declared values written into the table: the declaration and every cell it concerns, undone in one step.

import type { Col, TableViewer } from 'dmn-js/lib/Modeler'
import type { Column } from './columns.ts'
import { type RowConcerned, rowsConcerned, type ValueChange, valuesAfter } from './declared-values.ts'
import { together } from './modeler.ts'
import { rowsOf } from './rows.ts'

const colOf = (viewer: TableViewer, { id }: Column): Col =>
  viewer
    .get('sheet')
    .getRoot()
    .cols.find((col) => col.id === id)!

/** The rows of the open table that a change concerns. */
export function concernedIn(
  viewer: TableViewer,
  column: Column,
  change: ValueChange,
): readonly RowConcerned[] {
  const at = viewer
    .get('sheet')
    .getRoot()
    .cols.findIndex(({ id }) => id === column.id)
  const cells = rowsOf(viewer).map((row) => row.cells[at]?.businessObject.text ?? '')
  return rowsConcerned(cells, column, change)
}

export function writeValues(viewer: TableViewer, column: Column, change: ValueChange): void {
  const col = colOf(viewer, column)
  const at = viewer.get('sheet').getRoot().cols.indexOf(col)
  const concerned = concernedIn(viewer, column, change)
  const modeling = viewer.get('modeling')
  const literals = valuesAfter(column.values, change).map((value) =>
    column.type === 'string' ? `"${value}"` : value,
  )
  together(viewer, () => {
    modeling.editAllowedValues(col.businessObject, literals)
    for (const { row, effect, after } of concerned) {
      if (effect !== 'rewritten') continue
      modeling.editCell(rowsOf(viewer)[row - 1]!.cells[at]!.businessObject, after)
    }
  })
}
