// The selected cell above the table: its values to choose from, so that nobody needs to know how they are written.

import { Button } from 'antd'
import type { Cell, Row } from 'dmn-js/lib/Modeler'
import type { Ref } from 'react'
import { useSpeech } from '../../../words/language.tsx'
import { anyValue, type Choice, choiceIn, textOfChoice, toggled } from './choice.ts'
import type { Column } from './columns.ts'
import { selectedRow, together } from './modeler.ts'
import { rowsOf } from './rows.ts'
import type { OpenTable } from './use-table.ts'
import { groupOf } from './value-words.ts'

interface CellBarProps {
  readonly ref: Ref<HTMLDivElement>
  readonly table: OpenTable
  readonly columns: readonly Column[]
}

export function CellBar({ ref, table, columns }: CellBarProps) {
  const { say } = useSpeech()
  const { selected, viewer } = table
  const isCell = selected !== undefined && 'row' in selected
  const backToCell = () => {
    if (selected === undefined) return
    viewer.get('eventBus').fire('cellSelection.changed', {
      elementId: selected.id,
      selection: { selected: true, focussed: true },
    })
  }
  return (
    // Escape goes back to the cell; every key it holds is a button of its own.
    <div
      ref={ref}
      className="cell-bar"
      role="toolbar"
      aria-label={say('chooseCell')}
      onKeyDown={(event) => event.key === 'Escape' && backToCell()}
    >
      {isCell ? (
        <CellChoice cell={selected} table={table} columns={columns} />
      ) : (
        <SourceHint table={table} columns={columns} />
      )}
    </div>
  )
}

/** The annotation of a row has no choice of values; the announcement points to the row by its id. */
function SourceHint({ table, columns }: Omit<CellBarProps, 'ref'>) {
  const { say } = useSpeech()
  const row = selectedRow(table.viewer)
  if (row === undefined) return <span className="quiet">{say('chooseCell')}</span>
  const number = rowsOf(table.viewer).indexOf(row) + 1
  return (
    <>
      <strong className="cell-place">{say('cellAt', { row: number, column: columns.at(-1)!.label })}</strong>
      <span className="quiet">{say('sourceHint')}</span>
      <RowId row={row} />
    </>
  )
}

function RowId({ row }: { readonly row: Row }) {
  const { say } = useSpeech()
  return (
    <span className="quiet row-id">
      {say('rowId')}{' '}
      <code className="code" translate="no">
        {row.id}
      </code>
    </span>
  )
}

interface CellChoiceProps extends Omit<CellBarProps, 'ref'> {
  readonly cell: Cell
}

function CellChoice({ cell, table, columns }: CellChoiceProps) {
  const { say } = useSpeech()
  const { viewer } = table
  const column = columns[cell.row.cells.indexOf(cell)]
  const row = rowsOf(viewer).indexOf(cell.row) + 1
  if (column === undefined || row === 0) return <span className="quiet">{say('chooseCell')}</span>
  const text = cell.businessObject.text ?? ''
  const choice = choiceIn(text, column)
  const choose = (next: Choice) =>
    together(viewer, () => viewer.get('modeling').editCell(cell.businessObject, textOfChoice(next, column)))
  return (
    <>
      <strong className="cell-place">{say('cellAt', { row, column: column.label })}</strong>
      {column.values.length > 0 && column.type !== 'number' ? (
        <Values column={column} choice={choice} choose={choose} />
      ) : (
        <span className="quiet">{say(column.type === 'number' ? 'numberHint' : 'answerTextHint')}</span>
      )}
      <RowId row={cell.row} />
    </>
  )
}

interface ValuesProps {
  readonly column: Column
  readonly choice: Choice | undefined
  readonly choose: (choice: Choice) => void
}

function Values({ column, choice, choose }: ValuesProps) {
  const { say, name } = useSpeech()
  const isInput = column.kind === 'input'
  const isAny = choice !== undefined && choice.values.length === 0
  return (
    <>
      {isInput && (
        <Pressed isOn={isAny} onPress={() => choose(anyValue)}>
          {say('anyValue')}
        </Pressed>
      )}
      {column.values.map((value) => (
        <Pressed
          key={value}
          isOn={choice?.values.includes(value) === true}
          onPress={() => choose(toggled(choice ?? anyValue, value, column))}
        >
          {name(groupOf(column.name), value)}
        </Pressed>
      ))}
      {isInput && choice !== undefined && !isAny && (
        <Pressed isOn={choice.isExcept} onPress={() => choose({ ...choice, isExcept: !choice.isExcept })}>
          {say('allBut')}
        </Pressed>
      )}
    </>
  )
}

interface PressedProps {
  readonly isOn: boolean
  readonly onPress: () => void
  readonly children: string
}

function Pressed({ isOn, onPress, children }: PressedProps) {
  return (
    <Button size="small" type={isOn ? 'primary' : 'default'} aria-pressed={isOn} onClick={onPress}>
      {children}
    </Button>
  )
}
