// Which columns are shown, one by one or by group; and their order, where columns may be moved.

import { Button, Checkbox, Popover } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../../words/language.tsx'
import { ColumnDialog } from './column-dialog.tsx'
import type { Column, ColumnKind } from './columns.ts'
import type { TableToolsProps } from './table-tools.tsx'
import { ValuesDialog } from './values-dialog.tsx'

type Edited = Column | 'input' | 'output'

interface GroupsProps extends Omit<TableToolsProps, 'actions'> {
  readonly edit: (column: Edited) => void
  readonly editValues: (column: Column) => void
}

export function ColumnChoice(props: Omit<TableToolsProps, 'actions'>) {
  const { say } = useSpeech()
  const { hidden, columns, table } = props
  const [isOpen, open] = useState(false)
  const [edited, setEdited] = useState<Edited>()
  const [declaring, declare] = useState<Column>()
  const edit = (column: Edited) => {
    open(false)
    setEdited(column)
  }
  const editValues = (column: Column) => {
    open(false)
    declare(column)
  }
  const kind = typeof edited === 'object' ? edited.kind : edited
  const mayRemove = columns.filter((column) => column.kind === kind).length > 1
  return (
    <>
      <Popover
        trigger="click"
        placement="bottomLeft"
        open={isOpen}
        onOpenChange={open}
        content={<Groups {...props} edit={edit} editValues={editValues} />}
      >
        <Button size="small">
          {hidden.size === 0 ? say('columnsShown') : say('columnsHidden', { count: hidden.size })}
        </Button>
      </Popover>
      {edited !== undefined && (
        <ColumnDialog
          table={table}
          column={edited}
          mayRemove={mayRemove}
          close={() => setEdited(undefined)}
        />
      )}
      {declaring !== undefined && (
        <ValuesDialog table={table} column={declaring} close={() => declare(undefined)} />
      )}
    </>
  )
}

function Groups(props: GroupsProps) {
  const { say } = useSpeech()
  const { columns, hidden, hide, edit, editValues } = props
  const groups: readonly (readonly [ColumnKind, string])[] = [
    ['input', say('conditionColumns')],
    ['output', say('answerColumns')],
    ['annotation', say('sourceColumn')],
  ]
  const show = (some: readonly Column[], isShown: boolean) => {
    const ids = some.map(({ id }) => id)
    const others = [...hidden].filter((id) => !ids.includes(id))
    hide(new Set(isShown ? others : [...others, ...ids]))
  }
  return (
    <div className="column-choice">
      {groups.map(([kind, words]) => {
        const own = columns.filter((column) => column.kind === kind)
        const shown = own.filter(({ id }) => !hidden.has(id))
        return (
          <fieldset key={kind}>
            <Checkbox
              checked={shown.length > 0}
              indeterminate={shown.length > 0 && shown.length < own.length}
              onChange={({ target }) => show(own, target.checked)}
            >
              <strong>{words}</strong>
            </Checkbox>
            {kind !== 'annotation' &&
              own.map((column, at) => (
                <div key={column.id} className="column-line">
                  <Checkbox
                    checked={!hidden.has(column.id)}
                    onChange={({ target }) => show([column], target.checked)}
                  >
                    {column.label}
                  </Checkbox>
                  {props.shapeNote === undefined && column.values.length > 0 && column.type !== 'boolean' && (
                    <Button
                      size="small"
                      aria-label={say('valuesOf', { column: column.label })}
                      onClick={() => editValues(column)}
                    >
                      {say('values')}
                    </Button>
                  )}
                  {!props.valuesOnly && (
                    <>
                      <Order {...props} column={column} isFirst={at === 0} isLast={at === own.length - 1} />
                      <Button
                        size="small"
                        aria-label={say('editColumn', { column: column.label })}
                        onClick={() => edit(column)}
                      >
                        ✎
                      </Button>
                    </>
                  )}
                </div>
              ))}
            {kind !== 'annotation' && !props.valuesOnly && (
              <Button size="small" onClick={() => edit(kind)}>
                {say(kind === 'input' ? 'addCondition' : 'addAnswer')}
              </Button>
            )}
          </fieldset>
        )
      })}
    </div>
  )
}

interface OrderProps extends Pick<TableToolsProps, 'table'> {
  readonly column: Column
  readonly isFirst: boolean
  readonly isLast: boolean
}

function Order({ table, column, isFirst, isLast }: OrderProps) {
  const { say } = useSpeech()
  const move = (by: -1 | 1) => {
    const { cols } = table.viewer.get('sheet').getRoot()
    const at = cols.findIndex(({ id }) => id === column.id)
    table.viewer.get('modeling').moveCol(cols[at]!, at + by)
  }
  return (
    <>
      <Button
        size="small"
        disabled={isFirst}
        aria-label={say('moveColumnLeft', { column: column.label })}
        onClick={() => move(-1)}
      >
        ←
      </Button>
      <Button
        size="small"
        disabled={isLast}
        aria-label={say('moveColumnRight', { column: column.label })}
        onClick={() => move(1)}
      >
        →
      </Button>
    </>
  )
}
