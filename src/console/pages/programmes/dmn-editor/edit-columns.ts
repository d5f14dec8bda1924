// What can be done with columns where they are free: write one anew, add one, take one out; each is undone in one step.

import type { Col, TableViewer } from 'dmn-js/lib/Modeler'
import type { Column } from './columns.ts'
import { together } from './modeler.ts'

/** A column as it is written in the dialog; values without quotes. */
export interface WrittenColumn {
  readonly kind: 'input' | 'output'
  readonly written: string
  readonly name: string
  readonly type: string
  readonly values: readonly string[]
}

export const columnName = /^[A-Za-z][A-Za-z0-9]{0,63}$/

/** Writes a column anew, or adds it as the last of its kind when it has no id yet. */
export function writeColumn(viewer: TableViewer, id: string | undefined, column: WrittenColumn): void {
  together(viewer, () => {
    const col = id === undefined ? added(viewer, column) : colOf(viewer, id)
    if (col === undefined) return
    const { businessObject } = col
    const { kind, written, name, type, values } = column
    const modeling = viewer.get('modeling')
    modeling.updateProperties(
      businessObject,
      kind === 'input'
        ? { label: written, inputExpression: { text: name, typeRef: type } }
        : { label: written, name, typeRef: type },
    )
    const literals = values.map((value) => (type === 'string' ? `"${value}"` : value))
    modeling.editAllowedValues(businessObject, literals.length === 0 || type === 'boolean' ? null : literals)
  })
}

export function removeColumn(viewer: TableViewer, { id }: Column): void {
  const col = colOf(viewer, id)
  if (col !== undefined) viewer.get('modeling').removeCol(col)
}

const colOf = (viewer: TableViewer, id: string): Col | undefined =>
  viewer
    .get('sheet')
    .getRoot()
    .cols.find((col) => col.id === id)

function added(viewer: TableViewer, { kind }: WrittenColumn): Col {
  const { cols } = viewer.get('sheet').getRoot()
  const inputs = cols.filter(({ businessObject }) => businessObject.$type === 'dmn:InputClause').length
  const isInput = kind === 'input'
  const type = isInput ? 'dmn:InputClause' : 'dmn:OutputClause'
  return viewer.get('modeling').addCol({ type }, isInput ? inputs : cols.length)
}
