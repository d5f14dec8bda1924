// One column in a dialog: its label, its name, its type, and the values that are allowed in it.

import { Button, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { useSpeech } from '../../../words/language.tsx'
import { type Column, itemsIn } from './columns.ts'
import { columnName, removeColumn, type WrittenColumn, writeColumn } from './edit-columns.ts'
import type { OpenTable } from './use-table.ts'

interface ColumnDialogProps {
  readonly table: OpenTable
  /** The column to write anew, or the kind of the one to add. */
  readonly column: Column | 'input' | 'output'
  /** True where another column of its kind would remain. */
  readonly mayRemove: boolean
  readonly close: () => void
}

const blank = (kind: 'input' | 'output'): WrittenColumn => ({
  kind,
  written: '',
  name: '',
  type: kind === 'input' ? 'string' : 'boolean',
  values: [],
})

export function ColumnDialog({ table, column, mayRemove, close }: ColumnDialogProps) {
  const { say } = useSpeech()
  const old = typeof column === 'string' ? undefined : column
  const first = typeof column === 'string' ? blank(column) : (column as WrittenColumn)
  const [written, write] = useState(first)
  const [values, setValues] = useState(first.values.join(', '))
  const next = { ...written, values: itemsIn(values.replace(/[，、；]/g, ',')) }
  const why = useReason(next)
  const done = (work: () => void) => () => {
    work()
    close()
  }
  return (
    <Modal
      open
      title={
        old === undefined
          ? say(first.kind === 'input' ? 'addCondition' : 'addAnswer')
          : say('editColumn', { column: old.label })
      }
      okText={say('keepColumn')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: why !== undefined }}
      onOk={done(() => writeColumn(table.viewer, old?.id, next))}
      onCancel={close}
    >
      <div className="paste-dialog">
        <Field
          label={say('columnLabel')}
          value={written.written}
          onWrite={(text) => write({ ...written, written: text })}
        />
        <Field
          label={say('columnFact')}
          value={written.name}
          onWrite={(name) => write({ ...written, name })}
        />
        <TypeChoice type={written.type} choose={(type) => write({ ...written, type })} />
        {written.type !== 'boolean' && (
          <Field label={say('columnValues')} value={values} onWrite={setValues} />
        )}
        <p className="reason" role="status">
          {why}
        </p>
        {old !== undefined && mayRemove && (
          <div>
            <Button danger size="small" onClick={done(() => removeColumn(table.viewer, old))}>
              {say('removeColumn')}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  )
}

/** Why a column may not be kept as it is written. */
function useReason({ kind, name, type, values }: WrittenColumn): string | undefined {
  const { say } = useSpeech()
  if (!columnName.test(name)) return say('columnNameWrong')
  if (kind === 'input' && type !== 'boolean' && values.length === 0) return say('columnValuesMissing')
  return undefined
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onWrite: (text: string) => void
}

function Field({ label, value, onWrite }: FieldProps) {
  const id = useId()
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <Input id={id} value={value} spellCheck={false} onChange={({ target }) => onWrite(target.value)} />
    </span>
  )
}

function TypeChoice({ type, choose }: { readonly type: string; readonly choose: (type: string) => void }) {
  const { say } = useSpeech()
  const id = useId()
  const options = [
    { value: 'string', label: say('typeText') },
    { value: 'number', label: say('typeNumber') },
    { value: 'boolean', label: say('typeYesNo') },
  ]
  return (
    <span className="field">
      <label htmlFor={id}>{say('columnType')}</label>
      <Select id={id} className="filter" value={type} onChange={choose} options={options} />
    </span>
  )
}
