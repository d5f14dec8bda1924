// The actions on rows as keys and buttons call them: on the row that is selected, and told to the screen reader.

import type { Row } from 'dmn-js/lib/Modeler'
import { useState } from 'react'
import { useSpeech } from '../../../words/language.tsx'
import type { Block } from './block.ts'
import type { Column } from './columns.ts'
import { copiedRows, keepCopied } from './copied-rows.ts'
import { selectedRow } from './modeler.ts'
import {
  addRow,
  copyOf,
  duplicateRow,
  insertBlock,
  moveRow,
  overwriteBlock,
  removeRow,
  rowsOf,
  selectRow,
} from './rows.ts'
import type { OpenTable } from './use-table.ts'

/** A paste that is being looked at: the text and the column in which it begins. */
export interface Pasting {
  readonly text: string
  readonly first: number
}

export interface RowActions {
  readonly add: () => void
  readonly duplicate: () => void
  readonly move: (by: -1 | 1) => void
  readonly remove: () => void
  readonly copy: () => void
  readonly copyAll: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly pasting: Pasting | undefined
  readonly beginPaste: (text?: string) => void
  readonly paste: (block: Block, isOver: boolean) => void
  readonly endPaste: () => void
  /** What was done last, in words. */
  readonly said: string
}

export function useRowActions({ viewer }: OpenTable, columns: readonly Column[]): RowActions {
  const { say } = useSpeech()
  const [said, tell] = useState('')
  const [pasting, setPasting] = useState<Pasting>()
  /** Does something and selects the row it answers with, in the column that was selected before. */
  const then = (work: (row: Row | undefined) => Row | undefined) => () => {
    const at = placeOfSelection(viewer)
    const row = work(selectedRow(viewer))
    if (row !== undefined) selectRow(viewer, row, at)
  }
  const onRow = (work: (row: Row) => Row | undefined) => then((row) => (row === undefined ? row : work(row)))
  /** Does something that may take the selected row away, and selects the row that stands in its place then. */
  const back = (work: () => unknown) => () => {
    const before = selectedRow(viewer)
    const number = before === undefined ? 0 : rowsOf(viewer).indexOf(before)
    then(() => {
      work()
      return selectedRow(viewer) ?? rowsOf(viewer)[Math.min(number, rowsOf(viewer).length - 1)]
    })()
  }
  const copy = (rows: readonly Row[]) => {
    keepCopied(copyOf(columns, rows))
    tell(say('rowsCopied', { count: rows.length }))
  }
  const stack = viewer.get('commandStack')
  return {
    said,
    pasting,
    add: then((row) => addRow(viewer, row)),
    duplicate: onRow((row) => duplicateRow(viewer, row)),
    move: (by) => onRow((row) => moveRow(viewer, row, by))(),
    remove: onRow((row) => removeRow(viewer, row)),
    copy: onRow((row) => {
      copy([row])
      return row
    }),
    copyAll: () => copy(rowsOf(viewer)),
    undo: back(() => stack.canUndo() && stack.undo()),
    redo: back(() => stack.canRedo() && stack.redo()),
    beginPaste: (text) => setPasting({ text: text ?? copiedRows(), first: placeOfSelection(viewer) }),
    endPaste: () => setPasting(undefined),
    paste: (block, isOver) => {
      setPasting(undefined)
      tell(say('pasted', { count: block.rows.length }))
      then((row) =>
        isOver && row !== undefined ? overwriteBlock(viewer, block, row) : insertBlock(viewer, block, row),
      )()
    },
  }
}

/** The place of the selected cell in its row, from 0. */
function placeOfSelection(viewer: OpenTable['viewer']): number {
  const selected = viewer.get('selection').get()
  if (selected === undefined || !('row' in selected)) return 0
  return Math.max(0, selected.row.cells.indexOf(selected))
}
