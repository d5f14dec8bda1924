// The declared values of a column in a dialog: add one, rename one, take one out, each with the rows it concerns first.

import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useSpeech } from '../../../words/language.tsx'
import type { Column } from './columns.ts'
import { type RowConcerned, type ValueChange, valuesAfter } from './declared-values.ts'
import type { OpenTable } from './use-table.ts'
import { groupOf } from './value-words.ts'
import { concernedIn, writeValues } from './write-values.ts'

interface ValuesDialogProps {
  readonly table: OpenTable
  readonly column: Column
  readonly close: () => void
}

export function ValuesDialog({ table, column, close }: ValuesDialogProps) {
  const { say } = useSpeech()
  const [change, plan] = useState<ValueChange>()
  const why = useReason(column, change)
  const write = () => {
    if (change !== undefined) writeValues(table.viewer, column, change)
    close()
  }
  return (
    <Modal
      open
      title={say('valuesOf', { column: column.label })}
      okText={say('keepColumn')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: why !== undefined, title: why }}
      onOk={write}
      onCancel={close}
    >
      <div className="paste-dialog">
        <p className="quiet">{say('valuesLead')}</p>
        <DeclaredValues column={column} change={change} plan={plan} />
        <NewValue change={change} plan={plan} />
        <div role="status">
          {change !== undefined && why !== undefined && <p className="reason">{why}</p>}
          {change !== undefined && why === undefined && (
            <Concerned rows={concernedIn(table.viewer, column, change)} change={change} />
          )}
        </div>
      </div>
    </Modal>
  )
}

interface PlannedProps {
  readonly change: ValueChange | undefined
  readonly plan: (change: ValueChange | undefined) => void
}

function DeclaredValues({ column, change, plan }: PlannedProps & { readonly column: Column }) {
  const { say, name } = useSpeech()
  const renamed = (value: string) => (change?.kind === 'rename' && change.value === value ? change.to : value)
  const rename = (value: string, to: string) => plan(to === value ? undefined : { kind: 'rename', value, to })
  return (
    <ul className="declared-values">
      {column.values.map((value) => {
        const isTakenOut = change?.kind === 'remove' && change.value === value
        return (
          <li key={value} data-value={value}>
            <Input
              aria-label={say('renameValue', { value: name(groupOf(column.name), value) })}
              className="code"
              value={renamed(value)}
              disabled={isTakenOut}
              spellCheck={false}
              onChange={({ target }) => rename(value, target.value.trim())}
            />
            <span className="quiet">{name(groupOf(column.name), value)}</span>
            <Button
              size="small"
              aria-pressed={isTakenOut}
              type={isTakenOut ? 'primary' : 'default'}
              aria-label={say('removeValue', { value: name(groupOf(column.name), value) })}
              onClick={() => plan(isTakenOut ? undefined : { kind: 'remove', value })}
            >
              {say('takeOut')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

function NewValue({ change, plan }: PlannedProps) {
  const { say } = useSpeech()
  const id = useId()
  return (
    <span className="field">
      <label htmlFor={id}>{say('newValue')}</label>
      <Input
        id={id}
        className="code"
        value={change?.kind === 'add' ? change.value : ''}
        spellCheck={false}
        onChange={({ target }) => {
          const value = target.value.trim()
          plan(value === '' ? undefined : { kind: 'add', value })
        }}
      />
    </span>
  )
}

/** What becomes of which rows, before it is written. */
function Concerned({
  rows,
  change,
}: {
  readonly rows: readonly RowConcerned[]
  readonly change: ValueChange
}) {
  const { say } = useSpeech()
  const numbers = (effect: RowConcerned['effect']) =>
    rows
      .filter((row) => row.effect === effect)
      .map(({ row }) => row)
      .join(say('listSeparator'))
  const [rewritten, more, alone] = [numbers('rewritten'), numbers('answers_too'), numbers('names_it_alone')]
  return (
    <ul className="values-concerned">
      {rows.length === 0 && change.kind !== 'add' && <li>{say('valueInNoRow')}</li>}
      {change.kind === 'add' && more === '' && <li>{say('valueNobodyAnswers')}</li>}
      {more !== '' && <li>{say('rowsAnswerToo', { rows: more })}</li>}
      {alone !== '' && <li>{say('rowsNameItAlone', { rows: alone })}</li>}
      {rewritten !== '' && (
        <li>
          {say('rowsRewritten', { rows: rewritten })}
          {rows
            .filter(({ effect }) => effect === 'rewritten')
            .map(({ row, before, after }) => (
              <span key={row} className="code" translate="no">
                <del>{before}</del> <ins>{after}</ins>
              </span>
            ))}
        </li>
      )}
      <li className="quiet">{say('valuesUndo')}</li>
    </ul>
  )
}

const wordForm = /^[A-Za-z][A-Za-z0-9_.-]{0,39}$/
const numberForm = /^-?\d{1,9}(?:\.\d{1,6})?$/

/** Why a change may not be made. */
function useReason({ values, type }: Column, change: ValueChange | undefined): string | undefined {
  const { say } = useSpeech()
  if (change === undefined) return say('changeValueFirst')
  const after = valuesAfter(values, change)
  if (after.length === 0) return say('columnValuesMissing')
  const written = change.kind === 'add' ? change.value : change.kind === 'rename' ? change.to : undefined
  if (written === undefined) return undefined
  if (!(type === 'number' ? numberForm : wordForm).test(written))
    return say(type === 'number' ? 'valueNotNumber' : 'valueNotWord')
  return after.filter((value) => value === written).length > 1 ? say('valueThereAlready') : undefined
}
