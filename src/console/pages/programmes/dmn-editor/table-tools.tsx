// The tools above the table; each says why it may not be used and which key does the same.

import { Button, Select, Tooltip } from 'antd'
import { useId } from 'react'
import { useSpeech } from '../../../words/language.tsx'
import { ColumnChoice } from './column-choice.tsx'
import type { Column } from './columns.ts'
import { selectedRow } from './modeler.ts'
import type { RowActions } from './use-row-actions.ts'
import type { OpenTable } from './use-table.ts'

export interface TableToolsProps {
  readonly table: OpenTable
  readonly columns: readonly Column[]
  readonly actions: RowActions
  readonly hidden: ReadonlySet<string>
  readonly hide: (hidden: ReadonlySet<string>) => void
  readonly valuesOnly: boolean
  /** Why this person may change no column and no declared value. */
  readonly shapeNote: string | undefined
}

export function TableTools(props: TableToolsProps) {
  const { say } = useSpeech()
  const { table, actions } = props
  const stack = table.viewer.get('commandStack')
  const noRow = selectedRow(table.viewer) === undefined ? say('selectRowFirst') : undefined
  return (
    <>
      {table.decisions.length > 1 && <DecisionChoice table={table} />}
      <div className="table-tools" role="toolbar" aria-label={say('tableToolbar')}>
        <Tool onUse={actions.add} keys="Alt+Insert" words={say('addRow')} />
        <Tool onUse={actions.duplicate} keys="Ctrl+D" words={say('duplicateRow')} why={noRow} />
        <Tool onUse={() => actions.move(-1)} keys="Alt+↑" words={say('moveRowUp')} why={noRow} />
        <Tool onUse={() => actions.move(1)} keys="Alt+↓" words={say('moveRowDown')} why={noRow} />
        <Tool onUse={actions.remove} keys="Alt+Delete" words={say('removeRow')} why={noRow} />
        <Tool onUse={actions.copy} keys="Ctrl+Shift+C" words={say('copyRow')} why={noRow} />
        <Tool onUse={actions.copyAll} words={say('copyAllRows')} />
        <Tool onUse={() => actions.beginPaste()} keys="Ctrl+V" words={say('pasteBlock')} />
        <Tool
          onUse={actions.undo}
          keys="Ctrl+Z"
          words={say('undo')}
          why={stack.canUndo() ? undefined : say('nothingToUndo')}
        />
        <Tool
          onUse={actions.redo}
          keys="Ctrl+Y"
          words={say('redo')}
          why={stack.canRedo() ? undefined : say('nothingToRedo')}
        />
        <ColumnChoice {...props} />
      </div>
      <details className="quiet">
        <summary>{say('keys')}</summary>
        {say('keysHint')}
      </details>
      {props.valuesOnly && (
        <p className="quiet">
          {props.shapeNote === undefined
            ? say('valuesOnlyHint')
            : say('valuesOnlyYours', { role: props.shapeNote })}
        </p>
      )}
    </>
  )
}

interface ToolProps {
  readonly onUse: () => void
  readonly words: string
  readonly keys?: string
  /** Why it may not be used now. */
  readonly why?: string | undefined
}

function Tool({ onUse, words, keys, why }: ToolProps) {
  const hint = [why, keys].filter((some) => some !== undefined).join(' · ')
  return (
    <Tooltip title={hint === '' ? undefined : hint}>
      <Button
        size="small"
        className={why === undefined ? '' : 'is-off'}
        aria-disabled={why !== undefined}
        aria-description={why}
        aria-keyshortcuts={keys?.replace('Ctrl', 'Control').replace('↑', 'ArrowUp').replace('↓', 'ArrowDown')}
        onClick={() => why === undefined && onUse()}
      >
        {words}
      </Button>
    </Tooltip>
  )
}

function DecisionChoice({ table }: { readonly table: OpenTable }) {
  const { say } = useSpeech()
  const id = useId()
  const options = table.decisions.map((view) => ({ value: view.id, label: view.element.name ?? view.id }))
  return (
    <span className="field">
      <label htmlFor={id}>{say('decisionOfFile')}</label>
      <Select
        id={id}
        className="file-choice"
        value={table.decision.id}
        onChange={table.choose}
        options={options}
      />
    </span>
  )
}
